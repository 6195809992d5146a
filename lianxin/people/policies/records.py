"""Who may do what with people's data. Each ``can_…`` has a queryset twin below where there is a list."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import allow, check, deny, hide
from lianxin.kit.masking import Mask
from lianxin.kit.tree import within_any
from lianxin.people.models import HouseholdMember, LinkRequest, RightsRequest
from lianxin.people.policies.care import in_care_of, is_own
from lianxin.people.vocabulary import (
    ASSIGNED,
    COLLEAGUES,
    LABEL_READERS,
    OFFICERS,
    OPEN_RIGHTS,
    REGISTRARS,
    RETENTION_KEEPERS,
    RIGHTS_ANSWERERS,
    ROLL_ADOPTERS,
    ROLL_READERS,
    Asker,
    LabelAudience,
)

_STAFF = (*COLLEAGUES, *OFFICERS)
_sources = {"reach": lambda actor: ((), ())}


@dataclass(frozen=True)
class Reach:
    """Ids of the households and persons somebody was assigned."""

    households: frozenset = frozenset()
    persons: frozenset = frozenset()


def register_reach(function):
    """``function(actor) -> (household ids, person ids)``: whom liaisons and grid workers were assigned."""
    _sources["reach"] = function


def reach_of(actor):
    """Whom a liaison or grid worker may know of: asked once for an actor, with all members of the households."""
    if not (actor.is_user and actor.holds(*ASSIGNED)):
        return Reach()
    if "people.reach" not in actor.known:
        households, persons = _sources["reach"](actor)
        members = HouseholdMember.objects.filter(household__in=list(households), ends_on__isnull=True)
        inside = members.values_list("person_id", flat=True) if households else ()
        actor.known["people.reach"] = Reach(frozenset(households), frozenset((*persons, *inside)))
    return actor.known["people.reach"]


def mask_for(actor, person):
    """How much of ``person`` the actor sees without opening the record; ``None``: not even that they exist."""
    if is_own(actor, person):
        return Mask.OFFICER
    if actor.holds(*COLLEAGUES, path=person.division_path) or person.pk in reach_of(actor).persons:
        return Mask.COLLEAGUE
    if actor.is_system or actor.holds(*OFFICERS, path=person.division_path):
        return Mask.PUBLIC
    return None


def can_search_people(actor):
    return check(actor.holds(*_STAFF, *ASSIGNED), _("只有村、社区和乡镇的工作人员可以查找人员。"))


def can_view_person(actor, person):
    return allow() if mask_for(actor, person) is not None else hide()


def can_open_record(actor, person):
    """Open the full contact, with a reason: staff of the place and officers above it."""
    seen = can_view_person(actor, person)
    return seen and check(
        actor.holds(*_STAFF, path=person.division_path) or person.pk in reach_of(actor).persons,
        _("只有本村工作人员和上级干部可以打开这份记录。"),
    )


def can_view_household(actor, household):
    seen = actor.holds(*_STAFF, path=household.division_path) or household.pk in reach_of(actor).households
    return allow() if seen else hide()


def can_register_people(actor, path):
    """Register, correct and end persons and households of a place."""
    return check(
        actor.is_system or actor.holds(*REGISTRARS, path=path),
        _("只有本村的站点人员、支部书记和两委成员可以登记人口。"),
    )


def can_link_at_once(actor):
    """Who sets a place up before anybody works in it; whoever signs in asks first."""
    return check(actor.is_system, _("关联账号要两个人：一个人提出，另一个人核对。请到那个人的页面上提出。"))


def can_settle_link(actor, asked, *, takes_back=False):
    """Somebody else than who asked, and not the account itself: another registrar, or an officer above the place."""
    if not actor.holds(*REGISTRARS, *OFFICERS, path=asked.division_path):
        return hide()
    if takes_back and actor.id == asked.asked_by_id:
        return allow()
    return check(
        actor.id not in (asked.asked_by_id, asked.user_id),
        _("提出关联的人和这个账号自己都不能核对，请另一位登记人或乡镇干部核对。"),
    )


_BOTH_SIDES = _("整户迁到别的村，由两个村都管的人来办：请找乡镇；跨乡镇的，找县里。")


def can_move_household(actor, path, to_path):
    """Move a household to another village: who is responsible for both sides."""
    roles = (*REGISTRARS, *OFFICERS)
    return check(actor.is_system or (actor.holds(*roles, path=path) and actor.holds(*roles, path=to_path)), _BOTH_SIDES)


def can_move_households(actor, path):
    """Whether the actor is responsible for this village and for another one, so that the way to it is shown."""
    scopes = actor.scopes(*REGISTRARS, *OFFICERS)
    reaches_here = [scope for scope in scopes if path.startswith(scope)]
    return check(bool(reaches_here) and (len(scopes) > 1 or reaches_here != [path]), _BOTH_SIDES)


def can_manage_own_consent(actor, person):
    if is_own(actor, person) or can_register_people(actor, person.division_path):
        return allow()
    return deny(_("只有本人、监护人或本村登记人员可以办理同意和撤回。"))


def can_view_kinship(actor, person):
    readers = LABEL_READERS[LabelAudience.LIAISON_AND_HEAD]
    return allow() if actor.holds(*readers[1:], path=person.division_path) else hide()


def can_view_roll(actor, roll):
    return allow() if actor.holds(*ROLL_READERS, path=roll.division_path) else hide()


def can_draw_roll(actor, path):
    return check(actor.is_system or actor.holds(*REGISTRARS, path=path), _("只有本村登记人员可以编制名册。"))


def can_adopt_roll(actor, roll):
    return can_view_roll(actor, roll) and check(
        actor.holds(*ROLL_ADOPTERS, path=roll.division_path), _("只有支部书记或两委成员可以登记名册已经通过。")
    )


def can_ask_rights(actor, person):
    if is_own(actor, person) or actor.holds(*RIGHTS_ANSWERERS, path=person.division_path):
        return allow()
    return hide()


def can_answer_rights(actor, request):
    if not actor.holds(*RIGHTS_ANSWERERS, path=request.division_path):
        return hide()
    return check(
        not is_own(actor, request.person) and not (actor.is_user and request.asked_by_id == actor.id),
        _("自己提出的、关于自己或由自己监护的人的请求，要由别人答复。请转给另一位登记人员。"),
    )


def can_withdraw_rights(actor, request):
    """Who asked takes it back, nobody else: their own account, or the person's where they asked for themself."""
    asked = request.asked_by_id if request.asked_by_id or request.asker != Asker.SELF else request.person.user_id
    if actor.is_user and asked == actor.id:
        return allow()
    return deny(_("请求只由提出的人自己撤回。")) if is_own(actor, request.person) else hide()


def can_import(actor, path):
    return can_register_people(actor, path)


def can_see_retention(actor):
    return check(actor.holds(*RETENTION_KEEPERS), _("保存期满的信息由县级干部确认删除。"))


def can_remove_expired(actor, path):
    return check(actor.is_system or actor.holds(*RETENTION_KEEPERS, path=path), _("保存期满的信息由县级干部确认删除。"))


def people_visible_to(actor, queryset):
    """Twin of ``can_view_person``."""
    if actor.is_system:
        return queryset
    mine = Q(user_id=actor.id) | in_care_of(actor) if actor.is_user else Q(pk__in=[])
    return queryset.filter(mine | _in_scope_or_reach(actor, reach_of(actor).persons))


def households_visible_to(actor, queryset):
    """Twin of ``can_view_household``."""
    return queryset.filter(_in_scope_or_reach(actor, reach_of(actor).households))


def _in_scope_or_reach(actor, reached):
    scope = within_any(actor.scopes(*_STAFF), "division_path")
    return scope | Q(pk__in=reached) if reached and scope else scope


def rolls_visible_to(actor, queryset):
    """Twin of ``can_view_roll``."""
    return queryset.filter(within_any(actor.scopes(*ROLL_READERS), "division_path"))


def rights_visible_to(actor, queryset):
    """Twin of ``can_answer_rights``: one's own, a ward's and what one asked are hidden as well."""
    answers = queryset.filter(within_any(actor.scopes(*RIGHTS_ANSWERERS), "division_path"))
    if not actor.is_user:
        return answers
    mine = Q(person__user_id=actor.id, person__user_id__isnull=False) | in_care_of(actor, "person__")
    return answers.exclude(mine).exclude(asked_by_id=actor.id, asked_by_id__isnull=False)


def rights_to_answer(actor):
    """What waits for this person's answer, to ask with whether anything does; ``None`` for who answers nowhere."""
    if not actor.is_user or not actor.holds(*RIGHTS_ANSWERERS):
        return None
    return rights_visible_to(actor, RightsRequest.objects.filter(state__in=OPEN_RIGHTS))


def links_to_settle(actor):
    """Twin of ``can_settle_link``: what waits for a second pair of eyes; ``None`` for who has none to lend."""
    if not actor.is_user or not actor.holds(*REGISTRARS, *OFFICERS):
        return None
    waiting = LinkRequest.objects.filter(
        within_any(actor.scopes(*REGISTRARS, *OFFICERS), "division_path"), settled_at__isnull=True
    )
    return waiting.exclude(asked_by_id=actor.id).exclude(user_id=actor.id)


def imports_visible_to(actor, queryset):
    """Twin of ``can_import``."""
    return queryset.filter(within_any(actor.scopes(*REGISTRARS), "division_path"))
