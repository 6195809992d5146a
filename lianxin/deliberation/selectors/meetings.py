"""Meetings: their lists, their rolls in numbers, and what they say as plain data."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from lianxin.audit.calc.canonical import moment
from lianxin.deliberation import policies
from lianxin.deliberation.calc.bodies import notice_days
from lianxin.deliberation.models import (
    Ballot,
    Body,
    Item,
    Meeting,
    MinutesObjection,
    Recusal,
    RollCallEntry,
    Seat,
)
from lianxin.deliberation.vocabulary import HELD, BodyKind, MeetingState
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.decisions import hide, shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.territory import selectors as territory

#: Everybody may know that these are or were held.
ANNOUNCED = (
    MeetingState.CALLED,
    MeetingState.OPEN,
    MeetingState.INQUORATE,
    MeetingState.ENDED,
    MeetingState.MINUTED,
    MeetingState.VALIDATED,
)


def bodies(actor, *, cursor="", size=30):
    """Bodies of the actor's places."""
    rows = Body.objects.filter(within_any(actor.scopes(*policies.READERS), "division_path")).select_related("division")
    rows = rows.annotate(sitting=Count("members", filter=Q(members__ends_on__isnull=True)))
    return page(rows, order=("division_path", "id"), cursor=cursor, size=size)


def find_body(public_id, viewer):
    """A body whose hall ``viewer`` sees."""
    found = shown(Body.objects.select_related("division", "stands_for").filter(public_id=public_id).first())
    policies.can_see_hall(viewer, found.division_path).or_raise()
    return found


def cooperatives_at(scopes):
    """The meetings of cooperatives' members in these places."""
    return list(Body.objects.filter(within_any(scopes, "division_path"), kind=BodyKind.COOPERATIVE))


def sitting_in(body):
    """How many are on the list of a body now."""
    return body.members.filter(ends_on__isnull=True).count()


def usual_notice_of(body):
    """How many days ahead law and profile have a body of this kind called, and the profile that says so."""
    profile = territory.profile(body.division)
    notice = body.held_to.notice
    return (profile.value(notice) if isinstance(notice, str) else notice), profile


def notice_of(body):
    """The same for this body, with what its charter says."""
    usual, profile = usual_notice_of(body)
    return notice_days(body.held_to.notice_by_charter, usual, body.charter_notice), profile


def meetings(actor, *, state="", cursor="", size=20):
    """Meetings of the actor's places, the latest first."""
    rows = Meeting.objects.filter(within_any(actor.scopes(*policies.READERS), "division_path"))
    if state in MeetingState.values:
        rows = rows.filter(state=state)
    return page(rows.select_related("body"), order=("-starts_at", "-id"), cursor=cursor, size=size)


def meetings_of_place(place="", size=5):
    """The latest meetings of a place everybody may know of."""
    rows = Meeting.objects.filter(within(place, "division_path"), state__in=ANNOUNCED).select_related("body")
    return list(rows.exclude(body__kind__in=policies.PARTY_BODIES).order_by("-starts_at", "-id")[:size])


def find_meeting(public_id, viewer=ANONYMOUS):
    """The meeting of this id with its body, or ``NotFound``; what of it is shown is the page's question.

    ``is_seated`` says whether ``viewer`` is on its roll.
    """
    rows = Meeting.objects.select_related("body__division", "study__body", "roll", "asked_for")
    return shown(rows.annotate(is_seated=Exists(_seats_of(viewer))).filter(public_id=public_id).first())


def can_view_scan(actor, public_id):
    """Policy of the signed sheet: who may read the minutes."""
    found = Meeting.objects.annotate(is_seated=Exists(_seats_of(actor))).filter(public_id=public_id).first()
    return policies.can_read_minutes(actor, found, seated=found.is_seated) if found else hide()


def meetings_held(division, kinds, since):
    """Meetings of bodies of these kinds of a place that were able to decide, opened since a day, the newest first."""
    rows = Meeting.objects.filter(division_path=division.path, body__kind__in=kinds, state__in=HELD)
    return list(rows.filter(opened_at__gte=clock.day_start(since)).select_related("body").order_by("-starts_at", "-id"))


def find_item(public_id):
    return shown(Item.objects.select_related("meeting__body__division", "topic").filter(public_id=public_id).first())


def studies_for(body):
    """Meetings of the Party branch of the place that may have studied a matter first, the newest first."""
    rows = Meeting.objects.filter(division_path=body.division_path, body__kind__in=policies.PARTY_BODIES)
    return list(rows.exclude(state=MeetingState.CANCELLED).order_by("-starts_at", "-id")[:20])


def next_try(meeting):
    """The meeting planned in the place of one too few came to, or ``None``."""
    return meeting.tried_again.exclude(state=MeetingState.CANCELLED).first()


def may_count_again(meeting, at):
    """Whether more may still come to a meeting too few had come to: on its day, while no other is planned in its place."""
    return clock.day_of(at) == clock.day_of(meeting.starts_at) and next_try(meeting) is None


def motions_left(meeting):
    """Items with words to vote on that were neither voted on nor put off."""
    return list(meeting.items.exclude(motion="").filter(voted_at__isnull=True, put_off="").order_by("number"))


def _seats_of(viewer):
    """Whether whoever looks is on the roll of a meeting being fetched."""
    own = Seat.objects.filter(person__user_id=viewer.id) if viewer.is_user else Seat.objects.none()
    return own.filter(meeting=OuterRef("pk"))


def with_objections(meeting):
    """The meeting with what was objected to its minutes, and by whom: one query for all that ask it."""
    prefetch_related_objects([meeting], Prefetch("objections", MinutesObjection.objects.select_related("seat")))
    return meeting


def agenda_of(meeting):
    """The items with who stood aside and their ballots, without the bytes of the bundles.

    Who of those from afar was called comes with the items while they are decided; then the minutes keep it.
    """
    ballots = Ballot.objects.select_related("bundle").defer("bundle__data").order_by("id")
    with_them = [Prefetch("recusals", Recusal.objects.select_related("seat").order_by("id")), "amendments"]
    if meeting.state == MeetingState.OPEN and meeting.body.rule().takes_remote:
        with_them.append(Prefetch("roll_call", RollCallEntry.objects.select_related("seat").order_by("seat__number")))
    rows = meeting.items.select_related("topic", "resolution")
    return list(rows.prefetch_related(*with_them, Prefetch("ballots", ballots)))


def outcome_as_data(outcome, majority=None):
    """The verdict of ``calc.quorum`` as plain values, kept with the decision."""
    return {
        "rule": outcome.rule,
        "version": outcome.version,
        "quorum_met": outcome.quorum_met,
        "passed": outcome.passed,
        "quorum": [line_as_data(line) for line in outcome.quorum],
        "majority": [line_as_data(line) for line in outcome.majority] if majority is None else majority,
    }


def line_as_data(line):
    return {
        "count_name": str(line.count_name),
        "count": line.count,
        "share": str(line.share),
        "of_name": str(line.of_name),
        "of": line.of,
        "needed": line.needed,
        "holds": line.holds,
        "formula": line.formula,
    }


def meeting_as_data(meeting):
    """All that the minutes rest on as plain values with a canonical form; names only of who stood aside and spoke."""
    return {
        "body": meeting.body.name,
        "number": meeting.number,
        "title": meeting.title,
        "place": meeting.place,
        "starts_at": moment(meeting.starts_at),
        "convenor": meeting.convenor,
        "chair": meeting.chair,
        "recorder": meeting.recorder,
        "quorum": meeting.quorum,
        "items": [item_as_data(item) for item in agenda_of(meeting)],
    }


def item_as_data(item):
    votes = None if item.yes is None else [item.yes, item.no, item.abstain, item.invalid]
    ballots = [
        [str(each.state), each.bundle.seal if each.bundle else "", each.void_reason] for each in item.ballots.all()
    ]
    return {
        "number": item.number,
        "title": item.title,
        "motion": item.motion,
        "amended": [[each.before, each.words] for each in item.amendments.all()],
        "method": str(item.method),
        "votes": votes,
        "outcome": item.outcome,
        "ballots": ballots,
        **({"put_off": item.put_off} if item.put_off else {}),
    }
