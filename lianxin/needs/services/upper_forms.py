"""一表通: tables for offices above are defined once, and never typed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs.models import UpperForm
from lianxin.needs.policies.upper_forms import can_define_upper_forms, can_fill_upper_form, names_people
from lianxin.needs.vocabulary import CASE_COLUMNS, COUNT_COLUMNS, AuditTag, FormRows


@dataclass(frozen=True)
class Definition:
    """A table as the county wants it; ``columns`` in their order."""

    name: str
    asked_by: str
    replaces: str
    rows: str
    columns: tuple
    ends_on: date
    categories: tuple = ()
    channels: tuple = ()
    legal_basis: str = ""


@action
def define_upper_form(*, definition, by, at=None):
    """A new table: it names the one it replaces, and a law where it asks for people. Another version is another table."""
    can_define_upper_forms(by).or_raise()
    at = at or clock.now()
    form = UpperForm(
        name=definition.name.strip(),
        asked_by=definition.asked_by.strip(),
        replaces=definition.replaces.strip(),
        rows=FormRows(definition.rows),
        columns=list(definition.columns),
        categories=list(definition.categories),
        channels=list(definition.channels),
        legal_basis=definition.legal_basis.strip(),
        ends_on=definition.ends_on,
        made_at=at,
        made_by_name=by.name,
    )
    _check(form)
    form.save()
    audit.record(
        AuditTag.DEFINE_UPPER_FORM, form, by, after={"columns": form.columns, "replaces": form.replaces}, at=at
    )
    return form


def _check(form):
    if not form.replaces:
        raise RuleBroken(
            _("新表要写明替掉哪张表。说不出替掉哪张的，就不要加。"),
            field="replaces",
            article="为基层减负：不得重复填报",
        )
    known = CASE_COLUMNS if form.rows == FormRows.CASE else COUNT_COLUMNS
    if not form.columns or set(form.columns) - set(known):
        raise RuleBroken(
            _("请至少选一列，而且都是“{rows}”的列。").format(rows=FormRows(form.rows).label), field="columns"
        )
    if names_people(form) and not form.legal_basis:
        raise RuleBroken(
            _("选了有个人信息的列，请写明法律依据（哪部法、哪一条）；没有依据就去掉这些列。"),
            field="legal_basis",
            article="个人信息保护法第十三条",
        )
    if form.ends_on < clock.today():
        raise RuleBroken(_("“用到哪天”已经过了。"), field="ends_on")


@action
def end_upper_form(*, form, by, at=None):
    """The office above asks for it no longer: nobody fills it from tomorrow on."""
    can_define_upper_forms(by).or_raise()
    form = UpperForm.objects.select_for_update().get(pk=form.pk)
    form.ends_on = min(form.ends_on, clock.today())
    form.save(update_fields=["ends_on"])
    audit.record(AuditTag.END_UPPER_FORM, form, by, at=at)
    return form


@action
def note_filled_form(*, form, start, end, row_count, reason="", by, at=None):
    """Somebody takes the filled table away. One that names people asks why; what was taken stands in the record."""
    can_fill_upper_form(by, form).or_raise()
    if form.ends_on < clock.today():
        raise RuleBroken(_("这张表用到 {day} 为止，已经不用报了。").format(day=form.ends_on))
    if names_people(form) and not reason.strip():
        raise RuleBroken(_("这张表有个人信息，请写明为什么下载。"), field="reason")
    after = {"from": start.isoformat(), "to": end.isoformat(), "rows": row_count}
    audit.record(AuditTag.FILL_UPPER_FORM, form, by, after=after, reason=reason.strip(), at=at)
    return form
