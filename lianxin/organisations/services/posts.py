"""Posts of a unit: how many seats, how they are filled, and the role that comes with them."""

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.kinds import KINDS, PARTY, size_fault
from lianxin.organisations.models import Post, Unit
from lianxin.organisations.vocabulary import AuditTag, RoleScope, Selection
from lianxin.territory.vocabulary import Level


@action
def add_post(
    *, unit, title, by, seats=1, selection=Selection.ELECTED, role="", role_scope=RoleScope.PLACE, is_head=False,
    is_legal_rep=False, is_finance=False, is_delegate=False,
):  # fmt: skip
    """Add a post to a unit. Delegates (``is_delegate``) sit elsewhere and are none of the seats of the body itself."""
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    _check_selection(unit, selection)
    hold_bodies_of(unit)
    if unit.posts.filter(title=title).exists():
        raise RuleBroken(_("{unit}已有“{title}”岗位。").format(unit=unit.name, title=title), field="title")
    total = seats + (unit.posts.filter(is_delegate=False).aggregate(total=Sum("seats"))["total"] or 0)
    fault = None if is_delegate else size_fault(unit.kind, total)
    if fault and total > fault[1]:
        raise RuleBroken(
            _("{kind}最多 {most} 人（{article}），这样会有 {total} 席。").format(
                kind=unit.get_kind_display(), most=fault[1], article=_(fault[2]), total=total
            ),
            field="seats",
            article=fault[2],
        )
    post = Post.objects.create(
        unit=unit, title=title, seats=seats, selection=selection, role=role, role_scope=role_scope, is_head=is_head,
        is_legal_rep=is_legal_rep, is_finance=is_finance, is_delegate=is_delegate,
    )  # fmt: skip
    audit.record(AuditTag.ADD_POST, post, by, after={"title": title, "seats": seats, "role": role})
    return post


@action
def change_post(*, post, selection, by):
    """The post is filled in another way from now on; who holds it stays."""
    unit = post.unit
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    _check_selection(unit, selection)
    if selectors.is_voted_on(post):
        raise RuleBroken(
            _("{unit}的“{post}”由投票选举产生，不能改成别的方式。").format(unit=unit.name, post=post.title),
            field="selection",
        )
    before = post.selection
    if selection == before:
        raise RuleBroken(_("产生方式没有变。"), field="selection")
    post.selection = selection
    post.save(update_fields=["selection"])
    audit.record(AuditTag.CHANGE_POST, post, by, before={"selection": before}, after={"selection": str(selection)})
    return post


def _check_selection(unit, selection):
    if selection == Selection.PLENUM and KINDS[unit.kind].structure != PARTY:
        raise RuleBroken(_("只有党组织的书记、副书记由委员会全体会议选举。"), field="selection")


def hold_unit(unit):
    """Hold the unit with those beside it, and see it as it stands now."""
    hold_bodies_of(unit)
    unit.refresh_from_db(fields=["name", "kind", "division_path", "established_on", "dissolved_on"])


def hold_bodies_of(unit):
    """Hold the units of the village until the transaction ends: two who sit down at once in two bodies must see each other.

    The rules compare a group's bodies with the village's, so both hold the village's.
    """
    division = unit.division
    village = division.parent_id if division.level == Level.GROUP else division.pk
    held = Unit.objects.select_for_update(of=("self",)).filter(Q(division_id=village) | Q(pk=unit.pk))
    list(held.order_by("pk").values_list("pk", flat=True))
