"""A meeting too few came to is planned again, with the agenda as it was told to everybody."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Item
from lianxin.deliberation.services.convening import hand_on
from lianxin.deliberation.services.meetings import lock, plan_meeting, usual_title
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import MEETING_WAYS, AuditTag, MeetingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment

_OF_THE_MEETING = ("convenor", "chair", "recorder", "observers", "study")
_OF_AN_ITEM = ("number", "topic", "title", "motion", "presenter", "rule", "matter", "land_matter", "assembly_matter")


@action
def plan_again(*, meeting, starts_at, place, by, at=None):
    """The same body and agenda on another day; the notice and the roll are new ones. Gives the meeting that was planned.

    Who asked for the meeting is answered by this one. Asked twice it plans one: the same day and place give the one that is planned
    already, another day or place is refused until that one is cancelled. Refuses where the meeting did not fail for want of people.
    """
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.AGAIN)
    if planned := selectors.next_try(meeting):
        return _the_same(planned, starts_at, place)
    was_named = meeting.title != usual_title(meeting.body, meeting.number)
    another = plan_meeting(
        body=meeting.body, again_of=meeting, starts_at=starts_at, place=place, title=meeting.title if was_named else "", by=by, at=at,
        **{name: getattr(meeting, name) for name in _OF_THE_MEETING},
    )  # fmt: skip
    Item.objects.bulk_create(
        Item(meeting=another, **{name: getattr(item, name) for name in _OF_AN_ITEM})
        for item in meeting.items.select_related("topic")
    )
    hand_on(meeting, another)
    audit.record(AuditTag.PLAN_AGAIN, meeting, by, after={"meeting": another.public_id}, at=at)
    return another


def _the_same(planned, starts_at, place):
    if (planned.starts_at, planned.place) == (starts_at, place.strip()):
        return planned
    raise RuleBroken(
        _("已经定了再开：{meeting}，{at}，{place}。要改日子、地点，先取消那一次。").format(
            meeting=planned, at=moment(planned.starts_at), place=planned.place
        ),
        field="starts_at",
    )
