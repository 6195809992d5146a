"""A ballot that does not count: what it decided is undecided again, everybody reads why, and who stands on its roll is told."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Item, VoidVote
from lianxin.deliberation.services.ballots import lock_ballot
from lianxin.deliberation.services.budgets import lock_budgeting
from lianxin.deliberation.services.bundling import in_public, store_void
from lianxin.deliberation.services.closing_ballots import shut
from lianxin.deliberation.services.deciding import decide_by_options, undo
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import go
from lianxin.deliberation.services.telling import county_language, tell_roll
from lianxin.deliberation.vocabulary import (
    BUDGET_WAYS,
    AuditTag,
    BallotState,
    BudgetVerb,
    MeetingState,
    PublicFact,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def void_ballot(*, ballot, reason, by, at=None):
    """It does not count, and everybody reads why and who said so. The item or the budget it decided is undecided again.

    Who holds the ballot may say so before it was counted; once the result is known only who watches over it may, so that
    nobody votes again until it suits. Refuses once the minutes of the meeting were validated. The sheets stay, the bundle says
    that it is void, and everybody on the roll with an account is told, whether they voted or not.
    """
    at, ballot = at or clock.now(), lock_ballot(ballot)
    policies.can_void_ballot(by, ballot).or_raise()
    if ballot.state == BallotState.VOID:
        raise WrongState(ballot)
    if selectors.second_round(ballot):
        raise RuleBroken(_("这次投票的第二轮还算数。先宣布第二轮作废，再宣布这一轮。"))
    if not reason.strip():
        raise RuleBroken(_("请写明为什么作废，人人看得到。"), field="reason")
    if ballot.item_id:
        _undo_item(ballot)
    before = {"state": str(ballot.state)}
    shut(ballot)
    ballot.state, ballot.voided_at, ballot.voided_by_name = BallotState.VOID, at, by.name
    ballot.void_reason = reason.strip()
    ballot.bundle = _void(ballot.bundle, ballot)
    ballot.save(update_fields=["state", "voided_at", "voided_by_name", "void_reason", "bundle"])
    if budgeting := selectors.budgeting_of(ballot):
        _undo_vote(lock_budgeting(budgeting), ballot)
    with county_language():
        words = _("{who}宣布这次投票作废，不算数：{why} 要重新投的，会再通知您。")
        words = words.format(who=ballot.voided_by_name, why=ballot.void_reason)
        tell_roll(ballot, key="void", title=_("投票作废：{title}"), words=words)
    after = {"state": str(ballot.state)}
    audit.record(AuditTag.VOID_BALLOT, ballot, by, before=before, after=after, reason=ballot.void_reason, at=at)
    return ballot


def _void(bundle, ballot):
    """The bundle that says so, and its number beside the old one in the public log."""
    made = store_void(bundle, why=ballot.void_reason, who=ballot.voided_by_name, on=clock.day_of(ballot.voided_at))
    if made:
        fact = in_public(ballot, seal=made.seal, was=bundle.seal)
        audit.publish_fact(PublicFact.VOID, fact, at=ballot.voided_at)
    return made


def _undo_item(ballot):
    meeting = lock(ballot.item.meeting)
    if meeting.state == MeetingState.VALIDATED:
        raise RuleBroken(_("会议记录已经核定，这次投票不能再作废。决议有错，请登记修改或者撤销。"))
    if ballot.state != BallotState.CLOSED:
        return
    item = Item.objects.select_for_update().get(pk=ballot.item_id)
    undo(item)
    if first := ballot.first_round:
        decide_by_options(item=item, ballot=first, at=first.closed_at)


def _undo_vote(budgeting, ballot):
    """The projects stand as they stood before the vote; what was worked out of it is kept beside it."""
    VoidVote.objects.create(
        budgeting=budgeting, ballot=ballot, decided_at=budgeting.decided_at, result=budgeting.result,
        bundle=_void(budgeting.bundle, ballot),
    )  # fmt: skip
    budgeting.ballot, budgeting.decided_at, budgeting.result, budgeting.bundle = None, None, {}, None
    go(budgeting, BUDGET_WAYS, BudgetVerb.VOID, "ballot", "decided_at", "result", "bundle")
