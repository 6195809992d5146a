"""What the hall has in one line each, for pages that put rooms together."""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from lianxin.deliberation import policies
from lianxin.deliberation.models import Asking, Ballot, Budgeting, Meeting, Resolution, Voter
from lianxin.deliberation.selectors.meetings import ANNOUNCED
from lianxin.deliberation.vocabulary import (
    PUBLIC_TOPICS,
    AskingState,
    BallotState,
    BudgetState,
    Mark,
    ResolutionState,
)
from lianxin.kit.briefs import briefs
from lianxin.kit.tree import ancestors, within


def open_to_voices(place, person, *, at, most=5):
    """Querysets of what still waits for voices at a place, or above it for it too: ballots, budgets, opinions, the soonest
    to end first. ``told`` of a ballot says whether ``person`` is on its roll and has not voted; ``at`` is its last moment."""
    here = _for(place)
    ballots = Ballot.objects.filter(here, state=BallotState.OPEN, closes_at__gt=at)
    ballots = ballots.exclude(body__kind__in=policies.PARTY_BODIES)
    budgets = Budgeting.objects.filter(here, state=BudgetState.IDEAS, ideas_until__gt=at)
    budgets = budgets.exclude(body__kind__in=policies.PARTY_BODIES)
    askings = Asking.objects.filter(here, state=AskingState.OPEN, closes_at__gt=at, topic__state__in=PUBLIC_TOPICS)
    return [
        briefs(
            ballots, "ballot", title="title", place="body__name", told=_mine(person),
            at="closes_at", first=("closes_at",), most=most,
        ),
        briefs(budgets, "budget", title="title", place="body__name", at="ideas_until", first=("ideas_until",), most=most),
        briefs(
            askings, "asking", title="question", place="topic__title", at="closes_at", first=("closes_at",), most=most
        ),
    ]  # fmt: skip


def _for(place):
    """Whoever lives at a place is asked there, in every place above it, and reads what is asked below."""
    return within(place, "division_path") | Q(division_path__in=ancestors(place)) if place else Q()


def _mine(person):
    if person is None:
        return ""
    entry = Voter.objects.filter(ballot=OuterRef("pk"), person=person.pk, mark=Mark.NONE)
    return Case(When(Exists(entry), then=Value("mine")), default=Value(""), output_field=CharField())


def hall_saying(text, viewer, most=10):
    """Querysets of topics, meetings and resolutions whose title says all the words, as ``viewer`` may see them; the newest
    for no text. ``told`` is the state."""
    said = Q()
    for word in text.split():
        said &= Q(title__icontains=word)
    meetings = Meeting.objects.filter(said, state__in=ANNOUNCED).exclude(body__kind__in=policies.PARTY_BODIES)
    resolutions = Resolution.objects.filter(said).exclude(state=ResolutionState.REGISTERED)
    words = {"title": "title", "told": "state", "most": most}
    return [
        briefs(policies.visible_topics(viewer).filter(said), "topic", place="division__short_name", at="proposed_at", **words),
        briefs(meetings, "meeting", place="body__name", at="starts_at", **words),
        briefs(resolutions, "resolution", place="body__name", at="registered_at", **words),
    ]  # fmt: skip
