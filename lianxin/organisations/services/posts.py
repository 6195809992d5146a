"""Posts of a unit: how many seats, how they are filled, and the role that comes with them."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts import services as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.kinds import PEOPLES, is_seat, selection_fault, size_fault
from lianxin.organisations.models import Post, Unit
from lianxin.organisations.services.granting import grant_of
from lianxin.organisations.services.hearing import refuse_while_elected
from lianxin.organisations.services.judging import check_eligible
from lianxin.organisations.vocabulary import ELECTIVE, AuditTag, RoleScope, Selection
from lianxin.territory.vocabulary import Level


@action
def add_post(
    *, unit, title, by, seats=1, selection=Selection.ELECTED, role="", role_scope=RoleScope.PLACE, is_head=False,
    is_legal_rep=False, is_finance=False, is_delegate=False,
):  # fmt: skip
    """Add a post to a unit. Delegates (``is_delegate``) sit elsewhere and are none of the seats of the body itself."""
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    hold_bodies_of(unit)
    if selectors.living_posts(unit).filter(title=title).exists():
        raise RuleBroken(_("{unit}已有“{title}”岗位。").format(unit=unit.name, title=title), field="title")
    post = Post(
        unit=unit, title=title, seats=seats, selection=selection, role=role, role_scope=role_scope, is_head=is_head,
        is_legal_rep=is_legal_rep, is_finance=is_finance, is_delegate=is_delegate,
    )  # fmt: skip
    _check_fits(post)
    post.save()
    audit.record(AuditTag.ADD_POST, post, by, after={"title": title, "seats": seats, "role": role})
    return post


@action
def change_post(*, post, by, warning_words="", **changes):
    """The post is put right from now on: ``changes`` are of ``CHANGED``. Who holds it stays, and has the role that comes with it now.

    Refuses another way of filling a seat that is voted on, and such a seat for whom nobody elected, fewer seats than people
    who sit, what bars those who hold it from it as it is now, and what changes nothing.
    """
    if unknown := changes.keys() - set(CHANGED):
        raise TypeError(f"of a post stays as it is: {', '.join(sorted(unknown))}")
    policies.can_manage_unit(by, post.unit.division_path, post.unit.kind).or_raise()
    hold_bodies_of(post.unit)
    post = Post.objects.select_related("unit__division").get(pk=post.pk)
    changes = {name: value for name, value in changes.items() if getattr(post, name) != value}
    _check_change(post, changes)
    before = {name: getattr(post, name) for name in changes}
    for name, value in changes.items():
        setattr(post, name, value)
    _check_fits(post)
    post.save(update_fields=list(changes))
    if changes.keys() & {"is_head", "is_finance"}:
        _check_holders(post, warning_words)
    if changes.keys() & {"role", "role_scope"}:
        _give_roles_anew(post, by)
    audit.record(AuditTag.CHANGE_POST, post, by, before=_said(before), after=_said(changes), reason=warning_words)
    return post


#: What of a post can be put right.
CHANGED = ("seats", "selection", "role", "role_scope", "is_head", "is_legal_rep", "is_finance")


@action
def end_post(*, post, on, reason, by):
    """The unit has this post no more. Refused while somebody holds it, or an election is to fill it."""
    unit = post.unit
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    hold_bodies_of(unit)
    post = Post.objects.select_related("unit__division").get(pk=post.pk)
    if post.ended_on:
        raise RuleBroken(_("“{post}”已经撤销了。").format(post=post.title))
    if on > clock.today():
        raise RuleBroken(_("登记后马上生效，日期不能晚于今天。"), field="on")
    if unit.established_on and on < unit.established_on:
        raise RuleBroken(_("日期不能早于{unit}成立的日子。").format(unit=unit.name), field="on")
    if held := post.tenures.filter(selectors.lasting(on=on)).first():
        raise RuleBroken(
            _("{name}还任着“{post}”。请先登记离任，再撤销岗位。").format(name=held.holder_name, post=post.title)
        )
    if post.selection in ELECTIVE:
        refuse_while_elected(unit)
    post.ended_on = on
    post.save(update_fields=["ended_on"])
    audit.record(AuditTag.END_POST, post, by, after={"ended_on": on.isoformat()}, reason=reason)
    return post


def _check_change(post, changes):
    if post.ended_on:
        raise RuleBroken(_("“{post}”已经撤销，不能再改。").format(post=post.title))
    if not changes:
        raise RuleBroken(_("和原来一样，没有变。"))
    if "selection" in changes and selectors.is_voted_on(post):
        raise RuleBroken(
            _(
                "{unit}的“{post}”由投票选举产生，不能改成别的方式。登记错了、没有人任过的，请撤销这个岗位再增设。"
            ).format(unit=post.unit.name, post=post.title),
            field="selection",
        )
    if changes.get("selection") == Selection.ELECTED and post.unit.kind in PEOPLES and post.tenures.exists():
        raise RuleBroken(
            _("“{post}”有人任过，不能改成由选举产生。请另外增设选举的岗位，到“选举”里办。").format(post=post.title),
            field="selection",
        )
    serving = post.tenures.filter(selectors.lasting()).count()
    if changes.get("seats", serving) < serving:
        raise RuleBroken(
            _("现在有 {n} 人任着“{post}”，席位不能更少。").format(n=serving, post=post.title), field="seats"
        )


def _check_holders(post, warning_words):
    """Refuse what would keep those who hold the post from it as it is now; why they were let in as it was says nothing of that."""
    for tenure in post.tenures.filter(selectors.lasting()):
        check_eligible(
            post, selectors.reference_of(tenure), tenure.holder_name, max(clock.today(), tenure.starts_on),
            warning_words, besides=tenure,
        )  # fmt: skip


def _check_fits(post):
    """Refuse a way of filling the post, or a number of seats, that its body may not have."""
    unit, leads = post.unit, post.is_head or post.role == Role.COMMITTEE_MEMBER
    if fault := selection_fault(unit.kind, post.selection, leads=leads):
        raise RuleBroken(_(fault), field="selection")
    others = selectors.living_posts(unit).exclude(pk=post.pk).values_list("seats", "selection", "is_delegate")
    total = post.seats + sum(n for n, way, sent in others if is_seat(unit.kind, way, is_delegate=sent))
    fault = size_fault(unit.kind, total) if is_seat(unit.kind, post.selection, is_delegate=post.is_delegate) else None
    if fault and total > fault[1]:
        raise RuleBroken(
            _("{kind}最多 {most} 人（{article}），这样会有 {total} 席。").format(
                kind=unit.get_kind_display(), most=fault[1], article=_(fault[2]), total=total
            ),
            field="seats",
            article=fault[2],
        )


def _give_roles_anew(post, by):
    """Those in the post have the role that comes with it now, from today or from the day they take office."""
    today, basis = clock.today(), _("岗位的角色改了")
    for tenure in post.tenures.filter(selectors.lasting(), user__isnull=False).select_related("grant", "user"):
        if tenure.grant:
            accounts.end_grant(grant=tenure.grant, on=today - timedelta(days=1), by=by, reason=basis)
        last_day = tenure.ends_on - timedelta(days=1) if tenure.ends_on else None
        first_day = max(today, tenure.starts_on)
        tenure.grant = grant_of(post, tenure.user, first_day, last_day, basis, by) if post.role else None
        tenure.save(update_fields=["grant"])


def _said(values):
    return {name: value if isinstance(value, bool | int) else str(value) for name, value in values.items()}


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
