"""Places come, change their names, codes and parents, merge, split and end. Their own ids stay; history stays right."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.kit.tree import is_within, segment
from lianxin.territory import policies
from lianxin.territory.calc import names
from lianxin.territory.models import Division, FormerName, Succession
from lianxin.territory.services.moving import hang_under
from lianxin.territory.vocabulary import AuditTag, SuccessionKind


def name_columns(name):
    """The columns that follow from a name."""
    short = names.short_name(name)
    return {
        "name": name,
        "short_name": short,
        "pinyin": names.pinyin(short)[:160],
        "initials": names.initials(short)[:80],
    }


@action
def create_division(
    *, parent, level, name, by, code="", valid_from=None, urban_rural_class="", kind_note="", source=""
):
    """Make a place below ``parent`` (``None``: a root). Refuses a code or a name beside it that a living place has."""
    policies.can_manage_division(by, parent.path if parent else "").or_raise()
    if parent:
        _refuse_ended(parent)
    _refuse_wrong_code(code)
    _refuse_used_name(name, parent)
    division = Division.objects.create(
        parent=parent,
        level=level,
        code=code,
        path=f"~{new_public_id()}",  # until the own id is known
        valid_from=valid_from,
        urban_rural_class=urban_rural_class,
        kind_note=kind_note,
        **name_columns(name),
    )
    division.path = (parent.path if parent else "") + segment(division.pk)
    division.save(update_fields=["path"])
    audit.record(AuditTag.CREATE, division, by, after={"name": name, "code": code}, reason=source)
    return division


@action
def rename_division(*, division, name, on, by, source=""):
    """A new name from a day on; the old one stays searchable in its history."""
    policies.can_manage_division(by, division.path).or_raise()
    _refuse_ended(division)
    _refuse_day(division, on)
    if name == division.name:
        raise RuleBroken(_("新名称和现在的一样。"), field="name")
    _refuse_used_name(name, division.parent)
    before = division.name
    keep_former(division, on, source)
    columns = name_columns(name)
    for column, value in columns.items():
        setattr(division, column, value)
    division.save(update_fields=[*columns])
    audit.record(AuditTag.RENAME, division, by, before={"name": before}, after={"name": name}, reason=source)
    return division


@action
def recode_division(*, division, code, on, by, source=""):
    """A new code from a day on: whatever is attached stays attached, both codes are shown."""
    policies.can_manage_division(by, division.path).or_raise()
    _refuse_ended(division)
    _refuse_day(division, on)
    _refuse_wrong_code(code)
    before = division.code
    keep_former(division, on, source)
    division.code = code
    division.save(update_fields=["code"])
    audit.record(AuditTag.RECODE, division, by, before={"code": before}, after={"code": code}, reason=source)
    return division


@action
def move_division(*, division, parent, on, by, source=""):
    """Hang a place, with all below it, under another parent. Every copied path follows in the same transaction."""
    policies.can_manage_division(by, division.path).or_raise()
    policies.can_manage_division(by, parent.path).or_raise()
    _refuse_ended(division)
    _refuse_ended(parent)
    _refuse_day(division, on)
    if is_within(parent.path, division.path):
        raise RuleBroken(_("不能把{name}移到它自己下面。").format(name=division.name), field="parent")
    if parent.pk == division.parent_id:
        raise RuleBroken(
            _("{name}本来就在{parent}下面。").format(name=division.name, parent=parent.name), field="parent"
        )
    _refuse_used_name(division.name, parent)
    keep_former(division, on, source)
    old_path, new_path = hang_under(division, parent, by)
    audit.record(AuditTag.MOVE, division, by, before={"path": old_path}, after={"path": new_path}, reason=source)
    return division


@action
def merge_divisions(*, divisions, into, on, by, source=""):
    """Several places become ``into``, which lives on; the others end with a successor.

    What hangs at them stays there; they come to lie below ``into``, so that whoever works for it works for all of it.
    Places that lived below them live on directly below ``into``.
    """
    policies.can_manage_division(by, into.path).or_raise()
    _refuse_ended(into)
    for division in divisions:
        policies.can_manage_division(by, division.path).or_raise()
        if is_within(into.path, division.path) or division.valid_to:
            raise RuleBroken(_("{name}不能并入{into}。").format(name=division.name, into=into.name), field="into")
        _refuse_day(division, on)
        for child in division.children.filter(valid_to__isnull=True).order_by("path"):
            keep_former(child, on, source)
            hang_under(child, into, by)
        keep_former(division, on, source)
        hang_under(division, into, by)
        division.valid_to = on
        division.save(update_fields=["valid_to"])
        Succession.objects.create(predecessor=division, successor=into, kind=SuccessionKind.MERGE, on=on, source=source)
    audit.record(AuditTag.MERGE, into, by, after={"from": [d.name for d in divisions]}, reason=source)
    return into


@action
def split_division(*, division, parts, on, by, source=""):
    """A place becomes several new ones and ends; ``parts`` are ``(name, code)``. Returns the new places.

    What hangs at it and the places below it stay where they are until each is moved: nobody but people can say where
    it belongs. Refuses fewer than two parts.
    """
    policies.can_manage_division(by, division.path).or_raise()
    _refuse_ended(division)
    _refuse_day(division, on)
    if len(parts) < 2:
        raise RuleBroken(_("拆分至少要有两个新地方，一行写一个。"), field="parts")
    made = [
        create_division(parent=division.parent, level=division.level, name=name, code=code, valid_from=on, by=by)
        for name, code in parts
    ]
    division.valid_to = on
    division.save(update_fields=["valid_to"])
    Succession.objects.bulk_create(
        Succession(predecessor=division, successor=part, kind=SuccessionKind.SPLIT, on=on, source=source)
        for part in made
    )
    audit.record(AuditTag.SPLIT, division, by, after={"into": [d.name for d in made]}, reason=source)
    return made


@action
def end_division(*, division, on, by, reason=""):
    """A place ends without a successor; refused while places below it live."""
    policies.can_manage_division(by, division.path).or_raise()
    _refuse_ended(division)
    _refuse_day(division, on)
    if division.children.filter(valid_to__isnull=True).exists():
        raise RuleBroken(_("{name}下面还有地方，请先安排它们。").format(name=division.name))
    division.valid_to = on
    division.save(update_fields=["valid_to"])
    audit.record(AuditTag.END, division, by, after={"valid_to": on.isoformat()}, reason=reason)
    return division


def keep_former(division, on, source, *, code=None, name=None):
    """Write down what the place was until a day; ``code`` and ``name`` where they are not what it still bears."""
    name = name or division.name
    return FormerName.objects.create(
        division=division,
        code=division.code if code is None else code,
        name=name,
        short_name=names.short_name(name),
        parent_id=division.parent_id,
        until=on,
        source=source[:120],
    )


def _refuse_wrong_code(code):
    if code and not (code.isascii() and code.isdigit()):
        raise RuleBroken(_("代码只能是数字，例如 990101100201。"), field="code")
    if code and Division.objects.filter(code=code, valid_to__isnull=True).exists():
        raise RuleBroken(_("代码 {code} 已有别的地方在用。").format(code=code), field="code")


def _refuse_used_name(name, parent):
    if Division.objects.filter(parent=parent, name=name, valid_to__isnull=True).exists():
        place = parent.name if parent else ""
        raise RuleBroken(_("{place}下面已经有“{name}”。").format(place=place, name=name), field="name")


def _refuse_ended(division):
    if division.valid_to:
        raise RuleBroken(_("{name}已经撤销，不能再改。").format(name=division.name))


def _refuse_day(division, on):
    """A change counts at once, so its day has come; and no place changes before it was."""
    if on > clock.today():
        raise RuleBroken(_("登记后马上生效，日期不能晚于今天。"), field="on")
    if division.valid_from and on < division.valid_from:
        raise RuleBroken(_("日期不能早于它设立的日子。"), field="on")
