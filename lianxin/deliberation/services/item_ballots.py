"""An item of the agenda put to a secret ballot of those who came, and a ballot that does not count."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Item
from lianxin.deliberation.services.ballots import lock_ballot, shut, start
from lianxin.deliberation.services.deciding import lock_undecided, undo
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import MEETING_WAYS, AuditTag, BallotKind, BallotState, MeetingState, MeetingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def put_to_ballot(*, item, closes_at, by, at=None):
    """Yes, no or abstain on the motion word for word, by everybody who came and does not stand aside; closing decides the item.

    Refuses where so few may vote that a count tells who chose what.
    """
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.VOTE)
    if not item.motion:
        raise RuleBroken(_("这一项没有写要表决的话，只议不决。"))
    rows = selectors.who_votes(item)
    if any(votes > 1 for *_entry, votes in rows):
        raise RuleBroken(_("到会的有人不止一票，无记名票分不出票数，请改用举手，按票数登记。"))
    if not selectors.may_list(len(rows)):
        raise RuleBroken(_("能投的不到五个人，无记名也看得出谁投了什么，请举手表决。"))
    item.meeting = meeting
    ballot = start(
        rows, body=meeting.body, item=item, title=item.title, question=item.motion, kind=BallotKind.YES_NO,
        rule=selectors.rule_of_item(item), opened_at=at, closes_at=closes_at,
    )  # fmt: skip
    audit.record(AuditTag.PUT_TO_BALLOT, item, by, after={"roll": len(rows), "ballot": ballot.public_id}, at=at)
    return ballot


@action
def void_ballot(*, ballot, reason, by, at=None):
    """It does not count, and everybody reads why. The item it decided is undecided again.

    Who holds the ballot may say so before it was counted; once the result is known only who watches over it may, so that
    nobody votes again until it suits. Refuses once the minutes of the meeting were validated.
    """
    at, ballot = at or clock.now(), lock_ballot(ballot)
    policies.can_void_ballot(by, ballot).or_raise()
    if ballot.state == BallotState.VOID:
        raise WrongState(ballot)
    if selectors.budgeting_of(ballot):
        raise RuleBroken(_("这是项目预算的投票，不能单独作废。"))
    if not reason.strip():
        raise RuleBroken(_("请写明为什么作废，人人看得到。"), field="reason")
    if ballot.item_id:
        _undo_item(ballot)
    before = {"state": str(ballot.state)}
    shut(ballot)
    ballot.state, ballot.voided_at, ballot.void_reason = BallotState.VOID, at, reason.strip()
    ballot.save(update_fields=["state", "voided_at", "void_reason"])
    after = {"state": str(ballot.state)}
    audit.record(AuditTag.VOID_BALLOT, ballot, by, before=before, after=after, reason=ballot.void_reason, at=at)
    return ballot


def _undo_item(ballot):
    meeting = lock(ballot.item.meeting)
    if meeting.state == MeetingState.VALIDATED:
        raise RuleBroken(_("会议记录已经核定，这次投票不能再作废。决议有错，请登记修改或者撤销。"))
    if ballot.state == BallotState.CLOSED:
        undo(Item.objects.select_for_update().get(pk=ballot.item_id))
