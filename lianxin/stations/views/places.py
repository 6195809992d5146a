"""Stations: the public pages, and keeping them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import day_written, posted, reads, writes
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from lianxin.stations import forms, policies, presenters, selectors, services
from lianxin.stations.views.common import edit, refuse, station_or_404
from lianxin.stations.vocabulary import StationKind
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@reads(public=True)
def index(request):
    """到哪里找人: every station of a place, and whether somebody is there now."""
    asked = {name: request.GET.get(name, "") for name in ("place", "kind", "text")}
    at_place = territory.division_by_public_id(asked["place"])
    found = selectors.stations_page(
        path=at_place.path if at_place else "",
        kind=asked["kind"] if asked["kind"] in StationKind.values else "",
        text=asked["text"].strip()[:60],
        cursor=request.GET.get("after", ""),
    )
    rules = territory.profile(at_place)
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "rows": presenters.rows(found.items, selectors.openings_of(found.items), clock.now(), rules),
        "page": found,
        "place": at_place,
        "asked": asked,
        "kinds": presenters.kind_options(rules),
        "station_name": presenters.station_name(rules),
        "query": query.urlencode(),
        "may_keep": bool(policies.can_keep_some_station(request.actor)),
        "is_off": bool(at_place) and not territory.uses(System.STATIONS, at_place),
    }
    return render(request, "stations/index.html", context)


@reads(public=True)
def place(request, public_id):
    """One station: where it is, when somebody is there, what one finds."""
    station = station_or_404(public_id)
    now, opening = clock.now(), selectors.opening_of(station)
    special = selectors.coming_special_days(station)
    context = {
        "station": station,
        "way": territory.full_name(station.division),
        "kind": presenters.kind_words(station.kind, territory.profile(station.division)),
        "face": presenters.open_face(opening, now),
        "days": presenters.coming_days(opening, special, now),
        "week": presenters.week_lines(station.week),
        "special_days": special,
        "may_keep": bool(policies.can_keep_station(request.actor, station.division_path)),
        "works": bool(policies.can_work_at(request.actor, station.division_path)),
    }
    return render(request, "stations/place.html", context)


@writes
def open_new(request):
    """Open a station: what residents will see is shown before it is kept."""
    actor = request.actor
    policies.can_keep_some_station(actor).or_raise()
    form = forms.StationForm(posted(request)[0], initial={"division": territory.home_division(actor)})
    shown = ()
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            rehearse(lambda: services.open_station(by=actor, **values))
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            shown = [f"{names} {hours}" for names, hours in presenters.week_lines(values["week"])]
            if is_confirmed(request, form, shown):
                made = services.open_station(by=actor, **values)
                messages.success(request, _("已启用，居民现在就能看到。"))
                return redirect("stations:place", made.public_id)
    return _preview(request, form, _("启用站点"), shown, reverse("stations:index"))


@writes
def change(request, public_id):
    """Change a station, with what becomes different shown first."""
    station, actor = station_or_404(public_id), request.actor
    policies.can_keep_station(actor, station.division_path).or_raise()
    form, shown = forms.StationForm(posted(request)[0], station=station), ()
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            rehearse(lambda: services.change_station(station=station, by=actor, **values))
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            shown = presenters.change_lines(station, values) or [_("没有改动。")]
            if is_confirmed(request, form, shown):
                services.change_station(station=station, by=actor, **values)
                messages.success(request, _("已改好，居民现在就能看到。"))
                return redirect("stations:place", public_id)
    return _preview(request, form, _("改地点和时间"), shown, reverse("stations:place", args=[public_id]))


def _preview(request, form, heading, shown, back):
    context = {"form": form, "heading": heading, "shown": shown, "digest": digest_of(form, shown), "back": back}
    return render(request, "stations/preview.html", context, status=422 if form.errors else 200)


@writes
def close(request, public_id):
    """End a station."""
    station = station_or_404(public_id)
    policies.can_keep_station(request.actor, station.division_path).or_raise()
    return edit(
        request,
        forms.CloseStationForm(posted(request)[0]),
        heading=_("停用“{name}”").format(name=station.name),
        run=lambda form: services.close_station(station=station, by=request.actor, **form.cleaned_data),
        done=_("已停用。以前的记录都在。"),
        back=reverse("stations:index"),
    )


@writes
def special_day(request, public_id):
    """A day on which it is otherwise."""
    station = station_or_404(public_id)
    policies.can_keep_station(request.actor, station.division_path).or_raise()
    return edit(
        request,
        forms.SpecialDayForm(posted(request)[0]),
        heading=_("“{name}”的特别日子").format(name=station.name),
        run=lambda form: services.set_special_day(station=station, by=request.actor, **form.cleaned_data),
        done=_("已定好，居民现在就能看到。"),
        back=reverse("stations:place", args=[public_id]),
    )


@writes(methods=("POST",))
def end_special_day(request, public_id):
    """The week counts again."""
    station = station_or_404(public_id)
    day = day_written(request.POST.get("day", ""))
    special = day and selectors.find_special_day(station, day)
    if special is None:
        raise Http404
    services.end_special_day(special=special, by=request.actor)
    messages.success(request, _("已取消，这天照平常的时间。"))
    return redirect("stations:place", public_id)
