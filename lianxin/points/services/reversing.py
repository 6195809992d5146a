"""Taking back an award that was an error or a fraud, and nothing else: with notice, an appeal, and only then a posting."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.ledger import services as ledger
from lianxin.points import policies, selectors
from lianxin.points.calc.lots import oldest
from lianxin.points.errors import WrongState
from lianxin.points.models import Move, Purse, Reversal
from lianxin.points.services.certifying import withdraw_certificates
from lianxin.points.services.claiming import lock_claim
from lianxin.points.services.keeping import books_of, hold, leave, pool_of
from lianxin.points.services.redeeming import give_back_uncovered
from lianxin.points.services.strangers import require_stranger_to_decide
from lianxin.points.services.telling import heard_on, tell_home
from lianxin.points.services.terms import goes_to_township, last_day
from lianxin.points.services.transferring import pass_on
from lianxin.points.vocabulary import AuditTag, ClaimState, MessageKind, MoveKind, ReversalState


@action
def notice_reversal(*, claim, ground, reason, by, at=None):
    """Tell the household that an award was wrong, why, and until when they may appeal. Nothing is taken yet. Neither who entered the
    claim nor kin of its household or its verifiers gives notice."""
    at, claim = at or clock.now(), lock_claim(claim)
    policies.can_notice_reversal(by, claim).or_raise()
    require_stranger_to_decide(claim, by, by_office=False)
    return begin_reversal(claim, ground, reason, by, at)


def begin_reversal(claim, ground, reason, by, at):
    """The same for who decided that it was wrong; ``claim`` is held."""
    if claim.state != ClaimState.SETTLED or Reversal.objects.filter(claim=claim).exists():
        raise WrongState(claim)
    on = clock.day_of(at)
    last = last_day(claim.division, on, "points.objection_working_days")
    made = Reversal.objects.create(
        claim=claim, division_path=claim.division_path, ground=ground, reason=reason.strip(), noticed_on=on,
        noticed_by_id=by.id, appeal_until=last,
    )  # fmt: skip
    words = _("{points} 分（{rule}）：{reason}。不同意的，{day}前可以申诉，由监督委员会定。").format(
        points=claim.points, rule=claim.rule.title, reason=reason, day=written(last)
    )
    title, key = _("有一笔积分要冲回"), f"reversal:{made.public_id}"
    tell_home(claim, kind=MessageKind.REVERSAL, title=title, words=words, key=key)
    audit.record(AuditTag.NOTICE_REVERSAL, made, by, after={"ground": ground}, reason=reason, at=at)
    return made


@action
def appeal_reversal(*, reversal, words, by, at=None):
    """The household does not agree; the supervision committee decides within its term, or the township where the notice was its own.
    On paper, staff enter it."""
    at, reversal = at or clock.now(), lock_reversal(reversal)
    policies.can_appeal_reversal(by, reversal).or_raise()
    if reversal.state != ReversalState.NOTICED:
        raise WrongState(reversal)
    heard = heard_on(f"reversal:{reversal.public_id}", reversal.noticed_on)
    if heard and clock.day_of(at) > reversal.appeal_until:
        raise RuleBroken(_("申诉期到{day}，已经过了。").format(day=written(reversal.appeal_until)))
    reversal.state, reversal.appeal = ReversalState.APPEALED, words.strip()
    reversal.decide_by = last_day(reversal.claim.division, clock.day_of(at), "points.appeal_working_days")
    reversal.to_township = goes_to_township(reversal.division_path, reversal.judges | {by.id}, reversal.claim)
    reversal.save(update_fields=["state", "appeal", "decide_by", "to_township"])
    audit.record(AuditTag.APPEAL_REVERSAL, reversal, by, at=at)
    return reversal


@action
def decide_reversal(*, reversal, is_upheld, words, by, at=None):
    """The supervision committee finds the appeal right, and the award stays; or not, and it is taken back."""
    at, reversal = at or clock.now(), lock_reversal(reversal)
    policies.can_decide_reversal(by, reversal).or_raise()
    if reversal.state != ReversalState.APPEALED:
        raise WrongState(reversal)
    require_stranger_to_decide(reversal.claim, by, by_office=reversal.to_township)
    reversal.answer = words.strip()
    if is_upheld:
        reversal.state = ReversalState.DROPPED
    else:
        _take_back(reversal, by, at)
    reversal.save(update_fields=["state", "answer"])
    title, key = _("积分申诉有结果了"), f"reversal-decided:{reversal.public_id}"
    tell_home(reversal.claim, kind=MessageKind.REVERSAL, title=title, words=words, key=key)
    audit.record(AuditTag.DECIDE_REVERSAL, reversal, by, after={"state": str(reversal.state)}, reason=words, at=at)
    return reversal


@action
def carry_out_reversal(*, reversal, by, at=None):
    """Nobody appealed in time: the award is taken back, by another than who gave notice and as much a stranger to it."""
    at, reversal = at or clock.now(), lock_reversal(reversal)
    policies.can_carry_out_reversal(by, reversal).or_raise()
    require_stranger_to_decide(reversal.claim, by, by_office=False)
    if reversal.state != ReversalState.NOTICED:
        raise WrongState(reversal)
    if heard_on(f"reversal:{reversal.public_id}", reversal.noticed_on) is None:
        raise RuleBroken(_("这一户没有账号，通知还没有交到他们手里，不能冲回。"))
    if clock.day_of(at) <= reversal.appeal_until:
        raise RuleBroken(_("申诉期到{day}，还没满。").format(day=written(reversal.appeal_until)))
    _take_back(reversal, by, at)
    reversal.save(update_fields=["state"])
    audit.record(AuditTag.CARRY_OUT_REVERSAL, reversal, by, after={"state": str(reversal.state)}, at=at)
    return reversal


def _take_back(reversal, by, at):
    """Back into the budget it came from, also what its purse passed on inside the household. What was used already stays used:
    nobody owes points."""
    claim, on = lock_claim(reversal.claim), clock.day_of(at)
    award = Move.objects.select_related("purse__account").get(claim=claim, kind=MoveKind.AWARD)
    purse = _bring_back(award, claim.rule.title, on, by, at)
    points = min(claim.points, selectors.balance_of(purse))
    if points:
        pool = pool_of(claim.rule.rule_set, books_of(claim.division), on)
        leave(
            purse=purse, points=points, kind=MoveKind.REVERSE, to=pool, key=f"points:reverse:{claim.public_id}",
            source=ledger.Source("points_reversal", reversal.public_id, claim.public_id), on=on, by=by, at=at, claim=claim,
            words=_("冲回：{rule}").format(rule=claim.rule.title),
        )  # fmt: skip
        give_back_uncovered(purse=purse, by=SYSTEM, at=at)
    claim.state = ClaimState.REVERSED
    claim.save(update_fields=["state"])
    withdraw_certificates(claim, at)
    reversal.state = ReversalState.DONE


def _bring_back(award, title, on, by, at):
    """The purse of an award, held, and in it again what the household moved out of it to its other purses. All are held in the
    order of a transfer, so that two never wait for each other."""
    near = Purse.objects.filter(pk__in={award.purse_id, *selectors.purses_around(award.purse)})
    held = {each.pk: hold(each) for each in near.order_by("pk")}
    purse = held.pop(award.purse_id)
    for other in held.values():
        if points := selectors.passed_on([award], other):
            pass_on(
                one=other,
                other=purse,
                lots=oldest(selectors.lots_of(other), points),
                words=_("冲回：{rule}").format(rule=title)[:120],
                on=on,
                by=by,
                at=at,
            )
            give_back_uncovered(purse=other, by=SYSTEM, at=at)
    return purse


def lock_reversal(reversal):
    related = ("claim__rule__rule_set", "claim__division", "claim__person", "claim__household")
    return Reversal.objects.select_for_update(of=("self",)).select_related(*related).get(pk=reversal.pk)
