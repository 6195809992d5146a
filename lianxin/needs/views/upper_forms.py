"""一表通: tables for offices above, seen, defined and taken away filled."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.needs import services
from lianxin.needs.exports import upper_forms as exports
from lianxin.needs.forms.upper_forms import PeriodForm, UpperFormForm
from lianxin.needs.policies.upper_forms import (
    can_define_upper_forms,
    can_fill_upper_form,
    can_see_upper_forms,
    names_people,
)
from lianxin.needs.selectors.upper_forms import find_upper_form, upper_forms


@reads
def tables(request):
    """Every table, with what it replaces and until when."""
    can_see_upper_forms(request.actor).or_raise()
    today = clock.today()
    found = upper_forms()
    context = {
        "current": [form for form in found if form.ends_on >= today],
        "ended": [form for form in found if form.ends_on < today],
        "may_define": bool(can_define_upper_forms(request.actor)),
    }
    return render(request, "needs/upper_forms.html", context)


@writes
def define_table(request):
    """A new table; what it replaces is asked first."""
    can_define_upper_forms(request.actor).or_raise()
    form = UpperFormForm(posted(request)[0])
    if request.method == "POST" and form.is_valid():
        try:
            made = services.define_upper_form(definition=form.definition(), by=request.actor)
        except RuleBroken as error:
            field = "case_columns" if error.field == "columns" else error.field
            form.add_error(field if field in form.fields else None, error.message)
        else:
            messages.success(request, _("“{name}”定好了，从今天起不用再填原来的表。").format(name=made.name))
            return redirect("needs:upper_form", public_id=made.public_id)
    return render(request, "needs/define_upper_form.html", {"form": form}, status=422 if form.errors else 200)


def _table(request, public_id):
    can_see_upper_forms(request.actor).or_raise()
    table = find_upper_form(public_id)
    if table is None:
        raise Http404
    return table


@writes
def table_page(request, public_id):
    """One table: its first rows, and the whole of it as a file."""
    table = _table(request, public_id)
    may_fill = can_fill_upper_form(request.actor, table)
    period = PeriodForm(posted(request)[0], form=table)
    dates = {name: period.get_initial_for_field(period.fields[name], name) for name in ("start", "end")}
    if period.is_bound and period.is_valid():
        dates = {name: period.cleaned_data[name] for name in dates}
        if "look" not in request.POST:
            try:
                return _file(request, table, dates, period.cleaned_data.get("reason", ""))
            except RuleBroken as error:
                period.add_error(error.field if error.field in period.fields else None, error.message)
    context = {
        "table": table,
        "period": period,
        "may_fill": may_fill,
        "names_people": names_people(table),
        "may_define": bool(can_define_upper_forms(request.actor)),
        "is_over": table.ends_on < clock.today(),
        "headings": exports.headings(table),
        "rows": exports.preview_of(table, request.actor, **dates) if may_fill else [],
    }
    return render(request, "needs/upper_form.html", context, status=422 if period.errors else 200)


def _file(request, table, dates, reason):
    can_fill_upper_form(request.actor, table).or_raise()
    rows = exports.rows_of(table, request.actor, **dates)
    services.note_filled_form(form=table, row_count=len(rows), reason=reason, by=request.actor, **dates)
    body = exports.workbook(table, rows, at=clock.now(), by=request.actor, **dates)
    name = f"{table.name}-{dates['start']:%Y%m%d}-{dates['end']:%Y%m%d}.xlsx"
    return HttpResponse(
        body, content_type=exports.XLSX, headers={"Content-Disposition": content_disposition_header(True, name)}
    )


@writes(methods=("POST",))
def end_table(request, public_id):
    """The office above asks for it no longer."""
    table = _table(request, public_id)
    services.end_upper_form(form=table, by=request.actor)
    messages.success(request, _("“{name}”用到今天为止。").format(name=table.name))
    return redirect("needs:upper_forms")
