"""Coming at a time: booking it from home, its slip, and what the counter says to what was asked for."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.stations import exports, forms, policies, presenters, selectors, services
from lianxin.stations.views.common import edit, refuse, station_or_404


@writes(public=True)
def book_time(request, public_id):
    """Book a time at a station from home."""
    station = station_or_404(public_id)
    if not station.is_open:
        raise Http404
    free = selectors.free_times(station, clock.now())
    times = [(f"{day.isoformat()} {hour}", presenters.time_words(day, hour)) for day, hour in free]
    form = forms.TimeForm(posted(request)[0], times=times)
    if request.method == "POST" and form.is_valid():
        try:
            slip = services.book_appointment(
                station=station, **form.booking(), client_key=form.key, by=request.actor
            )  # fmt: skip
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            return redirect("stations:slip", slip.public_id)
    context = {
        "form": form,
        "heading": _("预约：{name}").format(name=station.name),
        "button": _("预约"),
        "times": times,
        "station": station,
    }
    return render(request, "stations/book_time.html", context, status=422 if form.errors else 200)


def slip_or_404(public_id):
    slip = selectors.find_appointment(public_id)
    if slip is None:
        raise Http404
    return slip


@reads(public=True)
def slip(request, public_id):
    """A booked time for whoever has its address: when, where, and what the station says to what was asked for."""
    this = slip_or_404(public_id)
    context = {"slip": this, "station": this.station, "words": presenters.slip_words(this)}
    return render(request, "stations/booked.html", context)


@reads(public=True)
def slip_paper(request, public_id):
    """The slip of a booked time or number, on a receipt or a sheet."""
    this = slip_or_404(public_id)
    address = request.build_absolute_uri(reverse("stations:slip", args=[public_id]))
    paper = request.GET.get("paper", "")
    with as_on_paper():
        lines, words = [(_("号码"), this.slip)], presenters.slip_words(this)
        content = exports.slip(this.station, lines, words, address=address, at=clock.now(), paper=paper)
    return paper_response("slip", content, f"{this.slip}.pdf")


@writes
def answer_access(request, public_id):
    """Say whether what was asked for will be there, before they come."""
    this = slip_or_404(public_id)
    policies.can_work_at(request.actor, this.station.division_path).or_raise()
    return edit(
        request,
        forms.AccessForm(posted(request)[0]),
        heading=_("{slip} 要：{wished}").format(slip=this.slip, wished=presenters.wished(this)),
        lede=" · ".join(presenters.slip_words(this)[:1]),
        run=lambda form: services.answer_access(appointment=this, by=request.actor, **form.cleaned_data),
        done=_("已答复。"),
        back=reverse("stations:waiting", args=[this.station.public_id]),
    )
