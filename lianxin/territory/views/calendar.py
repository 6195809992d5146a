"""The days a county changed in the working calendar."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import day_written, posted, writes
from lianxin.territory import policies, selectors, services
from lianxin.territory.forms import DayForm, RemoveDayForm, YearForm
from lianxin.territory.views.common import place_or_404, put_on_form


@writes
def set_calendar(request, public_id):
    """The days a place changed in the working calendar; the county adds one."""
    division = place_or_404(public_id)
    form = DayForm(posted(request)[0])
    if request.method == "POST":
        policies.can_set_calendar(request.actor, division.path).or_raise()
        if form.is_valid():
            try:
                services.set_day(division=division, by=request.actor, **form.cleaned_data)
                return redirect("territory:calendar", division.public_id)
            except RuleBroken as broken:
                put_on_form(form, broken)
    return _calendar(request, division, form, YearForm())


@writes(methods=("POST",))
def set_year(request, public_id):
    """The whole notice of a year, pasted."""
    division = place_or_404(public_id)
    policies.can_set_calendar(request.actor, division.path).or_raise()
    form = YearForm(request.POST)
    if form.is_valid():
        year, off, worked = form.notice
        try:
            services.set_year(
                division=division, year=year, off=off, worked=worked, basis=form.cleaned_data["basis"], by=request.actor
            )
            messages.success(request, _("%(year)d 年的安排补全了，那一年的承诺重新算过。") % {"year": year})
            return redirect("territory:calendar", division.public_id)
        except RuleBroken as broken:
            put_on_form(form, broken)
    return _calendar(request, division, DayForm(), form)


def _calendar(request, division, form, year_form):
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "form": form,
        "year_form": year_form,
        "may_set": bool(policies.can_set_calendar(request.actor, division.path)),
        "changes": selectors.calendar_changes(division)[:200],
        "announced_until": selectors.work_calendar(division).announced_until,
    }
    status = 422 if form.errors or year_form.errors else 200
    return render(request, "territory/calendar.html", context, status=status)


@writes
def remove_day(request, public_id, day):
    """Take one day back, with the reason."""
    division = place_or_404(public_id)
    written = day_written(day)
    override = selectors.own_day(division, written) if written else None
    if override is None:
        raise Http404
    policies.can_set_calendar(request.actor, division.path).or_raise()
    form = RemoveDayForm(posted(request)[0])
    if form.is_valid():
        try:
            services.remove_day(override=override, by=request.actor, **form.cleaned_data)
            messages.success(request, _("这一天的另行规定已取消，按国务院公布的放假安排。"))
            return redirect("territory:calendar", division.public_id)
        except RuleBroken as broken:
            put_on_form(form, broken)
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "override": override,
        "form": form,
    }
    return render(request, "territory/remove_day.html", context, status=422 if form.errors else 200)
