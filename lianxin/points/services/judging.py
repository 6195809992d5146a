"""An objection to a posted claim: three strangers to it decide, and what they find is carried out."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.points import policies, selectors
from lianxin.points.models import PanelDecision, Reversal
from lianxin.points.services.batching import SOURCE, lock_batch
from lianxin.points.services.claiming import lock_claim
from lianxin.points.services.reversing import begin_reversal
from lianxin.points.services.strangers import TIES, Judge, Tie, tie_to
from lianxin.points.services.telling import tell_home
from lianxin.points.services.terms import last_day, settling_day
from lianxin.points.services.unnamed import require_unnamed
from lianxin.points.services.wording import batch_body, batch_name, batch_table
from lianxin.points.vocabulary import AuditTag, BatchState, ClaimState, MessageKind, ReversalGround, ReversalState

PANEL = 3


@action
def decide_objection(*, batch, objection, claim, is_upheld, words, by, members=(), villagers=(), site="", at=None):
    """Three people, one of them of the supervision committee and none of them concerned, found that an objection is right or
    not. Right: the claim is taken out, or its award is on its way back once it was settled, and the batch hangs anew, corrected.
    Nobody is named in what everybody reads. ``claim`` is ``None`` for an objection to no single one.

    ``members`` have an account, ``villagers`` are persons without; what a villager found is taken down by ``by``, and the
    record keeps both names.
    """
    at, batch = at or clock.now(), lock_batch(batch)
    policies.can_decide_objection(by, batch).or_raise()
    claim = claim and lock_claim(claim)
    if claim and claim.batch_id != batch.pk:
        raise RuleBroken(_("这一笔不在这一批里。"), field="claim")
    stood = claim is None or selectors.claims_of_batch(batch).filter(pk=claim.pk).exists()
    if PanelDecision.objects.filter(objection=objection.public_id).exists():
        raise RuleBroken(_("这件异议评议小组已经定过。不同意的可以申诉，由上一级定。"), field="objection")
    if not board.open_objections_to(SOURCE).filter(pk=objection.pk, notice__source_id=batch.public_id).exists():
        raise RuleBroken(_("这件异议不是对这一批提的，或者已经答复了。请刷新页面。"), field="objection")
    if claim:
        _require_stranger_to_enter(claim, by)
    judges = _judges(members, villagers)
    _require_panel(batch, claim, judges, objection, clock.day_of(at))
    require_unnamed(words, batch=batch, claim=claim, objection=objection)
    PanelDecision.objects.create(
        claim=claim, objection=objection.public_id, is_upheld=is_upheld, words=words.strip(), at=at,
        members=[_recorded(judge, by) for judge in judges], batch=batch,
        appeal_until=last_day(batch.division, clock.day_of(at), "points.objection_working_days"),
    )  # fmt: skip
    if not is_upheld:
        bulletin.dismiss_objection(objection=objection, answer=words, by=by, at=at)
    else:
        bulletin.uphold_objection(objection=objection, answer=words, by=by, at=at)
        correct_batch(batch, claim, objection, stood, by, site, at)
    _tell_members(batch, objection, judges, is_upheld, words, by)
    after = {"claim": claim and claim.public_id, "upheld": is_upheld}
    audit.record(AuditTag.DECIDE_OBJECTION, batch, by, after=after, reason=words, at=at)
    return batch


def _judges(members, villagers):
    """Whoever has an account is asked by it, also when they were picked from the people of the village."""
    judges = [Judge(user.name, user.pk) for user in members]
    judges += [
        Judge(person.name, person.user_id) if person.user_id else Judge(person.name, person=person)
        for person in villagers
    ]
    return judges


def _recorded(judge, by):
    if judge.user_id:
        return {"id": judge.user_id, "name": judge.name}
    return {"person": judge.person.public_id, "name": judge.name, "taken_down_by": by.name}


def _require_panel(batch, claim, judges, objection, on):
    if len(judges) != PANEL or len({judge.ref for judge in judges}) != PANEL:
        raise RuleBroken(_("评议小组要三个不同的人。"), field="members")
    users = accounts.active_users([judge.user_id for judge in judges if judge.user_id])
    if not any(accounts.actor_for(user).holds(*policies.SUPERVISORS, path=batch.division_path) for user in users):
        raise RuleBroken(_("三个人里要有一位监督委员会的人。"), field="members")
    checkers = selectors.checkers_of(claim) if claim else ()
    for judge in judges:
        field = "members" if judge.user_id else "villagers"
        if judge.person and not _may_judge(batch, judge.person, on):
            raise RuleBroken(_("{name}：评议的要是住在本村（社区）的成年人。").format(name=judge.name), field=field)
        if claim and judge.user_id and judge.user_id in (claim.first_by_id, claim.second_by_id):
            raise RuleBroken(_("{name}：核实过这一笔的人不能评议，请换人。").format(name=judge.name), field=field)
        if judge.user_id in checkers:
            raise RuleBroken(_("{name}：抽查过这一笔的人不能评议，请换人。").format(name=judge.name), field=field)
        if judge.user_id and judge.user_id == objection.user_id:
            raise RuleBroken(_("{name}：异议是他提的，不能评议，请换人。").format(name=judge.name), field=field)
        if claim and (tie := tie_to(claim, judge)):
            raise RuleBroken(f"{judge.name}：{TIES[tie]}", field=field)


def _require_stranger_to_enter(claim, by):
    """Whoever writes down what three strangers found is a stranger too."""
    if by.id in (claim.first_by_id, claim.second_by_id):
        raise RuleBroken(_("您核实过这一笔，评议小组的决定请换一个人登记。"))
    if tie := tie_to(claim, Judge(by.name, by.id)):
        words = _("您和这一笔或者核实它的人有关，评议小组的决定请换一个人登记。")
        raise RuleBroken(TIES[tie] if tie is Tie.UNKNOWN else words)


def _tell_members(batch, objection, judges, is_upheld, words, by):
    """In whose name it was written down: who finds it otherwise says so."""
    found = _("成立") if is_upheld else _("不成立")
    said = _(
        "{by}登记：{batch}的第 {n} 件异议{found}。评议意见：{words}。您没有这样定的，请马上告诉监督委员会。"
    ).format(by=by.name, batch=batch_name(batch), n=objection.serial, found=found, words=words.strip().rstrip("。"))
    for user_id in {judge.user_id for judge in judges if judge.user_id} - {by.id}:
        messaging.notify(
            to=Recipient(user_id=user_id), kind=MessageKind.PANEL, title=_("评议小组的决定登记了"), body=said,
            url=f"/points/batches/{batch.public_id}/", key=f"points:panel:{objection.public_id}:{user_id}",
        )  # fmt: skip


def _may_judge(batch, person, on):
    lives_here = person.is_here and person.division_path.startswith(batch.division_path)
    return lives_here and selectors.is_known_grown(person, on)


def correct_batch(batch, claim, objection, stood, by, site, at):
    """The corrected batch hangs at once; its objection period begins anew, unless the claim was out before. Where no claim leaves it
    the text says which objection was right: what hangs anew never reads as it did."""
    if stood and batch.state == BatchState.POSTED:
        batch.settles_from = settling_day(batch.division, clock.day_of(at))
        batch.save(update_fields=["settles_from"])
    left, because = list(selectors.claims_of_batch(batch)), _why(claim, stood)
    body = batch_body(batch, left)
    if claim is None or not stood:
        body += "\n\n" + _("第 {n} 件异议：{why}。").format(n=objection.serial, why=because)
    bulletin.post_correction(
        notice=board.notices_of(SOURCE, batch.public_id).first(), title=batch_name(batch), body=body,
        tables=[batch_table(left)], because=because, site=site, by=by, at=at,
    )  # fmt: skip


def _why(claim, stood):
    if claim is None:
        return _("异议成立，评议意见见答复")
    said = _("编号 {n} 的异议成立，已去掉") if stood else _("编号 {n} 的异议成立，先前已经去掉")
    if claim.state == ClaimState.SETTLED and stood:
        said = _("编号 {n} 的异议成立，正在冲回，不再列出")
    return said.format(n=claim.public_id)


@action
def note_batch_upheld(*, source_id, notice, objection, by):
    """The board found an objection right: the claim its panel named is not settled, or its award begins its way back. Refuses
    what no panel has decided, and an award the supervision committee found right."""
    decided = _decided(objection, is_upheld=True)
    claim = decided.claim and lock_claim(decided.claim)
    if claim is None:
        return
    if claim.state == ClaimState.SETTLED:
        _begin_reversal(claim, decided, by)
        return
    if claim.state == ClaimState.POSTED:
        claim.state, claim.because = ClaimState.REMOVED, decided.last_words[:200]
        claim.save(update_fields=["state", "because"])
        _tell_removed(claim, decided)
    audit.record(AuditTag.REMOVE_CLAIM, claim, by, after={"state": str(claim.state)})


def _tell_removed(claim, decided):
    """The household learns why, and until when it may appeal: not when the next level has found it already."""
    words = _("{rule}，{points} 分：{reason}").format(rule=claim.rule.title, points=claim.points, reason=claim.because)
    if decided.is_upheld:
        words += "。" + _("不同意的，{day}前可以申诉，由监督委员会定。").format(day=written(decided.appeal_until))
    title = _("有一笔积分的异议成立，没有入账")
    tell_home(claim, kind=MessageKind.CLAIM, title=title, words=words, key=removal_key(decided))


def removal_key(decided):
    return f"removed:{decided.pk}"


def _begin_reversal(claim, decided, by):
    begun = Reversal.objects.filter(claim=claim).first()
    if begun is None:
        begin_reversal(claim, ReversalGround.ERROR, decided.last_words[:300], by, decided.last_at)
    elif begun.state == ReversalState.DROPPED:
        raise RuleBroken(_("这一笔监督委员会定过，不冲回。"), field="claim")


@action
def note_batch_dismissed(*, source_id, notice, objection, by):
    """The board found an objection wrong. Refuses what no panel has decided."""
    claim = _decided(objection, is_upheld=False).claim
    if claim:
        audit.record(AuditTag.KEEP_CLAIM, claim, by, after={"state": str(claim.state)})


def _decided(objection, *, is_upheld):
    """What the panel found of the objection, or the next level after it; ``RuleBroken`` when they did not find that."""
    found = PanelDecision.objects.select_related("claim", "appeal").filter(objection=objection.public_id)
    decided = found.first()
    appeal = getattr(decided, "appeal", None)
    if decided is None or (appeal and not appeal.decided_at) or decided.found_right != is_upheld:
        raise RuleBroken(_("积分的异议由评议小组定：到这一批积分的页面上登记。"))
    return decided
