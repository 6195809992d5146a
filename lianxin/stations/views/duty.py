"""值班表: the week for everybody, planning, swaps, hand-over."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.calendars import as_ical
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import day_asked, posted, reads, writes
from lianxin.organisations import selectors as organisations
from lianxin.stations import forms, policies, presenters, selectors, services
from lianxin.stations.views.common import edit, station_or_404


def week_of(request):
    """The Monday asked for, else this week's."""
    day = day_asked(request, "week", clock.today())
    return day - timedelta(days=day.weekday())


@reads(public=True)
def roster(request, public_id):
    """Who is there when, with name and telephone: for everybody."""
    station, actor, monday = station_or_404(public_id), request.actor, week_of(request)
    works = bool(policies.can_work_at(actor, station.division_path))
    shifts = selectors.shifts_between(station, monday, 7)
    missing = [(day, slot) for _station, day, slot in selectors.gaps_of([station])] if works else []
    context = {
        "station": station,
        "monday": monday,
        "today": clock.today(),
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
        "days": presenters.roster_days(shifts, monday),
        "works": works,
        "missing": presenters.gap_lines(missing),
        "may_plan": bool(policies.can_plan_duty(actor, station.division_path)),
        "note": selectors.latest_note(station) if works else None,
        "swaps": selectors.swaps_waiting([station], actor.id) if works else [],
    }
    return render(request, "stations/roster.html", context)


@reads(public=True)
def calendar(request, public_id):
    """The roster of the next four weeks as an iCalendar feed; what stands in it is posted anyway."""
    station = station_or_404(public_id)
    shifts = selectors.shifts_between(station, clock.today() - timedelta(days=7), 35)
    entries = presenters.roster_entries(station, shifts, selectors.opening_of(station))
    text = as_ical(f"{station.name}值班", entries, request.build_absolute_uri("/"))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _planned(request, public_id):
    station = station_or_404(public_id)
    policies.can_plan_duty(request.actor, station.division_path).or_raise()
    return station, reverse("stations:roster", args=[public_id])


@writes
def add_attendant(request, public_id):
    """Somebody may be on duty here."""
    station, back = _planned(request, public_id)

    def run(form):
        data = dict(form.cleaned_data)
        username = data.pop("username")
        user = organisations.user_named(username) if username else None
        if username and user is None:
            raise RuleBroken(_("没有这个账号。没有账号就空着。"), field="username")
        services.add_attendant(station=station, user=user, by=request.actor, **data)

    form = forms.AttendantForm(posted(request)[0])
    return edit(request, form, heading=_("加值班人员"), run=run, done=_("已加上。"), back=back)


@writes
def set_pattern(request, public_id):
    """The usual week."""
    station, back = _planned(request, public_id)
    people = list(selectors.attendants_of(station))
    form = forms.PatternForm(posted(request)[0], attendants=people, pattern=selectors.pattern_of(station))
    return edit(
        request,
        form,
        heading=_("平常怎么排班"),
        lede=_("定好一周的样子，以后点“排班”就照着排；节假日、周末用周末那一格。"),
        run=lambda form: services.set_pattern(station=station, turns=form.turns(), by=request.actor),
        done=_("已保存。接着点“排班”。"),
        back=back,
    )


@writes
def plan_duty(request, public_id):
    """Make the weeks to come from the usual one."""
    station, back = _planned(request, public_id)
    return edit(
        request,
        forms.PlanForm(posted(request)[0]),
        heading=_("排班"),
        lede=_("照平常的样子排，已经定好的不动；没有人的班会出现在今日要办里。"),
        run=lambda form: services.plan_duty(station=station, by=request.actor, **form.cleaned_data),
        done=_("已排好，居民现在就能看到。"),
        back=back,
        button=_("排班"),
    )


@writes
def set_shift(request, public_id):
    """One slot by hand."""
    station, back = _planned(request, public_id)
    asked = {"day": request.GET.get("day", ""), "slot": request.GET.get("slot", "")}
    form = forms.ShiftForm(posted(request)[0], attendants=selectors.attendants_of(station), initial=asked)
    return edit(
        request,
        form,
        heading=_("定一个班"),
        run=lambda form: services.set_shift(station=station, by=request.actor, **form.cleaned_data),
        done=_("已定好，居民现在就能看到。"),
        back=back,
    )


def _shift(request, public_id):
    shift = selectors.find_shift(public_id)
    if shift is None:
        raise Http404
    policies.can_work_at(request.actor, shift.station.division_path).or_raise()
    return shift, reverse("stations:roster", args=[shift.station.public_id])


@writes
def hand_over(request, public_id):
    """交班记录: what alone confirms a shift."""
    shift, back = _shift(request, public_id)
    return edit(
        request,
        forms.NoteForm(posted(request)[0], initial={"note": shift.handover}),
        heading=_("交班：{what}").format(what=shift.audit_label),
        run=lambda form: services.hand_over(shift=shift, by=request.actor, **form.cleaned_data),
        done=_("已交班。"),
        back=back,
    )


@writes
def ask_swap(request, public_id):
    """Ask that somebody else stands in."""
    shift, back = _shift(request, public_id)
    form = forms.SwapForm(posted(request)[0], attendants=selectors.attendants_of(shift.station))
    return edit(
        request,
        form,
        heading=_("换班：{what}").format(what=shift.audit_label),
        run=lambda form: services.ask_swap(shift=shift, by=request.actor, **form.cleaned_data),
        done=_("已提出，等带班的人同意；同意以前还是原来的人。"),
        back=back,
    )


@writes(methods=("POST",))
def decide_swap(request, public_id):
    """Yes or no."""
    swap = selectors.find_swap(public_id)
    if swap is None:
        raise Http404
    act = services.approve_swap if "approve" in request.POST else services.refuse_swap
    try:
        act(swap=swap, by=request.actor)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("已定好。"))
    return redirect("stations:roster", swap.shift.station.public_id)
