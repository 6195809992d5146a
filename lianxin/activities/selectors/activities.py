"""Branches and what they held."""

from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.activities.calc import rhythm, voting
from lianxin.activities.models import Activity, Attendance, Member
from lianxin.activities.vocabulary import Kind, Presence
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import selectors as territory
from lianxin.territory.calc.catalogue import KEYS

BRANCHES = [kind for kind in UnitKind if kind.startswith("party_") and kind.endswith("_branch")]


def find_branch(public_id):
    """A Party branch; raises ``NotFound``."""
    found = organisations.find_unit(public_id)
    if found is None or found.kind not in BRANCHES:
        raise NotFound
    return found


def due_of_branch(unit, today):
    """What one branch still has to hold."""
    return due_of(with_voters(organisations.units_within(unit.division_path).filter(pk=unit.pk)), today)[unit.pk]


def find_activity(public_id):
    """An activity with its branch; raises ``NotFound``."""
    found = Activity.objects.select_related("unit__division").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def branches_led(actor, roles):
    """Living branches at and below the places over which the actor holds one of the roles: a queryset."""
    return organisations.units_within_any(actor.scopes(*roles)).filter(kind__in=BRANCHES)


def activities_page(unit, cursor=""):
    """What a branch held, the latest first, each with ``present`` and ``due``; withdrawn ones are left out."""
    return page(
        _counted(Activity.objects.filter(unit=unit, withdrawn_at__isnull=True)),
        order=("-held_on", "-id"),
        cursor=cursor,
    )


def activities_of_year(unit, year):
    """What a branch held in a year, the earliest first, each with its attendance: three queries."""
    held = Activity.objects.filter(
        unit=unit, withdrawn_at__isnull=True, held_on__range=(date(year, 1, 1), date(year, 12, 31))
    )
    return list(held.order_by("held_on", "id").prefetch_related("attendance__member"))


def _counted(rows):
    """Exempt members who did not come are not due."""
    due = Count("attendance", filter=~Q(attendance__presence=Presence.EXEMPT))
    return rows.annotate(present=Count("attendance", filter=Q(attendance__presence=Presence.PRESENT)), due=due)


def units_active_since(first):
    """Ids of the units that held something from a day on, for a query."""
    return Activity.objects.filter(held_on__gte=first, withdrawn_at__isnull=True).order_by().values("unit_id")


def paths_active_since(path, first, *, leaving_out=()):
    """Paths of the places at and below one whose units, but not those of these ids, held something from a day on: one query."""
    held = Activity.objects.filter(within(path, "unit__division_path"), held_on__gte=first, withdrawn_at__isnull=True)
    held = held.exclude(unit_id__in=leaving_out).order_by()
    return set(held.values_list("unit__division_path", flat=True).distinct())


def attendance_of(activity):
    """Who was there and who was not, in the order of the list: one query."""
    return list(Attendance.objects.filter(activity=activity).select_related("member"))


def vote_holds(activity, attendance):
    """Whether the vote of an assembly holds; ``None`` where there was none. Of whom nothing is asked is not due."""
    if activity.votes_for is None or activity.kind != Kind.ASSEMBLY:
        return None
    voters = [each for each in attendance if each.has_vote and each.presence != Presence.EXEMPT]
    present = sum(each.presence == Presence.PRESENT for each in voters)
    return voting.is_passed(len(voters), present, activity.votes_for)


def rhythm_of(profile):
    """``{kind: every so many months}`` by the rules of a place."""
    said = {kind: f"activities.{kind}_months" for kind in rhythm.KINDS}
    return {
        kind: int(profile.value(said[kind])) if said[kind] in KEYS else months for kind, months in rhythm.KINDS.items()
    }


def with_voters(units):
    """Branches, each with ``voters``: how many on its list have a vote; ``Unit`` rows in one query."""
    on_list = Q(branch_members__ends_on__isnull=True, branch_members__has_vote=True)
    return units.annotate(voters=Count("branch_members", filter=on_list)).select_related("division")


def branches_waiting(actor):
    """Branches whose secretary the actor is, that keep a list and have something before them soon; ``None`` without an account.

    By every rhythm a place may have, so that the rules of places need not be asked: none is missed, and what the place's own
    rhythm does not want yet ``due_of`` leaves out.
    """
    if not actor.is_user:
        return None
    kept = Member.objects.filter(unit=OuterRef("pk"), ends_on__isnull=True)
    return branches_led(actor, (Role.BRANCH_SECRETARY,)).filter(Exists(kept), _missing(clock.today()))


def _missing(today):
    """A ``Q`` for branches that have not held what has to be held soon by some rhythm."""
    missing = Q(pk__in=[])
    for kind, months in _possible_rhythms():
        first, last = rhythm.period(today, months)
        if rhythm.is_near(months, last, today):
            held = Activity.objects.filter(unit=OuterRef("pk"), kind=kind, withdrawn_at__isnull=True)
            missing |= Q(~Exists(held.filter(held_on__range=(first, last)))) & _holds_it(kind, held, today)
    return missing


def _holds_it(kind, held, today):
    """A ``Q`` for branches that hold this kind at all: a committee and groups not every one has."""
    if kind == Kind.GROUP:
        return Q(Exists(held.filter(held_on__year=today.year)))
    if kind == Kind.COMMITTEE:
        voters = Member.objects.filter(unit=OuterRef("pk"), ends_on__isnull=True, has_vote=True).order_by()
        voters = voters.values("unit").annotate(n=Count("pk")).filter(n__gte=rhythm.COMMITTEE_FROM)
        return Q(Exists(voters))
    return Q()


def _possible_rhythms():
    """``(kind, months)`` of each rhythm a place may choose, and of the fixed ones."""
    for kind, months in rhythm.KINDS.items():
        key = KEYS.get(f"activities.{kind}_months")
        yield from ((kind, int(choice)) for choice in (key.choices if key else (months,)))


def due_of(units, today):
    """``{unit's pk: what it still has to hold}`` of branches ``with_voters``: one query and the rules of their places."""
    units = list(units)
    held = Activity.objects.filter(
        unit__in=[unit.pk for unit in units], withdrawn_at__isnull=True, held_on__year=today.year
    )
    days: dict[int, list] = {unit.pk: [] for unit in units}
    for pk, kind, day in held.values_list("unit_id", "kind", "held_on"):
        days[pk].append((kind, day))
    return {
        unit.pk: rhythm.due(
            rhythm.kinds_for(unit.voters, has_groups=any(kind == Kind.GROUP for kind, _day in days[unit.pk])),
            rhythm_of(territory.profile(unit.division)), days[unit.pk], today,
        )
        for unit in units
    }  # fmt: skip


def missed_of(unit, year, held):
    """``(kind, first day, last day)`` of what a branch with a list did not hold in periods of a year that are over.

    By the size and rhythm of today; what was before the branch's list began nobody asks for.
    """
    began = Member.objects.filter(unit=unit).aggregate(first=Min("starts_on"))["first"]
    if began is None:
        return []
    days = [(each.kind, each.held_on) for each in held]
    kinds = rhythm.kinds_for(
        Member.objects.filter(unit=unit, ends_on__isnull=True, has_vote=True).count(),
        has_groups=any(kind == Kind.GROUP for kind, _day in days),
    )
    missed = rhythm.missed(kinds, rhythm_of(territory.profile(unit.division)), days, year, clock.today())
    return [each for each in missed if each[1] >= began]


def last_words(unit):
    """Where the last one was held and who wrote it down: ``{}`` before the first."""
    last = Activity.objects.filter(unit=unit, withdrawn_at__isnull=True).order_by("-held_on", "-id").first()
    return {"place": last.place, "recorder": last.recorder} if last else {}
