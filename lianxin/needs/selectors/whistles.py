"""Whistles as their people see them: what is asked of the township, what calls my unit, one with all that hangs on it."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import ancestors
from lianxin.needs import policies
from lianxin.needs.models import Need, Whistle, WhistleCall, WhistleRequest, WhistleTask
from lianxin.needs.selectors.cases import as_rows
from lianxin.needs.vocabulary import CallAnswer, State, Verb
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind

_CALLS = Prefetch("calls", WhistleCall.objects.select_related("unit").order_by("id"))


def whistles(actor, *, state="", cursor="", size=20):
    """Whistles the actor may see, the newest first: ``open``, ``ended``, or those where a unit ``cannot``. Two queries."""
    rows = policies.visible_whistles(actor).select_related("caller", "lead", "division").prefetch_related(_CALLS)
    if state in ("open", "ended"):
        rows = rows.filter(ended_at__isnull=state == "open")
    elif state == "cannot":
        rows = rows.filter(pk__in=WhistleCall.objects.filter(answer=CallAnswer.CANNOT).values("whistle_id"))
    return page(rows, order=("-called_at", "-id"), cursor=cursor, size=size)


def find_whistle(public_id, viewer):
    """The whistle of this id or number with its calls, minutes and tasks, if ``viewer`` may see it; raises ``NotFound`` otherwise."""
    found = (
        Whistle.objects.select_related("caller", "lead", "division")
        .prefetch_related(_CALLS, "minutes", Prefetch("tasks", WhistleTask.objects.select_related("unit")))
        .filter(Q(public_id=public_id) | Q(number=public_id))
        .first()
    )
    seen = policies.can_view_whistle(viewer, found, [call.unit for call in found.calls.all()]) if found else hide()
    seen.or_raise()
    return found


def needs_of_whistle(whistle, viewer):
    """The needs it carries, as far as ``viewer`` may see them, and how many there are in all. Two queries."""
    seen = as_rows(policies.visible_needs(viewer).filter(whistles=whistle)).order_by("received_at", "pk")
    return list(seen), whistle.needs.count()


def whistle_numbers(need):
    """Numbers of the whistles of a need, in their order. Reads the steps it is given."""
    return [step.internal_note for step in need.steps.all() if step.verb == Verb.OPEN_WHISTLE]


def whistle_requests(actor, *, limit=50):
    """Needs for which a village asks the actor's township to whistle."""
    waiting = policies.open_whistle_requests(actor)
    return [] if waiting is None else list(waiting[:limit])


def open_request_of(need):
    """The unanswered request of a need, or ``None``."""
    return WhistleRequest.objects.filter(need=need, answered_at__isnull=True).first()


def last_whistle_request(need):
    """What was asked of the township last while the need is in progress, or ``None``. Reads what is prefetched."""
    asked = list(need.whistle_requests.all()) if need.state == State.IN_PROGRESS else []
    return asked[-1] if asked and not asked[-1].whistle_id else None


def calls_waiting(actor, *, limit=50):
    """Calls the actor's unit has not answered, the most pressing first."""
    waiting = WhistleCall.objects.filter(
        policies.units_fitting(actor, "unit"), answer="", whistle__ended_at__isnull=True
    )
    return list(waiting.select_related("whistle__caller", "unit").order_by("arrive_by", "id")[:limit])


def tasks_waiting(actor, *, limit=50):
    """Parts of the work the actor's unit has not finished, the most pressing first."""
    waiting = WhistleTask.objects.filter(
        policies.units_fitting(actor, "unit"), done_at__isnull=True, whistle__ended_at__isnull=True
    )
    return list(waiting.select_related("whistle", "unit").order_by("due_on", "id")[:limit])


def whistles_waiting(actor):
    """Whistles of which a call or a part of the work waits for the actor's unit, or ``None`` for who has none."""
    if not actor.is_user or not actor.roles:
        return None
    fits = policies.units_fitting(actor, "unit")
    called = WhistleCall.objects.filter(fits, whistle=OuterRef("pk"), answer="")
    owed = WhistleTask.objects.filter(fits, whistle=OuterRef("pk"), done_at__isnull=True)
    return Whistle.objects.filter(Exists(called) | Exists(owed), ended_at__isnull=True)


def calling_unit(actor, division_path):
    """The government in whose name the actor whistles for a place: the narrowest one they speak for, or ``None``."""
    places = set(actor.scopes(*policies.LEVELS_ABOVE)) & set(ancestors(division_path, include_self=True))
    return (
        organisations.units_within("")
        .filter(kind=UnitKind.GOVERNMENT_OFFICE, division_path__in=places, dissolved_on__isnull=True)
        .order_by("-division_path", "id")
        .first()
    )


def units_to_call(need):
    """Units above the village: of its township and of the county, but not whom the need complains about."""
    return (
        organisations.units_within("")
        .filter(division_path__in=ancestors(need.division_path), dissolved_on__isnull=True)
        .exclude(pk=need.about_unit_id)
        .order_by("-division_path", "id")
    )


def calls_overdue(at):
    """Calls nobody has answered by their time and nobody was reminded of."""
    late = WhistleCall.objects.filter(answer="", reminded_at__isnull=True, arrive_by__lte=at)
    return late.filter(whistle__ended_at__isnull=True).order_by("arrive_by")


def tasks_overdue(at):
    """Tasks whose day is over, not done and not yet taken to the caller."""
    late = WhistleTask.objects.filter(
        done_at__isnull=True, escalated_at__isnull=True, due_on__lt=timezone.localdate(at)
    )
    return late.filter(whistle__ended_at__isnull=True).order_by("due_on")


def needs_numbered(numbers):
    """``{number: need}`` of the numbers that exist."""
    found = Need.objects.select_related("unit", "about_unit", "category", "division").filter(number__in=numbers)
    return {need.number: need for need in found}


def calls_to_answer(whistle, actor):
    """Called units not on the spot yet for which the actor may speak."""
    return [
        call
        for call in whistle.calls.all()
        if call.answer != CallAnswer.ARRIVED and policies.can_answer_for(actor, whistle, call.unit)
    ]


def calls_to_report(whistle):
    """Called units that cannot come or are late, and nobody above was told."""
    now = clock.now()
    return [
        call
        for call in whistle.calls.all()
        if not call.reported_at and (call.answer == CallAnswer.CANNOT or (not call.answer and call.arrive_by <= now))
    ]


def calls_to_rate(whistle, actor):
    """The actor's own called units that have not said how it went."""
    return [call for call in whistle.calls.all() if not call.by_called and policies.is_of_unit(actor, call.unit)]


def tasks_to_finish(whistle, actor):
    """Unfinished parts of the work for which the actor may speak."""
    return [
        task for task in whistle.tasks.all() if not task.done_at and policies.can_answer_for(actor, whistle, task.unit)
    ]


def units_at_work(whistle):
    """Units that may get a part of the work: the called ones, who leads, who called."""
    keys = [*(call.unit_id for call in whistle.calls.all()), whistle.lead_id, whistle.caller_id]
    return organisations.units_within("").filter(pk__in=keys)
