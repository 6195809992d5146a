"""A meeting from its plan to the call: what is on the agenda, who is told when, and the roll that is frozen then."""

import secrets
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Body, Item, Meeting, Seat
from lianxin.deliberation.services.bodies import MATTERS_ARTICLE, require_cap
from lianxin.deliberation.services.convening import answer, bind, reopen, require_in_time
from lianxin.deliberation.services.delegating import require_given
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.services.representing import require_enough, require_members
from lianxin.deliberation.services.studies import fitting_study, require_study
from lianxin.deliberation.services.telling import tell_cancelled, tell_of_meeting
from lianxin.deliberation.vocabulary import MEETING_WAYS, AuditTag, Matter, MeetingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people

_BATCH = 500


@action
def plan_meeting(
    *, body, starts_at, place, convenor, chair, recorder, title="", observers="", study=None,
    convening=None, again_of=None, by, at=None,
):  # fmt: skip
    """Plan a meeting: nothing is promised to anybody before it is called. ``convening``: what people have asked it for."""
    at = at or clock.now()
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    body = Body.objects.select_for_update().get(pk=body.pk)  # two planned at once get two numbers
    number = (body.meetings.aggregate(last=Max("number"))["last"] or 0) + 1
    meeting = Meeting.objects.create(
        body=body, division_path=body.division_path, number=number,
        title=title.strip() or usual_title(body, number),
        planned_at=at, starts_at=starts_at, place=place.strip(), convenor=convenor.strip(), chair=chair.strip(),
        recorder=recorder.strip(), observers=observers.strip(), study=fitting_study(study, body),
        again_of=again_of,
    )  # fmt: skip
    if convening is not None:
        bind(convening, meeting)
    audit.record(AuditTag.PLAN_MEETING, meeting, by, after={"state": str(meeting.state)}, at=at)
    return meeting


def usual_title(body, number):
    """What a meeting is called that nobody gave a name."""
    return _("{body}第 {number} 次会议").format(body=body.name, number=number)


@action
def add_item(
    *, meeting, title, motion="", presenter="", rule="", matter=Matter.OTHER, land_matter="", assembly_matter="",
    topic=None, by, at=None,
):  # fmt: skip
    """Put an item on the agenda; a motion is what will be voted, word for word."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.ADD_ITEM)
    found = _rule_of(meeting.body, rule)
    if int(matter) in found.reserved_items:
        raise RuleBroken(
            _("“{matter}”只能由成员大会决定，{body}不能决定。").format(
                matter=Matter(matter).label, body=meeting.body.name
            ),
            field="matter", article=MATTERS_ARTICLE,
        )  # fmt: skip
    if matter in meeting.body.held_to.by_charter and matter not in meeting.body.charter_matters:
        raise RuleBroken(
            _(
                "“{matter}”由成员大会决定；章程写明可以由{body}决定的，先在{body}那一页点“登记章程”，写明第几条。"
            ).format(matter=Matter(matter).label, body=meeting.body.name),
            field="matter", article=MATTERS_ARTICLE,
        )  # fmt: skip
    _require_land_matter(found, land_matter)
    number = meeting.items.count() + 1
    item = Item(
        meeting=meeting, number=number, topic=topic, title=title.strip(), motion=motion.strip(),
        presenter=presenter.strip(), rule=rule, matter=matter, land_matter=land_matter,
        assembly_matter=assembly_matter if selectors.takes_delegations(meeting.body) else "",
    )  # fmt: skip
    require_given(meeting, item)
    item.save()
    audit.record(AuditTag.ADD_ITEM, meeting, by, after={"number": number, "item": item.title}, at=at)
    return item


def _require_land_matter(rule, land_matter):
    if rule.code.startswith("land_") and not land_matter:
        raise RuleBroken(
            _("请选是哪一种土地承包事项：要不要报上级批准，各不一样。"), field="land_matter", article=rule.source
        )
    if land_matter and not rule.code.startswith("land_"):
        raise RuleBroken(_("土地承包事项要按土地承包的规则表决，请在“按哪条规则”里选。"), field="rule")


def _rule_of(body, rule):
    try:
        return body.rule(rule)
    except ValueError:
        raise RuleBroken(_("{body}没有这条规则。").format(body=body.name), field="rule") from None


@action
def call_meeting(*, meeting, roll=None, urgent_reason="", by, at=None):
    """Tell everybody time, place and items, so many days ahead as this body asks; the roll is frozen with the call.

    Refuses representatives nobody has said a ground for, or fewer than the law asks, without an item, without the Party's study where the law asks for it first, and with too short a notice,
    unless the law knows urgency for this body and a reason is given.
    """
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.CALL)
    held_to = meeting.body.held_to
    if held_to.stands_on and not meeting.body.stands_on:
        raise RuleBroken(
            _("还没有写明为什么设{body}。先到它那一页点“写明为什么设”，再通知。").format(body=meeting.body.name),
            article=_(held_to.ground_source),
        )
    if not meeting.items.exists():
        raise RuleBroken(_("还没有议程。先写明要议什么，再通知。"))
    for item in meeting.items.exclude(assembly_matter=""):
        require_given(meeting, item)  # it may have been revoked since
    if held_to.studied_first:
        require_study(meeting)
    days, profile = selectors.notice_of(meeting.body)
    earliest = timezone.localdate(at) + timedelta(days=days)
    if timezone.localdate(meeting.starts_at) < earliest and not (held_to.urgent and urgent_reason.strip()):
        raise RuleBroken(
            _("{body}要提前 {days} 天通知，最早 {day} 开。").format(
                body=meeting.body.name, days=days, day=earliest.isoformat()
            ),
            field="urgent_reason" if held_to.urgent else None,
        )
    require_in_time(meeting, earliest, at)
    seats = _freeze(meeting, roll)
    meeting.called_at, meeting.notice_days, meeting.profile_version = at, days, profile.version_id
    meeting.urgent_reason, meeting.roll = urgent_reason.strip(), roll
    meeting.sign_in_code = "".join(secrets.choice("0123456789") for _n in range(6))
    changed = ("called_at", "notice_days", "profile_version", "urgent_reason", "roll", "sign_in_code")
    before = go(meeting, MEETING_WAYS, MeetingVerb.CALL, *changed)
    answer(meeting)
    tell_of_meeting(meeting)
    after = {"state": str(meeting.state), "roll": seats}
    audit.record(AuditTag.CALL_MEETING, meeting, by, before=before, after=after, reason=meeting.urgent_reason, at=at)
    return meeting


def _freeze(meeting, roll):
    """The roll as it is now: who sits in the body, or an adopted roll of the register."""
    body = meeting.body
    if body.held_to.roll:
        if roll is None or roll.kind != body.held_to.roll or roll.division_path != body.division_path:
            raise RuleBroken(_("请选{body}用的、已经通过的名册。").format(body=body.name), field="roll")
        if not roll.is_adopted:
            raise RuleBroken(_("这本名册还没有通过，通过以后才能用。"), field="roll")
        rows = [(name, code, person, 1) for name, code, person in people.names_on_roll(roll)]
    else:
        sitting = body.members.filter(ends_on__isnull=True).order_by("id")
        rows = list(sitting.values_list("name", "household_code", "person_id", "votes"))
    if not rows:
        raise RuleBroken(_("名册上还没有人。先把{body}的人写上。").format(body=body.name))
    require_enough(body, len(rows))
    require_members(body, rows)
    if body.rule().counts_votes:
        require_cap(len(rows), sum(votes for *_entry, votes in rows))
    Seat.objects.bulk_create(
        (
            Seat(meeting=meeting, number=number, name=name, household_code=code, person_id=person, votes=votes)
            for number, (name, code, person, votes) in enumerate(rows, 1)
        ),
        batch_size=_BATCH,
    )
    return len(rows)


@action
def cancel_meeting(*, meeting, reason, by, at=None):
    """It will not be held; who was told is told why."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.CANCEL)
    meeting.cancelled_reason = reason.strip()
    before = go(meeting, MEETING_WAYS, MeetingVerb.CANCEL, "cancelled_reason")
    tell_cancelled(meeting)
    reopen(meeting)
    audit.record(
        AuditTag.CANCEL_MEETING, meeting, by, before=before, after={"state": str(meeting.state)}, reason=reason, at=at
    )
    return meeting


def lock(meeting):
    """Fetch the meeting again with its body and hold its row."""
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("body__division", "study__body").get(pk=meeting.pk)
