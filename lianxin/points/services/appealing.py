"""Who does not agree with a panel: the next level decides within its term, and what it finds is carried out."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies, selectors
from lianxin.points.models import PanelAppeal, PanelDecision
from lianxin.points.services.batching import lock_batch
from lianxin.points.services.claiming import lock_claim
from lianxin.points.services.judging import correct_batch, removal_key
from lianxin.points.services.strangers import require_stranger_to_decide
from lianxin.points.services.telling import heard_on, tell_home
from lianxin.points.services.terms import goes_to_township, last_day
from lianxin.points.services.unnamed import require_unnamed
from lianxin.points.vocabulary import AuditTag, ClaimState, MessageKind


@action
def appeal_dismissal(*, decision, words, by, at=None):
    """Whoever objected does not agree that they were wrong; the objection is open again on the board."""
    at, decision = at or clock.now(), _lock_decision(decision)
    policies.can_appeal_dismissal(by, decision).or_raise()
    made = _appeal(decision, words, by, at)
    objection = board.find_objection(decision.objection)
    bulletin.reopen_objection(objection=objection, due_on=made.decide_by, by=by, at=at)
    audit.record(AuditTag.APPEAL_DISMISSAL, made, by, after={"due": made.decide_by.isoformat()}, at=at)
    return made


@action
def appeal_removal(*, claim, words, by, at=None):
    """The household does not agree that its claim was taken out; found right, it hangs anew with the next batch."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_appeal_removal(by, claim).or_raise()
    found = selectors.removal_of(claim)
    if claim.state != ClaimState.REMOVED or found is None:
        raise RuleBroken(_("这一笔没有因为评议小组的决定去掉，不用申诉。"))
    made = _appeal(_lock_decision(found), words, by, at)
    after = {"claim": claim.public_id, "due": made.decide_by.isoformat()}
    audit.record(AuditTag.APPEAL_REMOVAL, made, by, after=after, at=at)
    return made


@action
def decide_appeal(*, appeal, is_upheld, words, by, site="", at=None):
    """The next level finds the appeal right, and what the panel found is turned round; or not, and it stays.

    Refuses whoever sat on the panel, and who is tied to the claim.
    """
    at, appeal = at or clock.now(), _lock_appeal(appeal)
    policies.can_decide_appeal(by, appeal).or_raise()
    decision = appeal.decision
    claim = decision.claim and lock_claim(decision.claim)
    if appeal.decided_at:
        raise RuleBroken(_("这件申诉已经定了，请刷新页面。"))
    if claim:
        require_stranger_to_decide(claim, by, by_office=appeal.to_township)
    require_unnamed(words, batch=decision.batch, claim=claim, objection=board.find_objection(decision.objection))
    appeal.is_upheld, appeal.answer, appeal.decided_at, appeal.decided_by_id = is_upheld, words.strip(), at, by.id
    appeal.save(update_fields=["is_upheld", "answer", "decided_at", "decided_by"])
    if not decision.is_upheld:
        _close_objection(decision, claim, words, by, site, at)
    elif is_upheld:
        claim.state, claim.because, claim.batch = ClaimState.VERIFIED, "", None
        claim.save(update_fields=["state", "because", "batch"])
    if decision.is_upheld:
        title, key = _("积分申诉有结果了"), f"appeal:{appeal.public_id}"
        tell_home(claim, kind=MessageKind.CLAIM, title=title, words=words, key=key)
    audit.record(AuditTag.DECIDE_APPEAL, appeal, by, after={"upheld": is_upheld}, reason=words, at=at)
    return appeal


def _appeal(decision, words, by, at):
    on = clock.day_of(at)
    if decision.appeal_until is None or on > _last_to_appeal(decision, on):
        raise RuleBroken(_("申诉期过了。"))
    if PanelAppeal.objects.filter(decision=decision).exists():
        raise RuleBroken(_("已经申诉过了，请等结果。"))
    path, concerned = decision.batch.division_path, {each.get("id") for each in decision.members} | {by.id}
    return PanelAppeal.objects.create(
        decision=decision, division_path=path, words=words.strip(), appealed_at=at, appealed_by_id=by.id,
        decide_by=last_day(decision.batch.division, on, "points.appeal_working_days"),
        to_township=goes_to_township(path, concerned, decision.claim),
    )  # fmt: skip


def _last_to_appeal(decision, on):
    """Whoever was told on paper has as long as everybody else, from the day it was brought."""
    first = clock.day_of(decision.at)
    heard = heard_on(removal_key(decision), first) if decision.is_upheld else first
    if heard is None:
        return on
    return max(decision.appeal_until, last_day(decision.batch.division, heard, "points.objection_working_days"))


def _close_objection(decision, claim, words, by, site, at):
    """The objection was open again: it is found right after all, or wrong once more."""
    objection, batch = board.find_objection(decision.objection), lock_batch(decision.batch)
    if not decision.found_right:
        bulletin.dismiss_objection(objection=objection, answer=words, by=by, at=at)
        return
    stood = claim is None or selectors.claims_of_batch(batch).filter(pk=claim.pk).exists()
    bulletin.uphold_objection(objection=objection, answer=words, by=by, at=at)
    if claim:
        claim.refresh_from_db(fields=["state"])
    correct_batch(batch, claim, objection, stood, by, site, at)


def _lock_decision(decision):
    rows = PanelDecision.objects.select_related("batch__division", "claim")
    return rows.select_for_update(of=("self",)).get(pk=decision.pk)


def _lock_appeal(appeal):
    rows = PanelAppeal.objects.select_related("decision__batch__division", "decision__claim")
    return rows.select_for_update(of=("self",)).get(pk=appeal.pk)
