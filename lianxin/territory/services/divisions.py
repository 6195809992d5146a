"""Places come, change their names, codes and parents, merge, split and end. Their own ids stay; history stays right."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
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
def create_division(*, parent, level, name, by, code="", valid_from=None, urban_rural_class="", kind_note=""):
    """Make a place below ``parent`` (``None``: a root). Refuses a code that a living place has."""
    policies.can_manage_division(by, parent.path if parent else "").or_raise()
    _refuse_used_code(code)
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
    audit.record(AuditTag.CREATE, division, by, after={"name": name, "code": code})
    return division


@action
def rename_division(*, division, name, on, by, source=""):
    """A new name from a day on; the old one stays searchable in its history."""
    policies.can_manage_division(by, division.path).or_raise()
    before = division.name
    keep_former(division, on, source)
    for column, value in name_columns(name).items():
        setattr(division, column, value)
    division.save()
    audit.record(AuditTag.RENAME, division, by, before={"name": before}, after={"name": name}, reason=source)
    return division


@action
def recode_division(*, division, code, on, by, source=""):
    """A new code from a day on: whatever is attached stays attached, both codes are shown."""
    policies.can_manage_division(by, division.path).or_raise()
    _refuse_used_code(code)
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
    if is_within(parent.path, division.path):
        raise RuleBroken(_("不能把{name}移到它自己下面。").format(name=division.name))
    keep_former(division, on, source)
    old_path, new_path = hang_under(division, parent, by)
    audit.record(AuditTag.MOVE, division, by, before={"path": old_path}, after={"path": new_path}, reason=source)
    return division


@action
def merge_divisions(*, divisions, into, on, by, source=""):
    """Several places become ``into``, which lives on; the others end with a successor."""
    policies.can_manage_division(by, into.path).or_raise()
    for division in divisions:
        if division.pk == into.pk or division.valid_to:
            raise RuleBroken(_("{name}不能并入。").format(name=division.name))
        division.valid_to = on
        division.save(update_fields=["valid_to"])
        Succession.objects.create(predecessor=division, successor=into, kind=SuccessionKind.MERGE, on=on, source=source)
    audit.record(AuditTag.MERGE, into, by, after={"from": [d.name for d in divisions]}, reason=source)
    return into


@action
def split_division(*, division, parts, on, by, source=""):
    """A place becomes several new ones and ends; ``parts`` are ``(name, code)``. Returns the new places."""
    policies.can_manage_division(by, division.path).or_raise()
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


def _refuse_used_code(code):
    if code and Division.objects.filter(code=code, valid_to__isnull=True).exists():
        raise RuleBroken(_("代码 {code} 已有别的地方在用。").format(code=code), field="code")
