"""Who may do what with people's data. Each ``can_…`` has a queryset twin below where there is a list."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import allow, check, deny, hide
from lianxin.kit.masking import Mask
from lianxin.kit.tree import within_any
from lianxin.people.vocabulary import (
    COLLEAGUES,
    LABEL_READERS,
    OFFICERS,
    REGISTRARS,
    RETENTION_KEEPERS,
    RIGHTS_ANSWERERS,
    ROLL_ADOPTERS,
    ROLL_READERS,
    LabelAudience,
)

_STAFF = (*COLLEAGUES, *OFFICERS)


def mask_for(actor, person):
    """How much of ``person`` the actor sees without opening the record; ``None``: not even that they exist."""
    if is_own(actor, person):
        return Mask.OFFICER
    if actor.holds(*COLLEAGUES, path=person.division_path):
        return Mask.COLLEAGUE
    if actor.is_system or actor.holds(*OFFICERS, path=person.division_path):
        return Mask.PUBLIC
    return None


def is_own(actor, person):
    """The person themself, or the guardian of a child (the guardian must have been fetched with the person)."""
    if not actor.is_user:
        return False
    if person.user_id == actor.id:
        return True
    return bool(person.guardian_id) and person.guardian.user_id == actor.id


def can_search_people(actor):
    return check(actor.holds(*_STAFF), _("只有村、社区和乡镇的工作人员可以查找人员。"))


def can_view_person(actor, person):
    return allow() if mask_for(actor, person) is not None else hide()


def can_open_record(actor, person):
    """Open the full contact, with a reason: staff of the place and officers above it."""
    seen = can_view_person(actor, person)
    return seen and check(
        actor.holds(*_STAFF, path=person.division_path), _("只有本村工作人员和上级干部可以打开这份记录。")
    )


def can_view_household(actor, household):
    return allow() if actor.holds(*_STAFF, path=household.division_path) else hide()


def can_register_people(actor, path):
    """Register, correct and end persons and households of a place."""
    return check(
        actor.is_system or actor.holds(*REGISTRARS, path=path),
        _("只有本村的站点人员、支部书记和两委成员可以登记人口。"),
    )


def can_manage_own_consent(actor, person):
    if is_own(actor, person) or can_register_people(actor, person.division_path):
        return allow()
    return deny(_("只有本人、监护人或本村登记人员可以办理同意和撤回。"))


def can_view_label(actor, label):
    readers = LABEL_READERS[LabelAudience(label.visible_to)]
    if actor.is_user and label.person.user_id == actor.id:
        return allow()
    return allow() if actor.holds(*readers, path=label.division_path) else hide()


def can_manage_labels(actor, person):
    readers = LABEL_READERS[LabelAudience.LIAISON_AND_HEAD]
    return check(
        actor.is_system or actor.holds(*readers, path=person.division_path),
        _("只有联系人和站点负责人可以登记重点户标签。"),
    )


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
        request.person.user_id is None or request.person.user_id != actor.id,
        _("自己提出的请求要由别人答复。请转给另一位登记人员。"),
    )


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
    mine = Q(user_id=actor.id) | Q(guardian__user_id=actor.id) if actor.is_user else Q(pk__in=[])
    return queryset.filter(mine | within_any(actor.scopes(*_STAFF), "division_path"))


def households_visible_to(actor, queryset):
    """Twin of ``can_view_household``."""
    return queryset.filter(within_any(actor.scopes(*_STAFF), "division_path"))


def labels_visible_to(actor, queryset):
    """Twin of ``can_view_label``."""
    seen = Q(person__user_id=actor.id) if actor.is_user else Q(pk__in=[])
    for audience, readers in LABEL_READERS.items():
        seen |= Q(visible_to=audience) & within_any(actor.scopes(*readers), "division_path")
    return queryset.filter(seen)


def rolls_visible_to(actor, queryset):
    """Twin of ``can_view_roll``."""
    return queryset.filter(within_any(actor.scopes(*ROLL_READERS), "division_path"))


def rights_visible_to(actor, queryset):
    """Twin of ``can_answer_rights``, with one's own among them hidden as well."""
    return queryset.filter(within_any(actor.scopes(*RIGHTS_ANSWERERS), "division_path")).exclude(
        person__user_id=actor.id, person__user_id__isnull=False
    )


def imports_visible_to(actor, queryset):
    """Twin of ``can_import``."""
    return queryset.filter(within_any(actor.scopes(*REGISTRARS), "division_path"))
