"""Categories and who is responsible for them: living data with history."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies
from lianxin.needs.models import Category, Responsibility
from lianxin.needs.starter import STARTER
from lianxin.needs.vocabulary import AuditTag


@action
def save_category(*, category=None, by, **values):
    """Make or change a category. Codes stay: a wrong one is retired and made anew."""
    policies.can_manage_categories(by).or_raise()
    before = {name: str(getattr(category, name)) for name in values} if category else {}
    if category and category.pk and "code" in values and values["code"] != category.code:
        raise RuleBroken(_("编码用过就不改：请停用这一类，再建新的。"), field="code")
    category = category or Category()
    for name, value in values.items():
        setattr(category, name, value)
    category.save()
    audit.record(AuditTag.CATEGORY, category, by, before=before, after={n: str(v) for n, v in values.items()})
    return category


def load_starter_categories(*, by):
    """Make the starting tree where the county has none yet; categories that exist stay as they are."""
    known = dict(Category.objects.values_list("code", "pk"))
    made = 0
    for position, top in enumerate(STARTER):
        for row, parent_code in ((top, None), *((child, top.code) for child in top.children)):
            if row.code in known:
                continue
            values = {name: getattr(row, name) for name in ("code", "name", "name_en", "urgency", "is_sealed")}
            category = save_category(
                by=by, **values, may_be_public=row.may_be_public, position=position, parent_id=known.get(parent_code)
            )
            known[row.code] = category.pk
            made += 1
    return made


@action
def set_responsibility(*, category, division, unit, starts_on, basis="", by):
    """From a day on, ``unit`` is responsible for the category at and below the division; the earlier rule ends."""
    policies.can_assign_responsibility(by, division.path).or_raise()
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已撤销，请改选。").format(unit=unit.name), field="unit")
    earlier = Responsibility.objects.filter(category=category, division=division, ends_on__isnull=True).first()
    if earlier:
        if earlier.starts_on > starts_on:
            raise RuleBroken(_("新的起始日不能早于现行规定的起始日。"), field="starts_on")
        earlier.ends_on = starts_on
        earlier.save(update_fields=["ends_on"])
    made = Responsibility.objects.create(
        category=category, division=division, division_path=division.path, unit=unit, starts_on=starts_on, basis=basis
    )
    audit.record(
        AuditTag.RESPONSIBILITY,
        made,
        by,
        before={"unit": earlier.unit_id if earlier else None},
        after={"unit": unit.pk, "category": category.code},
    )
    return made
