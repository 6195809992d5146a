"""Who may say who keeps in touch with whom, and who may know it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import allow, check, deny, hide
from lianxin.kit.tree import within_any
from lianxin.liaison.models import Assignment, Contact
from lianxin.liaison.vocabulary import ASSIGNERS, READERS, PromiseState
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


def can_plan(actor, path):
    """Ask for a proposal, or put it away: who assigns, and the county for all its villages. It changes nothing."""
    return check(
        actor.is_system or actor.holds(*ASSIGNERS, Role.COUNTY_OFFICER, path=path),
        _("请系统拟联系户安排，由本村党支部书记、乡镇或县级干部来做。"),
    )


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


@dataclass(frozen=True)
class Standing:
    """How somebody stands to a contact, for a page that knows it already and need not ask for every button."""

    of_household: bool
    is_liaison: bool


def _is_of(actor, contact, known):
    return is_of_household(actor, contact) if known is None else known.of_household


def _keeps(actor, contact, known):
    return is_liaison_of(actor, contact) if known is None else known.is_liaison


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


def can_decline(actor, assignment, *, known=None):
    """Either side, without a reason; staff of the place for a household that says so by word of mouth."""
    if actor.is_user and assignment.liaison.user_id == actor.id:
        return allow()
    if _is_of(actor, assignment.contact, known):
        return allow()
    return check(
        actor.holds(*ASSIGNERS, Role.STATION_STAFF, path=assignment.contact.division_path),
        _("只有联系人本人、这一户的人和替他们登记的本村工作人员可以提出换人。"),
    )


#: Type in what a liaison wrote on paper, speak for a household that says something by word of mouth.
WRITERS = (Role.STATION_STAFF, Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)


def can_enter_paper(actor, path):
    return check(actor.is_system or actor.holds(*WRITERS, path=path), _("纸质走访记录由本村工作人员代录。"))


def can_note_event(actor, contact):
    """Whoever keeps in touch, village staff, and the household itself."""
    known = actor.holds(*WRITERS, path=contact.division_path) or is_liaison_of(actor, contact)
    return allow() if actor.is_system or known or is_of_household(actor, contact) else hide()


def can_settle_promise(actor, promise, state):
    """The one who keeps it says kept; the household, or staff for it, says that it is not wanted any more."""
    if actor.is_user and actor.id == promise.keeper.user_id and state == PromiseState.KEPT:
        return allow()
    if state == PromiseState.WITHDRAWN:
        return can_speak_for_household(actor, promise.contact, promise.keeper.user_id)
    return check(False, _("承诺办没办到，由答应的人来记。"))


def can_speak_for_household(actor, contact, visitor_id, *, known=None):
    """Members of the household; staff or another liaison who calls next and writes down what they say. Not the visitor."""
    if actor.is_user and actor.id == visitor_id:
        return deny(_("走访的人不能替户里确认。"))
    if _is_of(actor, contact, known):
        return allow()
    return check(
        actor.holds(*WRITERS, path=contact.division_path) or _keeps(actor, contact, known),
        _("只有户里的人，或后来联系这一户的人，才能替户里确认。"),
    )


def can_see_visits(actor, contact, *, known=None):
    """Who keeps in touch now, the household, and the branch secretary; others see that there were visits, not what was said."""
    return (
        allow()
        if (
            _is_of(actor, contact, known)
            or actor.holds(Role.BRANCH_SECRETARY, path=contact.division_path)
            or _keeps(actor, contact, known)
        )
        else hide()
    )


def can_visit(actor):
    """Hold households on a phone: whoever may be a liaison somewhere."""
    return check(actor.is_user and actor.holds(*MAY_BE_LIAISON), _("走访手机只给联系户党员和网格员用。"))


def can_revoke_phone(actor, phone):
    """The owner, or the branch secretary of a place the owner serves in."""
    if actor.is_user and phone.user_id == actor.id:
        return allow()
    paths = phone.user.liaisons.filter(ends_on__isnull=True).values_list("division_path", flat=True)
    return check(any(can_assign(actor, path) for path in paths), _("停用手机由本人或本村党支部书记来办。"))


def can_clear_texts(actor):
    """Texts go by the rules of the place when their time is over: the system does it, nobody picks what goes."""
    return check(actor.is_system, _("到期的走访文字由系统自动清除。"))


def can_see_counts(actor, path):
    """Counts per branch: its secretary and officers above; never a person's."""
    return check(
        bool(path) and actor.holds(*ASSIGNERS, Role.COUNTY_OFFICER, path=path),
        _("走访情况按支部汇总，只给支部书记和上级干部看。"),
    )
