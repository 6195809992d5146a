"""What one page shows, already masked: templates ask nothing."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery

from lianxin.kit import clock
from lianxin.kit.masking import Mask, mask_id_number, mask_name
from lianxin.kit.paging import page
from lianxin.kit.templatetags.kit import day
from lianxin.kit.tree import within, within_any
from lianxin.people.calc.identity import age_on
from lianxin.people.models import (
    Disclosure,
    Guardianship,
    Household,
    HouseholdMember,
    LegalHold,
    Person,
    PriorityLabel,
    RightsRequest,
)
from lianxin.people.policies import (
    households_visible_to,
    is_in_force,
    is_own,
    labels_to_review,
    labels_visible_to,
    mask_for,
    people_visible_to,
    rights_visible_to,
)
from lianxin.people.selectors.care import guardianships_about
from lianxin.people.selectors.consents import agreed_labels
from lianxin.people.selectors.finding import full_mask, shown_phone
from lianxin.people.selectors.records import family_of, live_disclosure
from lianxin.people.vocabulary import OPEN_RIGHTS, REGISTRARS
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class HouseholdRow:
    public_id: str
    code: str
    representative: str
    place: str
    size: int


@dataclass(frozen=True)
class MemberRow:
    public_id: str
    name: str
    role: str
    relation: str
    phone: str
    is_here: bool
    is_representative: bool


@dataclass(frozen=True)
class GuardianshipRow:
    public_id: str
    guardian: str
    ground: str
    ends_on: date | None
    is_waiting: bool
    is_in_force: bool
    row: Guardianship


@dataclass(frozen=True)
class PersonPage:
    """A person at the level of masking this viewer has now; ``opened`` until when, when it is open."""

    person: Person
    name: str
    phone: str
    sex: str
    birth: str
    address: str
    id_number: str
    guardians: list
    guardianships: list
    populations: list
    household: Household | None
    family: list
    labels: list
    agreed_labels: frozenset
    opened: Disclosure | None
    lookers: list
    hold: str


def places_of(actor, roles=REGISTRARS):
    """Villages and communities in which the actor holds one of the roles."""
    division = apps.get_model("territory", "Division")
    held = within_any(actor.scopes(*roles))
    return division.objects.filter(held, level="village").select_related("parent").order_by("path")


def household_rows(viewer, path="", cursor="", size=20):
    """A page of the households the viewer may see, by code: two queries."""
    visible = households_visible_to(viewer, Household.objects.filter(ended_on__isnull=True))
    found = page(
        visible.filter(within(path, "division_path"))
        .select_related("division")
        .annotate(size=Count("members", filter=Q(members__ends_on__isnull=True)))
        .prefetch_related(_open_representative()),
        order=("code", "id"),
        cursor=cursor,
        size=size,
    )
    return [_household_row(household, viewer) for household in found], found.next_cursor


def _open_representative():
    led = HouseholdMember.objects.filter(ends_on__isnull=True, role="representative")
    return Prefetch("members", led.select_related("person"), to_attr="leaders")


def _household_row(household, viewer):
    leader = household.leaders[0].person if household.leaders else None
    mask = mask_for(viewer, leader) if leader else None
    return HouseholdRow(
        household.public_id,
        household.code,
        mask_name(leader.name, mask or Mask.PUBLIC) if leader else "",
        household.division.name,
        household.size,
    )


def find_household(viewer, public_id):
    return (
        households_visible_to(viewer, Household.objects.filter(public_id=public_id))
        .select_related("division", "division__parent", "moved_from__division", "moved_to__division")
        .first()
    )


def member_rows(household, viewer):
    """The open members of a household, the representative first, masked: one query."""
    members = household.members.filter(ends_on__isnull=True).select_related("person").order_by("-role", "id")
    return [_member_row(member, viewer) for member in members]


def open_member(household, person_id):
    """The open membership of the person with this public id, or ``None``."""
    members = household.members.filter(ends_on__isnull=True, person__public_id=person_id)
    return members.select_related("person", "household").first()


def _member_row(member, viewer):
    person = member.person
    mask = mask_for(viewer, person) or Mask.PUBLIC
    return MemberRow(
        person.public_id,
        mask_name(person.name, mask),
        member.get_role_display(),
        member.get_relation_display() if member.relation else "",
        shown_phone(person.phone, mask),
        person.is_here,
        member.is_representative,
    )


def find_person(viewer, public_id):
    """The person as the viewer may know of them, with the reason in law their data is kept for (``hold``)."""
    holds = LegalHold.objects.filter(person=OuterRef("pk"), lifted_at__isnull=True)
    return (
        people_visible_to(viewer, Person.objects.filter(public_id=public_id))
        .annotate(hold=Subquery(holds.values("basis")[:1]))
        .select_related("division", "division__parent")
        .first()
    )


def person_page(person, viewer, session_key=""):
    """What this viewer may read of this person in this session, now."""
    own = is_own(viewer, person)
    opened = None if own else live_disclosure(person, viewer, session_key)
    mask = full_mask(viewer, person, opened) or Mask.PUBLIC
    open_all = mask >= Mask.HANDLER and (own or not person.restricted_at)
    family = family_of(person)
    held_by = [] if own and not person.has_guardian else guardianships_about(person)
    speaking = [each.guardian for each in held_by if is_in_force(each)]
    held = PriorityLabel.objects.filter(person=person, ended_on__isnull=True)
    is_self = viewer.is_user and person.user_id == viewer.id  # who reads their own labels asks for no reach
    labels = held if is_self else labels_visible_to(viewer, held)
    shown = list(labels.select_related("person").order_by("id")) if open_all else []
    return PersonPage(
        person=person,
        name=mask_name(person.name, mask),
        phone=shown_phone(person.phone, mask if open_all else min(mask, Mask.COLLEAGUE)),
        sex=person.get_sex_display() if open_all and person.sex else "",
        birth=_birth(person) if open_all else "",
        address=person.address if open_all else "",
        id_number=mask_id_number(person.id_number) if open_all else "",
        guardians=[mask_name(each.name, mask) for each in speaking],
        guardianships=[_guardianship_row(each, mask) for each in held_by] if not own else [],
        populations=[b.get_population_display() for b in person.belongings.filter(ends_on__isnull=True).order_by("id")],
        household=family[0].household if family else None,
        family=family,
        labels=shown,
        agreed_labels=agreed_labels(person) if shown and not own else frozenset(),
        opened=opened,
        hold=getattr(person, "hold", None) or "",
        lookers=list(person.disclosures.order_by("-opened_at", "-id")[:20]),
    )


def _guardianship_row(each, mask):
    return GuardianshipRow(
        each.public_id, mask_name(each.guardian.name, mask), each.get_ground_display(), each.ends_on, each.is_waiting,
        is_in_force(each), each,
    )  # fmt: skip


def _birth(person):
    if person.birth_date:
        return day(person.birth_date)
    return str(person.birth_year) if person.birth_year else ""


def age_of(person):
    return age_on(clock.today(), birth_date=person.birth_date, birth_year=person.birth_year)


def rights_page(viewer, cursor=""):
    """Requests about one's own data that wait for an answer in the viewer's place, the nearest date first."""
    waiting = RightsRequest.objects.filter(state__in=OPEN_RIGHTS).select_related("person")
    return page(rights_visible_to(viewer, waiting), order=("due_at", "id"), cursor=cursor)


def rights_waiting(viewer):
    """All of them with whom they are about, the nearest date first."""
    waiting = RightsRequest.objects.filter(state__in=OPEN_RIGHTS).select_related("person")
    return rights_visible_to(viewer, waiting).order_by("due_at", "id")


def find_rights_request(viewer, public_id):
    return (
        rights_visible_to(viewer, RightsRequest.objects.filter(public_id=public_id))
        .select_related("person__division__parent")
        .first()
    )


def is_day_certain(asked):
    """Whether the working days up to the answer's day are all known: make-up days of a year come with its notice."""
    return territory.work_calendar(asked.person.division).is_announced(clock.day_of(asked.due_at))


def labels_to_look_at(actor):
    """The labels the head of the station has to look at anew, the nearest day first: one query."""
    return labels_to_review(actor).select_related("person").order_by("review_on", "id")[:20]


def find_label(viewer, person, public_id):
    """An open label of this person that the viewer may know of."""
    labels = PriorityLabel.objects.filter(person=person, public_id=public_id, ended_on__isnull=True)
    return labels_visible_to(viewer, labels).select_related("person").first()
