"""What a proposal is worked out of, and the proposals there are."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q

from lianxin.kit import clock
from lianxin.kit.tree import within, within_any
from lianxin.liaison.calc.assignment import Household, Member, Place, Weights
from lianxin.liaison.calc.assignment.facts import Change
from lianxin.liaison.calc.matching import EXPERIENCED_AFTER_DAYS, group_of, needed_skills
from lianxin.liaison.models import Assignment, Contact, Plan, PlanPart, PlanRow
from lianxin.liaison.selectors.assignments import cap_of, declined_pairs, serving
from lianxin.liaison.vocabulary import READERS, AssignmentKind, PartState
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level

#: Each weight and the key of the profile that sets it.
WEIGHT_KEYS = {
    "continuity": "liaison.weight_continuity",
    "load": "liaison.weight_load",
    "other_group": "liaison.weight_other_group",
    "unmet_need": "liaison.weight_need",
    "beginner": "liaison.weight_beginner",
    "unknown_near": "liaison.unknown_near",
    "unknown_far": "liaison.unknown_far",
}


def weights_of(profile):
    """The weights in force at a place."""
    return Weights(**{name: profile.value(key) for name, key in WEIGHT_KEYS.items()})


def villages_with_liaisons(path):
    """Villages at and below a place where somebody serves, each once: one query."""
    found = {each.division_id: each.division for each in serving(path) if each.division.level == Level.VILLAGE}
    return list(found.values())


@dataclass(frozen=True)
class Village:
    """All that a plan of one village is made of, and what its keys stand for."""

    households: list[Household]
    members: list[Member]
    kin: list[tuple[str, str]]
    today: dict[str, str]
    homes: dict[str, object]
    liaisons: dict[str, object]


def village(division, kind, at=None):
    """What is known of a village today: some ten queries however large it is.

    Households that somebody of a wider place keeps in touch with stay as they are.
    """
    today = clock.day_of(at or clock.now())
    liaisons = {_key(each): each for each in serving(division.path)}
    homes = list(people.living_households(division.path).select_related("division").order_by("code", "id"))
    held = _held([home.pk for home in homes])
    wider = {home for (home, part), each in held.items() if part == kind and _key_of(each) not in liaisons}
    homes = [home for home in homes if home.pk not in wider]
    keys = {home.pk: f"{home.code} {home.pk}" for home in homes}
    now = {keys[home]: _key_of(each) for (home, part), each in held.items() if part == kind and home in keys}
    own = people.households_of_users([each.user_id for each in liaisons.values()])
    spots = people.spots([*homes, *own.values()])
    return Village(
        households=_households(homes, keys, division, spots),
        members=_members(liaisons, Counter(now.values()), division, kind, today, own, spots),
        kin=_barred(homes, keys, liaisons, held, kind, division),
        today=now,
        homes={keys[home.pk]: home for home in homes},
        liaisons=liaisons,
    )


def _key(liaison):
    return f"{liaison.pk:09d}"


def _key_of(assignment):
    return f"{assignment.liaison_id:09d}"


def _held(homes):
    """``{(household id, kind): open assignment}``."""
    rows = Assignment.objects.filter(ends_at__isnull=True, contact__household__in=homes).select_related("contact")
    return {(each.contact.household_id, each.kind): each for each in rows}


def _place(home, division, spots):
    """The group by the address, and the spot where somebody wrote down the position."""
    group = f"{home.division_path.removeprefix(division.path)}/{group_of(home.address)}"
    return Place(division.path, group, *spots.get(home.pk, (None, None)))


def _households(homes, keys, division, spots):
    labels = people.labels_by_household(keys)
    return [
        Household(
            keys[home.pk],
            _place(home, division, spots),
            needed_skills(labels.get(home.pk, ())),
            home.pk in labels,
        )
        for home in homes
    ]


def _members(liaisons, planned, division, kind, today, own, spots):
    profile = territory.profile(division)
    return [
        Member(
            key,
            _place(own[each.user_id], division, spots) if each.user_id in own else Place(division.path, "?"),
            frozenset(each.skills),
            room=cap_of(each, kind, profile) or 0,
            held=max((each.led if kind == AssignmentKind.LEAD else each.deputised) - planned[key], 0),
            exempt=each.is_exempt,
            experienced=each.starts_on <= today - timedelta(days=EXPERIENCED_AFTER_DAYS),
        )
        for key, each in liaisons.items()
    ]


def _barred(homes, keys, liaisons, held, kind, division):
    """Pairs that may not be: own household, close kin, who has said no, and lead and deputy in one."""
    persons = people.members_by_household(keys)
    by_user = {f"user:{each.user_id}": key for key, each in liaisons.items()}
    home_of = {person.public_id: keys[home] for home, inside in persons.items() for person in inside}
    barred = {
        (keys[home], by_user[f"user:{person.user_id}"])
        for home, inside in persons.items()
        for person in inside
        if f"user:{person.user_id}" in by_user
    }
    for pair in people.kin_pairs({*home_of, *by_user}):
        barred |= {(home_of[one], by_user[two]) for one in pair for two in pair if one in home_of and two in by_user}
    contacts = dict(Contact.objects.filter(household__in=[home.pk for home in homes]).values_list("id", "household_id"))
    for contact, liaison in declined_pairs(division.path):
        if contact in contacts:
            barred.add((keys[contacts[contact]], f"{liaison:09d}"))
    if kind == AssignmentKind.DEPUTY:
        leads = ((home, each) for (home, part), each in held.items() if part == AssignmentKind.LEAD)
        barred |= {(keys[home], _key_of(each)) for home, each in leads if home in keys}
    return sorted(barred)


def visible_plans(actor):
    """Plans of places whose assignments the actor may see."""
    if actor.is_system:
        return Plan.objects.all()
    return Plan.objects.filter(within_any(actor.scopes(*READERS), "division_path"))


def latest_plans(path, actor):
    """The newest plans of a place that nobody has dropped."""
    found = visible_plans(actor).filter(within(path, "division_path"), dropped_at__isnull=True)
    return found.select_related("division").order_by("-asked_at", "-id")[:5]


def find_plan(viewer, public_id):
    """A plan the viewer may see, or ``None``."""
    return visible_plans(viewer).select_related("division").filter(public_id=public_id).first()


def find_part(viewer, public_id):
    """One village of a plan, or ``None``."""
    found = PlanPart.objects.filter(plan__in=visible_plans(viewer)).select_related("plan__division", "division")
    return found.filter(public_id=public_id).first()


def find_row(viewer, public_id):
    """One household of a plan, or ``None``."""
    found = PlanRow.objects.filter(part__plan__in=visible_plans(viewer))
    related = (
        "part__plan__division",
        "part__division",
        "household__division",
        "before__user",
        "after__user",
        "chosen__user",
    )
    return found.select_related(*related).filter(public_id=public_id).first()


def parts_of_plan(plan):
    """The villages of a plan with how many households stay, move, are new and were changed by hand: one query."""
    count = {str(each): Count("rows", filter=Q(rows__change=each)) for each in Change}
    by_hand = Count("rows", filter=~Q(rows__chosen=F("rows__after")))
    return plan.parts.select_related("division", "plan").annotate(**count, by_hand=by_hand).order_by("division__path")


def rows_of(part, *, everything=True):
    """The households of a part in the order they are shown: those that move, new ones, those that stay."""
    rows = part.rows if everything else part.rows.exclude(change=Change.STAYS, chosen=F("before"))
    return rows.select_related("household__division", "before__user", "after__user", "chosen__user")


def loads_of(part):
    """``{liaison id: households by this list}``, changes by hand counted: one query."""
    return dict(part.rows.values_list("chosen").annotate(n=Count("id")).order_by())


def waiting_parts():
    """Parts nobody has worked out yet, the oldest first."""
    found = PlanPart.objects.filter(state=PartState.WAITING, plan__dropped_at__isnull=True)
    return found.select_related("plan", "division").order_by("id")
