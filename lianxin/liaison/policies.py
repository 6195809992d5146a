"""Who may say who keeps in touch with whom, and who may know it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.liaison.models import Assignment, Contact
from lianxin.liaison.vocabulary import ASSIGNERS, READERS
from lianxin.people import selectors as people

#: Who holds one of these in a place may be asked to keep in touch with households there.
MAY_BE_LIAISON = (
    Role.LIAISON,
    Role.GRID_WORKER,
    Role.BRANCH_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.STATION_STAFF,
)


def can_assign(actor, path):
    """Enrol liaisons, give them households, end it."""
    return check(actor.is_system or actor.holds(*ASSIGNERS, path=path), _("联系户由本村党支部书记或乡镇干部安排。"))


def can_see_assignments(actor, path=None):
    """The list of a place: who keeps in touch with whom."""
    return check(actor.is_system or actor.holds(*READERS, path=path), _("联系户名单只给本村工作人员和上级干部看。"))


def is_liaison_of(actor, contact):
    """Holds an assignment there now; one query."""
    return (
        actor.is_user
        and Assignment.objects.filter(contact=contact, liaison__user_id=actor.id, ends_at__isnull=True).exists()
    )


def is_of_household(actor, contact):
    """Belongs to the household, is the person, or stands for the group."""
    if not actor.is_user:
        return False
    if contact.household_id:
        own = people.household_of_user(actor.id)
        return own is not None and own.pk == contact.household_id
    return bool(contact.person_id) and contact.person.user_id == actor.id


def can_view_contact(actor, contact):
    """Whoever keeps in touch with them now, and staff who may see the list."""
    return allow() if can_see_assignments(actor, contact.division_path) or is_liaison_of(actor, contact) else hide()


def visible_contacts(actor):
    """Twin of ``can_view_contact``."""
    if actor.is_system:
        return Contact.objects.all()
    mine = Assignment.objects.filter(liaison__user_id=actor.id, liaison__user__isnull=False, ends_at__isnull=True)
    seen = Contact.objects.filter(within_any(actor.scopes(*READERS), "division_path"))
    return seen | Contact.objects.filter(Q(pk__in=mine.values("contact")))


def can_decline(actor, assignment):
    """Either side, without a reason; staff of the place for a household that says so by word of mouth."""
    if actor.is_user and assignment.liaison.user_id == actor.id:
        return allow()
    if is_of_household(actor, assignment.contact):
        return allow()
    return check(
        actor.holds(*ASSIGNERS, Role.STATION_STAFF, path=assignment.contact.division_path),
        _("只有联系人本人、这一户的人和替他们登记的本村工作人员可以提出换人。"),
    )
