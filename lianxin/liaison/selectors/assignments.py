"""Who keeps in touch with whom, who has room, and who has nobody."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.briefs import briefs
from lianxin.kit.tree import within
from lianxin.liaison.models import Assignment, Contact, Liaison
from lianxin.liaison.policies import visible_contacts
from lianxin.liaison.vocabulary import CAPS, AssignmentKind, ContactKind, EndReason
from lianxin.organisations import selectors as organisations
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

_OPEN = Q(ends_at__isnull=True)
_DRESSED = ("household__division", "person", "group", "division")


def kept_paths(path):
    """Paths of the places at and below one in which somebody keeps in touch with a household, a person or a group."""
    held = Assignment.objects.filter(within(path, "contact__division_path"), _OPEN)
    return set(held.values_list("contact__division_path", flat=True).distinct())


def serving(path=""):
    """Liaisons of a place and below who serve today, by name, with ``led`` and ``deputised``: one query."""
    held = Q(assignments__ends_at__isnull=True)
    return (
        Liaison.objects.filter(within(path, "division_path"), ends_on__isnull=True)
        .select_related("user", "branch", "division")
        .annotate(
            led=Count("assignments", filter=held & Q(assignments__kind=AssignmentKind.LEAD)),
            deputised=Count("assignments", filter=held & Q(assignments__kind=AssignmentKind.DEPUTY)),
        )
        .order_by("division_path", "user__name", "id")
    )


def find_liaison(public_id):
    """A liaison, or ``None``."""
    return Liaison.objects.select_related("user", "branch", "division").filter(public_id=public_id).first()


def cap_of(liaison, kind, profile=None):
    """How many of this kind the liaison may hold, or ``None`` for no limit; ``profile`` spares a query."""
    if kind not in CAPS:
        return None
    rules = profile or territory.profile(liaison.division)
    cap = rules.value(CAPS[kind])
    return min(cap, liaison.own_cap) if liaison.own_cap else cap


def find_contact(viewer, public_id):
    """Somebody the viewer may know to be kept in touch with, or ``None``."""
    return visible_contacts(viewer).select_related(*_DRESSED).filter(public_id=public_id).first()


def contact_by_id(public_id):
    """The contact with this public id, whoever asks, or ``None``; what may be done with it is for the service to say."""
    return contacts_by_id([public_id]).get(public_id)


def contacts_by_id(public_ids):
    """The same of several, by their public ids."""
    found = Contact.objects.select_related(*_DRESSED).filter(public_id__in=public_ids)
    return {each.public_id: each for each in found}


def contact_of(target):
    """The contact of a household, person or group, or ``None``."""
    if isinstance(target, Contact):
        return target
    field = kind_of(target)
    return Contact.objects.select_related(*_DRESSED).filter(**{field: target}).first()


def kind_of(target):
    """Which kind of contact a household, person or unit is."""
    kinds = {"Household": ContactKind.HOUSEHOLD, "Person": ContactKind.PERSON, "Unit": ContactKind.GROUP}
    return kinds[type(target).__name__]


def find_target(viewer, kind, public_id):
    """The household, person or group with this public id that the viewer may know of, or ``None``."""
    if kind == ContactKind.HOUSEHOLD:
        return people.find_household(viewer, public_id)
    if kind == ContactKind.PERSON:
        return people.find_person(viewer, public_id)
    return organisations.find_unit(public_id) if kind == ContactKind.GROUP else None


def keepers_of(contact):
    """Open assignments of a contact, the lead first: one query."""
    return _keepers(Q(contact=contact))


def keepers_by_contact(ids):
    """``{contact id: open assignments}``, the lead first: one query."""
    found = {pk: [] for pk in ids}
    for each in _keepers(Q(contact__in=ids)):
        found[each.contact_id].append(each)
    return found


def keepers_of_target(target):
    """Those of a household, person or group, each with its contact: one query."""
    return _keepers(Q(**{f"contact__{kind_of(target)}": target}))


def keepers_around(person):
    """Those of the household the person belongs to now, or of the person alone: one query."""
    return _keepers(_around(person))


def keepers_in_brief(person):
    """The same as ``keepers_around`` in one line each: ``told`` is the part, ``more`` the number to press."""
    held = Assignment.objects.filter(_OPEN, _around(person))
    words = {"title": "liaison__user__name", "place": "liaison__branch__name", "told": "kind", "more": "liaison__phone"}
    return briefs(held, "keeper", **words, at="starts_at", first=("pk",))


def _around(person):
    homes = Q(contact__household__members__person=person, contact__household__members__ends_on__isnull=True)
    return homes | Q(contact__person=person)


def _keepers(whose):
    return _lead_first(
        Assignment.objects.filter(_OPEN, whose).select_related("contact", "liaison__user", "liaison__branch")
    )


def _lead_first(assignments):
    order = list(AssignmentKind)
    return sorted(assignments, key=lambda each: order.index(each.kind))


def lead_of(contact):
    """The open lead assignment, or ``None``."""
    return contact.assignments.filter(_OPEN, kind=AssignmentKind.LEAD).select_related("liaison__user").first()


def keepers_now_and_ever(contact):
    """``(open assignments, the lead first; every assignment there has been, newest first)``: one query."""
    ever = list(contact.assignments.select_related("liaison__user", "liaison__branch").order_by("-starts_at", "-id"))
    return _lead_first([each for each in ever if each.ends_at is None]), ever


def find_assignment(public_id):
    """An assignment with its contact and liaison, or ``None``."""
    related = [f"contact__{name}" for name in _DRESSED]
    return (
        Assignment.objects.select_related("liaison__user", "liaison__division", *related)
        .filter(public_id=public_id)
        .first()
    )


def visit_refused():
    """Condition over assignments: there nobody is visited, they took back that they agreed to it."""
    return people.visits_refused(household="contact__household", person="contact__person", since=clock.now())


def my_assignments(user_id):
    """Open assignments of this account with their contacts, the leads first; each knows whether the visit ``is_refused``: one query."""
    related = [f"contact__{name}" for name in _DRESSED]
    held = Assignment.objects.filter(_OPEN, liaison__user_id=user_id, liaison__ends_on__isnull=True)
    held = held.select_related("liaison", *related).annotate(is_refused=visit_refused())
    return held.order_by("kind", "contact__household__code", "id")


def reach_of(actor):
    """``(household ids, person ids)`` assigned to the actor now: one query. The people room asks for it."""
    held = Assignment.objects.filter(_OPEN, liaison__user_id=actor.id, liaison__ends_on__isnull=True)
    rows = list(held.values_list("contact__household_id", "contact__person_id"))
    return [home for home, _person in rows if home], [person for _home, person in rows if person]


def declined_pairs(path=""):
    """``{(contact id, liaison id)}`` of which one side has said no: they are not proposed again. One query."""
    said_no = Assignment.objects.filter(within(path, "contact__division_path"), end_reason__in=EndReason.declined())
    return set(said_no.values_list("contact_id", "liaison_id"))


def leads_before(household_ids):
    """``{household id: (code, name)}``: who leads the household somebody of this one came from: one query."""
    came = "contact__household__members__person__memberships"
    found = Assignment.objects.filter(
        _OPEN, kind=AssignmentKind.LEAD, **{f"{came}__household__in": household_ids, f"{came}__ends_on__isnull": True}
    )
    rows = found.order_by("-id").values_list(f"{came}__household", "contact__household__code", "liaison__user__name")
    return {household: (code, name) for household, code, name in rows}


def liaisons_of_branch(unit):
    """Liaisons who belong to a branch and have not left: a queryset."""
    return Liaison.objects.filter(branch=unit, ends_on__isnull=True)


def branch_words(unit):
    """How many belong to a branch, in a phrase for who ends it."""
    count = liaisons_of_branch(unit).count()
    return [_("联系户党员 {n} 人").format(n=count)] if count else []
