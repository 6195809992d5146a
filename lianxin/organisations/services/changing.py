"""Units merge, split and move; whatever they have open goes along, in the same transaction. Nothing is deleted."""

from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as grants
from lianxin.accounts import services as accounts
from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.kinds import may_merge
from lianxin.organisations.models import Unit, UnitPlace, UnitRelation, UnitSuccession
from lianxin.organisations.services.followers import carry_over, follow_move, people_at, place_people
from lianxin.organisations.services.posts import add_post
from lianxin.organisations.services.tenures import appoint, end_tenure
from lianxin.organisations.services.units import check_day, create_unit, end_relations, one_name, sound_of
from lianxin.organisations.vocabulary import AuditTag, RoleScope, SuccessionKind
from lianxin.territory import selectors as territory

#: Into so many units one is split at most.
MOST_PARTS = 6


@action
def merge_unit(*, unit, into, on, basis, by, staying=(), is_screened=False):
    """A unit goes into another, which lives on: its tenures end that day, its open affairs are the other's.

    The tenures of ``staying`` go on in the successor, at the post of the same title, judged there like any appointment.
    Roles given for the unit follow; so do relations others have to it. Refuses units of two structures, a day to come
    and what a room above cannot hand over.
    """
    unit, into = _lock(unit), _lock(into)
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    policies.can_manage_unit(by, into.division_path, into.kind).or_raise()
    _check_living(unit, on, basis)
    _check_living(into, on, basis)
    if unit.pk == into.pk:
        raise RuleBroken(_("不能并入自己。"), field="into")
    if not may_merge(unit.kind, into.kind):
        raise RuleBroken(
            _("{unit}是{kind}，{into}是{other}，两类组织不能合并。").format(
                unit=unit.name, kind=unit.get_kind_display(), into=into.name, other=into.get_kind_display()
            ),
            field="into",
        )
    _end_into(unit, into, on, basis, by, staying={each.pk: into for each in staying}, is_screened=is_screened)
    _succeed(unit, into, SuccessionKind.MERGE, on, basis)
    audit.record(AuditTag.MERGE_UNIT, unit, by, after={"into": into.name, "on": on.isoformat()}, reason=basis)
    return into


@action
def split_unit(*, unit, names, on, basis, by, staying=None, placed=None, is_screened=False):
    """A unit becomes several new ones of its kind and ends. What it has open goes to the first, which people may pass on.

    Each new unit gets the same posts, and the same superiors; one of them may bear the name the old one had. ``staying`` says in
    which one a tenure goes on, ``placed`` into which one somebody goes whom a room above keeps here (``people_at``), each by its
    name. Returns the new units; refuses fewer than two names, and that somebody is nowhere.
    """
    unit = _lock(unit)
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    _check_living(unit, on, basis)
    if len(set(names)) < 2 or len(set(names)) < len(names):
        raise RuleBroken(_("拆分至少要有两个新单位，一行写一个，名称不能一样。"), field="names")
    if len(names) > MOST_PARTS:
        raise RuleBroken(_("最多拆成 {n} 个。").format(n=MOST_PARTS), field="names")
    staying, placed = staying or {}, placed or {}
    if nowhere := [name for key, name in people_at(unit).items() if placed.get(key) not in names]:
        raise RuleBroken(_("{names}还没有写到哪个新单位。每个人都要有去处。").format(names="、".join(nowhere)))
    parts = [
        create_unit(
            kind=unit.kind, name=_for_now(unit, name), division=unit.division, established_on=on, by=by,
        )
        for name in names
    ]  # fmt: skip
    for part in parts:
        _same_posts(unit, part, by)
        _same_superiors(unit, part, on)
    named = dict(zip(names, parts, strict=True))
    place_people(unit=unit, placed={key: named[name] for key, name in placed.items()}, on=on, by=by)
    into = {tenure.pk: named[name] for tenure, name in staying.items()}
    _end_into(unit, parts[0], on, basis, by, staying=into, is_screened=is_screened)
    for part, name in zip(parts, names, strict=True):
        _succeed(unit, part, SuccessionKind.SPLIT, on, basis)
        if part.name != name:
            part.name, part.sound = name, sound_of(name, part.short_name)
            with one_name(unit.division, name, field="names"):
                part.save(update_fields=["name", "sound"])
    audit.record(AuditTag.SPLIT_UNIT, unit, by, after={"into": [part.name for part in parts]}, reason=basis)
    return parts


def _for_now(unit, name):
    """Until the old unit has ended its name is its own."""
    return _("{name}（拆分后）").format(name=name[:100]) if name == unit.name else name


@action
def move_unit(*, unit, division, on, basis, by):
    """A unit stands at another place from a day on; where it stood stays in its history. Its posts' roles follow."""
    unit = _lock(unit)
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    policies.can_manage_unit(by, division.path, unit.kind).or_raise()
    _check_living(unit, on, basis)
    if division.pk == unit.division_id:
        raise RuleBroken(_("{unit}本来就在{place}。").format(unit=unit.name, place=division.name), field="division")
    if division.valid_to:
        raise RuleBroken(_("{name}已经撤销，不能再改。").format(name=division.name), field="division")
    moved = unit.former_places.aggregate(latest=Max("until"))["latest"]
    if moved and on < moved:
        raise RuleBroken(_("日期不能早于上一次搬迁的日子（{day}）。").format(day=moved.isoformat()), field="on")
    before = unit.division.name
    UnitPlace.objects.create(unit=unit, division_id=unit.division_id, until=on)
    unit.division, unit.division_path = division, division.path
    with one_name(division, unit.name, field="division"):
        unit.save(update_fields=["division", "division_path"])
    _regrant_tenures(unit, on, basis, by)
    for grant in grants.grants_of_unit(unit.pk, on):
        if grant.scope_path != unit.division_path:
            _regrant(grant, unit, on, basis, by)
    follow_move(unit)
    audit.record(AuditTag.MOVE_UNIT, unit, by, before={"place": before}, after={"place": division.name}, reason=basis)
    return unit


@action
def follow_place(*, division, on, basis, by):
    """The units of a place that ended follow it: each goes into its like at the successor, or moves there where none is.

    Returns how many. Refuses a place that lives, and one that was split: whose its units are, people say one by one.
    """
    into = selectors.place_to_follow(division)
    if into is None:
        raise RuleBroken(_("{name}没有并到别的地方，单位不用跟着走。").format(name=division.name))
    policies.can_manage_unit(by, division.path).or_raise()
    policies.can_manage_unit(by, into.path).or_raise()
    left = selectors.units_left_at(division)
    if not left:
        raise RuleBroken(_("{name}的单位都已经跟着走了。").format(name=division.name))
    for unit, like in selectors.likes_at(into, left):
        if like:
            merge_unit(unit=unit, into=like, on=on, basis=basis, by=by)
        else:
            move_unit(unit=unit, division=into, on=on, basis=basis, by=by)
    audit.record(AuditTag.FOLLOW_PLACE, division, by, after={"into": into.name, "count": len(left)}, reason=basis)
    return len(left)


def _lock(unit):
    return Unit.objects.select_for_update(of=("self",)).select_related("division").get(pk=unit.pk)


def _check_living(unit, on, basis):
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已经撤销。").format(unit=unit.name))
    if not basis.strip():
        raise RuleBroken(_("请写明依据（文号、会议等）。"), field="basis")
    check_day(unit, on)


def _end_into(unit, into, on, basis, by, *, staying, is_screened):
    """End a unit's posts and relations, hand over what it has open. ``staying`` is where a tenure goes on, by its id."""
    reason = _("{unit}并入{into}。{basis}").format(unit=unit.name, into=into.name, basis=basis)[:200]
    serving = list(selectors.serving_in(unit, on))
    for tenure in serving:
        end_tenure(tenure=tenure, on=on, reason=reason, by=by)
    for tenure in serving:
        if tenure.pk in staying:
            _stay(tenure, staying[tenure.pk], on, basis, by, is_screened=is_screened)
    for grant in grants.grants_of_unit(unit.pk, on):
        _regrant(grant, into, on, basis, by)
    _carry_relations(unit, into, on)
    carry_over(unit=unit, into=into, on=on, by=by)
    unit.dissolved_on = on
    unit.save(update_fields=["dissolved_on"])


def _stay(tenure, into, on, basis, by, *, is_screened):
    post = selectors.living_posts(into).select_related("unit__division").filter(title=tenure.post.title).first()
    if post is None:
        raise RuleBroken(
            _("{unit}没有“{post}”这个岗位，{name}不能接着任职。请先增设岗位。").format(
                unit=into.name, post=tenure.post.title, name=tenure.holder_name
            ),
            field="staying",
        )
    if tenure.term_ends_on and tenure.term_ends_on <= on:
        raise RuleBroken(
            _("{name}的任期 {day} 已经届满，不能接着任职。请不勾，由换届产生。").format(
                name=tenure.holder_name, day=tenure.term_ends_on.isoformat()
            ),
            field="staying",
        )
    appoint(
        post=post, holder_name=tenure.holder_name, user=tenure.user, holder_ref=tenure.holder_ref, starts_on=on,
        term_ends_on=tenure.term_ends_on, basis=basis, warning_words=tenure.warning_words, is_screened=is_screened,
        by=by,
    )  # fmt: skip


def _regrant_tenures(unit, on, basis, by):
    for tenure in selectors.serving_in(unit):
        if tenure.grant_id and (tenure.grant.ends_on is None or tenure.grant.ends_on >= on):
            tenure.grant = _regrant(tenure.grant, unit, on, basis, by)
            tenure.save(update_fields=["grant"])


def _regrant(grant, unit, on, basis, by):
    """The same role at a unit, from the day on; the old one ends the day before."""
    ends_on = grant.ends_on
    accounts.end_grant(grant=grant, on=on - timedelta(days=1), by=by, reason=basis)
    return accounts.give_grant(
        user=grant.user, role=grant.role, scope_path=unit.division_path, scope_label=territory.full_name(unit.division),
        unit_id=unit.pk if grant.unit_id else None, starts_on=on, ends_on=ends_on, basis=basis, by=by,
    )  # fmt: skip


def _carry_relations(unit, into, on):
    carried = selectors.relations_carried(unit, into)
    end_relations(unit, on)
    for relation, source, target in carried:
        kind = relation.kind
        UnitRelation.objects.get_or_create(
            source=source, target=target, kind=kind, ends_on=None, defaults={"starts_on": on}
        )


def _same_superiors(unit, part, on):
    for relation in UnitRelation.objects.filter(source=unit, ends_on__isnull=True):
        UnitRelation.objects.create(source=part, target_id=relation.target_id, kind=relation.kind, starts_on=on)


def _same_posts(unit, part, by):
    for post in selectors.living_posts(unit).order_by("id"):
        add_post(
            unit=part, title=post.title, seats=post.seats, selection=post.selection, role=post.role,
            role_scope=post.role_scope or RoleScope.PLACE, is_head=post.is_head, is_legal_rep=post.is_legal_rep,
            is_finance=post.is_finance, is_delegate=post.is_delegate, by=by,
        )  # fmt: skip


def _succeed(unit, into, kind, on, basis):
    UnitSuccession.objects.create(predecessor=unit, successor=into, kind=kind, on=on, basis=basis)
