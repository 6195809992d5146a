"""An item of the agenda put to a secret ballot of those who came, and the second round of a ballot whose seats were not all filled."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Item
from lianxin.deliberation.services.ballots import lock_ballot, start
from lianxin.deliberation.services.deciding import lock_undecided, require_roll_call
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import DECIDING_KINDS, MEETING_WAYS, AuditTag, BallotKind, MeetingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def put_to_ballot(*, item, closes_at, kind=BallotKind.YES_NO, rule=None, by, at=None):
    """The motion word for word, by everybody who came and does not stand aside; closing decides the item.

    Yes, no or abstain; or which of several options, with what ``kind`` needs in ``rule``: then that is decided which wins the count
    and has the majority the body's rule asks.

    Refuses where so few may vote that a count tells who chose what.
    """
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.VOTE)
    if not item.motion:
        raise RuleBroken(_("这一项没有写要表决的话，只议不决。"))
    require_roll_call(item, meeting)
    if kind not in DECIDING_KINDS:
        raise RuleBroken(_("分点数的、写意见的只能征求意见，不能定会上的一项。"), field="kind")
    rows = _who_votes(item)
    item.meeting = meeting
    ballot = start(
        rows, body=meeting.body, item=item, title=item.title, question=item.motion, kind=kind,
        rule=selectors.rule_of_item(item) | {"function": str(kind), **(rule or {})}, opened_at=at, closes_at=closes_at,
    )  # fmt: skip
    audit.record(AuditTag.PUT_TO_BALLOT, item, by, after={"roll": len(rows), "ballot": ballot.public_id}, at=at)
    return ballot


@action
def open_second_round(*, ballot, closes_at, by, at=None):
    """Who was not elected with the most votes stands again for the seats that stayed empty: once, over the same people.

    On an item of a meeting it takes what the first one took: a third is enough only where a committee is elected by law, which is
    not done here, and in a poll, which decides nothing. Refuses after the meeting, and where every seat is filled.
    """
    at, ballot = at or clock.now(), lock_ballot(ballot)
    policies.can_keep_body(by, ballot.division_path, ballot.body.kind).or_raise()
    if not selectors.may_vote_again(ballot):
        raise RuleBroken(_("这次投票没有第二轮：名额满了，或者第二轮已经开始。"))
    item, rows = ballot.item, selectors.roll_again(ballot)
    if item:
        meeting, item = lock(item.meeting), Item.objects.select_for_update().get(pk=item.pk)
        require(meeting, MEETING_WAYS, MeetingVerb.VOTE)
        item.meeting, rows = meeting, _who_votes(item)
    second = start(
        rows, body=ballot.body, item=item, first_round=ballot, title=ballot.title, question=ballot.question, kind=ballot.kind,
        rule=selectors.rule_again(ballot), is_poll=ballot.is_poll, opened_at=at, closes_at=closes_at,
    )  # fmt: skip
    after = {"roll": len(rows), "ballot": second.public_id}
    audit.record(AuditTag.VOTE_AGAIN, ballot, by, after=after, at=at)
    return second


def _who_votes(item):
    """The roll of a ballot on an item; refuses where a count would tell who chose what."""
    rows = selectors.who_votes(item)
    if any(votes > 1 for *_entry, votes in rows):
        raise RuleBroken(
            _(
                "到会的有人不止一票。一张票算三票，或者三张一样的票放在一起，都看得出是谁投的，就不是无记名了。请举手表决，按票数登记。"
            )
        )
    if not selectors.may_list(len(rows)):
        raise RuleBroken(_("能投的不到五个人，无记名也看得出谁投了什么，请举手表决。"))
    return rows
