"""来访登记簿: writing a line, the book, one line, the paper page, the numbers, who waits."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import day_asked, posted, reads, wants_fragment, writes
from lianxin.kit.steps import run_once
from lianxin.people import selectors as people
from lianxin.stations import forms, policies, presenters, selectors, services
from lianxin.stations.views.common import edit, refuse, station_or_404
from lianxin.stations.vocabulary import Outcome


def _desk(request):
    """The stations of my counters and the one this page is about: the one asked for, else the first."""
    policies.can_work_somewhere(request.actor).or_raise()
    found = selectors.desk_stations(request.actor)
    asked = request.POST.get("station") or request.GET.get("station", "")
    return found, found.filter(public_id=asked).first() or found.first()


@writes
def write_entry(request):
    """One line of the book: Enter saves it, and the next is ready."""
    stations, station = _desk(request)
    items = selectors.items_in_force()
    slip = _slip(request)
    form = forms.EntryForm(
        posted(request)[0], stations=stations, station=station, items=items, initial=presenters.from_slip(slip)
    )
    if wants_fragment(request):
        return render(request, "stations/write.html#people", _known_of(request, station))
    known = _known_of(request, station) if "look" in request.POST else {"found": [], "earlier": []}
    if request.method == "POST" and "look" not in request.POST and form.is_valid():
        person = people.find_person(request.actor, form.cleaned_data["person"]) if form.cleaned_data["person"] else None
        again = selectors.find_earlier(request.actor, form.cleaned_data["station"], form.cleaned_data["again"])
        try:
            entry = services.record_entry(
                station=form.cleaned_data["station"], visit=form.visit(person, again), client_key=form.key,
                by=request.actor, **form.values(),
            )  # fmt: skip
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            messages.success(request, presenters.entry_saved(entry))
            return redirect(f"{reverse('stations:write_entry')}?station={entry.station.public_id}")
    looked = "look" in request.POST
    context = {
        "form": form,
        "station": station,
        **known,
        "items": items,
        "slip": slip,
        "looked": looked,
        "recent": [presenters.entry_row(each) for each in selectors.recent_entries(station)] if station else [],
    }
    return render(request, "stations/write.html", context, status=422 if form.errors and not looked else 200)


def _known_of(request, station):
    """People who may be meant by what was typed, and what they, or that telephone, came for before."""
    who = request.POST.get("who", "")
    found = people.find_people(who, viewer=request.actor, limit=6)
    name, phone = forms.typed_who(who)
    entries = selectors.earlier_visits(station, {name, *(row.name for row in found)}, phone) if station else []
    needs = selectors.earlier_needs(request.actor, phone)
    return {"found": found, "earlier": presenters.earlier_rows(entries, needs)}


def _slip(request):
    """Whoever was just called by their number, from whose slip the line begins, or ``None``."""
    code = request.POST.get("slip") or request.GET.get("slip", "")
    slip = selectors.find_appointment(code) if code else None
    return slip if slip and policies.can_work_at(request.actor, slip.station.division_path) else None


@reads
def book(request, public_id):
    """The book of a station, newest first."""
    station = station_or_404(public_id)
    policies.can_read_book(request.actor, station.division_path).or_raise()
    outcome = request.GET.get("outcome", "")
    page = selectors.book_page(
        station, outcome=outcome if outcome in Outcome.values else "", cursor=request.GET.get("after", "")
    )
    today = clock.today()
    context = {
        "station": station,
        "page": page,
        "rows": [presenters.entry_row(each) for each in page],
        "outcome": outcome,
        "outcomes": Outcome.choices,
        "first": today.replace(day=1),
        "today": today,
    }
    return render(request, "stations/book.html", context)


def entry_or_404(request, public_id):
    entry = selectors.find_entry(public_id)
    if entry is None:
        raise Http404
    policies.can_read_book(request.actor, entry.division_path).or_raise()
    return entry


@reads
def entry(request, public_id):
    """One line, and what it became."""
    this = entry_or_404(request, public_id)
    context = {
        "entry": this,
        "row": presenters.entry_row(this),
        "facts": presenters.entry_facts(this),
        "may_finish": this.outcome == Outcome.PASSED_ON and this.closed_at is None,
    }
    return render(request, "stations/entry.html", context)


@writes
def finish_entry(request, public_id):
    """What came of something passed on."""
    this = entry_or_404(request, public_id)
    return edit(
        request,
        forms.ResultOfEntryForm(posted(request)[0]),
        heading=_("写结果：{number}").format(number=this.number),
        run=lambda form: services.finish_entry(entry=this, by=request.actor, **form.cleaned_data),
        done=_("已记下。"),
        back=reverse("stations:entry", args=[public_id]),
    )


@writes
def paper_page(request, public_id):
    """A page of the paper book, put in afterwards."""
    station = station_or_404(public_id)
    policies.can_work_at(request.actor, station.division_path).or_raise()
    lines = forms.PaperPage(posted(request)[0], prefix="line")
    refused = ""
    if request.method == "POST" and lines.is_valid():
        given = [
            (form.cleaned_data["at"], services.Visit(subject=form.cleaned_data["subject"], name=form.cleaned_data["who"]),
             form.cleaned_data["answer"])
            for form in lines
            if form.has_changed()
        ]  # fmt: skip
        try:
            page = sorted(given, key=lambda line: line[0])
            made = run_once(request, lambda: services.enter_page(station=station, lines=page, by=request.actor))
        except RuleBroken as broken:
            refused = broken.message
        else:
            messages.success(request, _("已补录 {n} 条。").format(n=len(made)))
            return redirect("stations:book", public_id)
    context = {"station": station, "lines": lines, "refused": refused}
    wrong = refused or (lines.is_bound and not lines.is_valid())
    return render(request, "stations/paper_page.html", context, status=422 if wrong else 200)


@reads
def numbers(request, public_id):
    """The numbers of a station that mean something, each with what it is made of."""
    station = station_or_404(public_id)
    policies.can_read_numbers(request.actor, station.division_path).or_raise()
    today = clock.today()
    first = day_asked(request, "from", today - timedelta(days=365))
    last = day_asked(request, "to", today)
    first = max(first, last - timedelta(days=366))
    context = {
        "station": station,
        "first": first,
        "last": last,
        "rows": presenters.number_rows(selectors.numbers_of(station, first, last)),
    }
    return render(request, "stations/numbers.html", context)


@reads
def waiting(request, public_id):
    """Who waits or comes today, by number."""
    station = station_or_404(public_id)
    policies.can_work_at(request.actor, station.division_path).or_raise()
    return render(request, "stations/waiting.html", {"station": station, "slips": selectors.waiting_today(station)})


@writes(methods=("POST",))
def end_appointment(request, public_id):
    """Whoever holds the slip is here, or it is needed no more."""
    this = selectors.find_appointment(public_id)
    if this is None:
        raise Http404
    act = services.cancel_appointment if "cancel" in request.POST else services.serve_appointment
    try:
        act(appointment=this, by=request.actor)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        if "cancel" not in request.POST:
            station, slip = this.station.public_id, this.public_id
            return redirect(f"{reverse('stations:write_entry')}?station={station}&slip={slip}")
    return redirect("stations:waiting", this.station.public_id)
