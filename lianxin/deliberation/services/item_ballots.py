"""An item of the agenda put to a secret ballot of those who came."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.services.ballots import start
from lianxin.deliberation.services.deciding import lock_undecided, require_roll_call
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import MEETING_WAYS, AuditTag, BallotKind, MeetingVerb
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
    require_roll_call(item, meeting)
    rows = selectors.who_votes(item)
    if any(votes > 1 for *_entry, votes in rows):
        raise RuleBroken(
            _(
                "到会的有人不止一票。一张票算三票，或者三张一样的票放在一起，都看得出是谁投的，就不是无记名了。请举手表决，按票数登记。"
            )
        )
    if not selectors.may_list(len(rows)):
        raise RuleBroken(_("能投的不到五个人，无记名也看得出谁投了什么，请举手表决。"))
    item.meeting = meeting
    ballot = start(
        rows, body=meeting.body, item=item, title=item.title, question=item.motion, kind=BallotKind.YES_NO,
        rule=selectors.rule_of_item(item), opened_at=at, closes_at=closes_at,
    )  # fmt: skip
    audit.record(AuditTag.PUT_TO_BALLOT, item, by, after={"roll": len(rows), "ballot": ballot.public_id}, at=at)
    return ballot
