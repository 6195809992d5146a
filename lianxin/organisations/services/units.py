"""Units come, change their names, stand in relations and end; nothing is deleted."""

from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tree import is_within
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.kinds import relation_fault
from lianxin.organisations.models import Unit, UnitName, UnitRelation
from lianxin.organisations.services.followers import unsettled_at
from lianxin.organisations.services.posts import hold_unit
from lianxin.organisations.vocabulary import AuditTag
from lianxin.territory.calc import names

_REPUBLIC = date(1949, 10, 1)


def sound_of(name, short_name):
    """What somebody types who looks a unit up by its sound: first letters and pinyin of both its names."""
    spoken = [name, *([short_name] if short_name else [])]
    return " ".join([*map(names.initials, spoken), *map(names.pinyin, spoken)])[:1000]


@action
def create_unit(*, kind, name, division, by, short_name="", uscc="", established_on=None):
    """Found a unit at a place."""
    policies.can_manage_unit(by, division.path, kind).or_raise()
    if established_on and established_on > clock.today():
        raise RuleBroken(_("成立日不能晚于今天。到那天再设。"), field="established_on")
    with one_name(division, name):
        unit = Unit.objects.create(
            kind=kind, name=name, short_name=short_name, sound=sound_of(name, short_name), uscc=uscc,
            division=division, division_path=division.path, established_on=established_on,
        )  # fmt: skip
    audit.record(AuditTag.CREATE_UNIT, unit, by, after={"kind": kind, "name": name})
    return unit


@contextmanager
def one_name(division, name, *, field="name"):
    """Write a unit's name within: refused where another one at the place bears it, be it given at the same moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if not Unit.objects.filter(division=division, name=name, dissolved_on__isnull=True).exists():
            raise
        taken = _("{place}已经有“{name}”。").format(place=division.name, name=name)
        raise RuleBroken(taken, field=field) from error


@action
def rename_unit(*, unit, name, on, by, short_name=None):
    """Give a unit a new name from a day on; the old one stays in its history. ``short_name``: another one, or ``""`` for none."""
    hold_unit(unit)
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已经撤销。").format(unit=unit.name))
    short = unit.short_name if short_name is None else short_name.strip()
    if (name, short) == (unit.name, unit.short_name):
        raise RuleBroken(_("和原来一样，没有变。"), field="name")
    latest = unit.former_names.aggregate(latest=Max("until"))["latest"]
    if on < max(filter(None, (unit.established_on, latest, _REPUBLIC))) or on > clock.today():
        raise RuleBroken(_("更名的日期不对：不能早于成立日和上一次更名，也不能晚于今天。"), field="on")
    before = {"name": unit.name, "short_name": unit.short_name}
    if name != unit.name:
        UnitName.objects.create(unit=unit, name=unit.name, until=on)
    unit.name, unit.short_name, unit.sound = name, short, sound_of(name, short)
    with one_name(unit.division, name):
        unit.save(update_fields=["name", "short_name", "sound"])
    audit.record(AuditTag.RENAME_UNIT, unit, by, before=before, after={"name": name, "short_name": short})
    return unit


@action
def dissolve_unit(*, unit, on, reason, by):
    """End a unit without a successor. Refused while somebody holds a post in it, or it has affairs to settle."""
    hold_unit(unit)
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已经撤销。").format(unit=unit.name))
    if not reason.strip():
        raise RuleBroken(_("请写明撤销的依据。"), field="reason")
    check_day(unit, on)
    if selectors.serving_in(unit, on).exists():
        raise RuleBroken(_("还有人在岗。请先结束各岗位的任期，再撤销单位。"))
    if left := unsettled_at(unit):
        raise RuleBroken(
            _("还有{what}。有单位接着办的，请用“并入别的单位”；没有的，请先办完或者改派。").format(what="、".join(left))
        )
    end_relations(unit, on)
    unit.dissolved_on = on
    unit.save(update_fields=["dissolved_on"])
    audit.record(AuditTag.DISSOLVE_UNIT, unit, by, after={"dissolved_on": on.isoformat()}, reason=reason)
    return unit


def end_relations(unit, on):
    """All a unit stands in end with it."""
    standing = UnitRelation.objects.filter(Q(source=unit) | Q(target=unit), ends_on__isnull=True)
    standing.update(ends_on=Greatest(F("starts_on"), on))


def check_day(unit, on):
    """Refuse a day to come, what is entered holds at once, and one before the unit was."""
    if on > clock.today():
        raise RuleBroken(_("登记后马上生效，日期不能晚于今天。"), field="on")
    if unit.established_on and on < unit.established_on:
        raise RuleBroken(_("日期不能早于{unit}成立的日子。").format(unit=unit.name), field="on")


@action
def relate_units(*, source, target, kind, starts_on, by):
    """Start a dated relation, between units one keeps, or from one of them to one above it.

    Refuses a circle of one kind, itself, and the same one twice.
    """
    policies.can_manage_unit(by, source.division_path, source.kind).or_raise()
    if not is_within(source.division_path, target.division_path):
        policies.can_manage_unit(by, target.division_path, target.kind).or_raise()
    if source.dissolved_on or target.dissolved_on:
        raise RuleBroken(_("撤销了的单位不再建立关系。"))
    if fault := relation_fault(kind, source.kind, target.kind):
        raise RuleBroken(_("不能建立这层关系：{article}。").format(article=_(fault)), article=fault)
    if source.pk == target.pk or selectors.reaches(target, source, kind):
        raise RuleBroken(
            _("这样会绕成一圈：{target}已经在{source}之下。").format(target=target.name, source=source.name)
        )
    if UnitRelation.objects.filter(source=source, target=target, kind=kind, ends_on__isnull=True).exists():
        raise RuleBroken(_("这层关系已经有了。"))
    made = UnitRelation.objects.create(source=source, target=target, kind=kind, starts_on=starts_on)
    audit.record(AuditTag.RELATE, made, by, after={"kind": kind, "source": source.name, "target": target.name})
    return made


@action
def end_relation(*, relation, on, by):
    """End a relation on a day."""
    policies.can_manage_unit(by, relation.source.division_path, relation.source.kind).or_raise()
    if relation.ends_on:
        raise RuleBroken(_("这层关系已经结束。"))
    if on < relation.starts_on:
        raise RuleBroken(_("结束日不能早于开始日。"), field="on")
    relation.ends_on = on
    relation.save(update_fields=["ends_on"])
    audit.record(AuditTag.END_RELATION, relation, by, after={"ends_on": relation.ends_on.isoformat()})
    return relation
