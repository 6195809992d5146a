"""Counts per branch: how many households are due, promised to, confirmed. No person is counted."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import OuterRef, Subquery

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.liaison.models import Assignment, Liaison, Promise, Visit
from lianxin.liaison.policies import ASSIGNERS
from lianxin.liaison.selectors.assignments import visit_refused
from lianxin.liaison.selectors.visits import dues_of
from lianxin.liaison.vocabulary import AssignmentKind, PromiseState
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class BranchCounts:
    """One branch of a place, in the order of the register; ``name`` is empty for liaisons of no branch."""

    name: str
    households: int
    overdue: int
    visits: int
    confirmed: int
    denied: int
    open_promises: int
    late_promises: int


def led_place(actor):
    """The place whose counts the actor reads first, or ``None``."""
    paths = actor.scopes(*ASSIGNERS, Role.COUNTY_OFFICER)
    return territory.division_at(max(paths, key=len)) if paths else None


def branch_counts(place, days=90):
    """One row for each branch by name: six queries, however many households."""
    counts, today = defaultdict(Counter), clock.today()
    held = list(
        Assignment.objects.filter(
            within(place.path, "contact__division_path"), ends_at__isnull=True, kind=AssignmentKind.LEAD
        )
        .select_related("contact__division", "liaison__branch")
        .annotate(is_refused=visit_refused())
    )
    dues = dues_of([each for each in held if not each.is_refused])
    for each in held:
        branch = each.liaison.branch
        row = counts[branch.name if branch else ""]
        row["households"] += 1
        row["overdue"] += each.contact_id in dues and dues[each.contact_id].on < today
    author = Liaison.objects.filter(within(place.path, "division_path"), user=OuterRef("author"))
    visits = Visit.objects.filter(
        within(place.path, "division_path"), met_at__gte=clock.day_start(today - timedelta(days=days))
    ).annotate(branch=Subquery(author.order_by("-id").values("branch__name")[:1]))
    for name, is_so in visits.values_list("branch", "confirmation__is_so"):
        row = counts[name or ""]
        row["visits"] += 1
        row["confirmed"] += is_so is True
        row["denied"] += is_so is False
    kept = Promise.objects.filter(within(place.path, "contact__division_path"), state=PromiseState.OPEN)
    for name, due_on in kept.values_list("keeper__branch__name", "due_on"):
        row = counts[name or ""]
        row["open_promises"] += 1
        row["late_promises"] += due_on < today
    names = ("households", "overdue", "visits", "confirmed", "denied", "open_promises", "late_promises")
    return [BranchCounts(name, **{key: row[key] for key in names}) for name, row in sorted(counts.items())]


def due_liaisons(day):
    """``[(liaison's user id, name, [due contact, …])]`` of those with somebody due by a day, for the morning's reminder."""
    held = list(
        Assignment.objects.filter(
            ~visit_refused(), ends_at__isnull=True, kind=AssignmentKind.LEAD, liaison__ends_on__isnull=True
        ).select_related("liaison__user", "contact__division")
    )
    dues, found = dues_of(held), {}
    for each in held:
        if dues[each.contact_id].on <= day:
            found.setdefault(each.liaison.user_id, (each.liaison.user.name, []))[1].append(each.contact_id)
    return [(user_id, name, ids) for user_id, (name, ids) in sorted(found.items())]
