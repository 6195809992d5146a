"""Papers to print."""

from datetime import timedelta

from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.http import day_asked, reads
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.stations import exports, policies, presenters, selectors
from lianxin.stations.views.catalogue import item_or_404
from lianxin.stations.views.common import station_or_404
from lianxin.stations.views.duty import week_of
from lianxin.stations.views.work import case_or_404, errand_or_404


def _printed(request, name, public_id):
    """What every paper says of itself: where its code leads, when and by whom it was printed."""
    by = request.actor.name if request.actor.is_user else "连心站"
    return {"address": request.build_absolute_uri(reverse(name, args=[public_id])), "at": clock.now(), "by": by}


@reads
def authorisation(request, public_id):
    """授权委托书 of an errand."""
    errand = errand_or_404(request, public_id)
    policies.can_run_errand(request.actor, errand).or_raise()
    with as_on_paper():
        words = exports.authorisation(errand, **_printed(request, "stations:errand", public_id))
    return paper_response("sheet", words, f"授权委托书-{errand.number}.pdf")


@reads
def originals(request, public_id):
    """原件交接单 of an errand."""
    errand = errand_or_404(request, public_id)
    policies.can_run_errand(request.actor, errand).or_raise()
    with as_on_paper():
        words = exports.originals(errand, **_printed(request, "stations:errand", public_id))
    return paper_response("sheet", words, f"原件交接单-{errand.number}.pdf")


@reads
def errand_note(request, public_id):
    """告知单 of an errand, for who left no telephone."""
    errand = errand_or_404(request, public_id)
    stations = selectors.stations_at(errand.division, limit=1)
    with as_on_paper():
        phone = stations[0].spoken_phone if stations else ""
        words = exports.note(errand, phone, **_printed(request, "stations:errand", public_id))
    return paper_response("large", words, f"告知单-{errand.number}.pdf")


@reads
def case_note(request, public_id):
    """告知单 of a guided service, for who left no telephone."""
    case = case_or_404(request, public_id)
    with as_on_paper():
        words = exports.note(case, case.station.spoken_phone, **_printed(request, "stations:case", public_id))
    return paper_response("large", words, f"告知单-{case.number}.pdf")


@reads
def case_checklist(request, public_id):
    """一次性告知单 of a case; its code leads to the public list, which names nobody."""
    case = case_or_404(request, public_id)
    with as_on_paper():
        words = exports.checklist(case.item, case=case, **_printed(request, "stations:item", case.item.public_id))
    return paper_response("sheet", words, f"一次性告知单-{case.number}.pdf")


@reads
def book_paper(request, public_id):
    """来访登记簿 of some days, at most a quarter."""
    station = station_or_404(public_id)
    policies.can_read_book(request.actor, station.division_path).or_raise()
    today = clock.today()
    last = day_asked(request, "to", today)
    first = max(day_asked(request, "from", last.replace(day=1)), last - timedelta(days=92))
    with as_on_paper():
        words = exports.book(
            station,
            selectors.lines_between(station, first, last),
            first,
            last,
            **_printed(request, "stations:book", public_id),
        )
    return paper_response("table", words, f"来访登记簿-{station.name}-{first:%Y%m%d}.pdf")


@reads(public=True)
def roster_paper(request, public_id):
    """值班表 of a week for the wall, on A4 or A3."""
    station, monday = station_or_404(public_id), week_of(request)
    with as_on_paper():
        days = presenters.roster_days(selectors.shifts_between(station, monday, 7), monday)
        words = exports.roster(
            station,
            days,
            monday,
            paper="a3" if request.GET.get("paper") == "a3" else "a4",
            **_printed(request, "stations:roster", public_id),
        )
    return paper_response("table", words, f"值班表-{station.name}-{monday:%Y%m%d}.pdf")


@reads(public=True)
def item_checklist(request, public_id):
    """一次性告知单 of a service for anybody."""
    item = item_or_404(public_id)
    with as_on_paper():
        words = exports.checklist(item, **_printed(request, "stations:item", public_id))
    return paper_response("sheet", words, f"一次性告知单-{item.name}.pdf")


@reads(public=True)
def item_large(request, public_id):
    """The sheet of a service in large print."""
    item = item_or_404(public_id)
    printed = _printed(request, "stations:item", public_id)
    with as_on_paper():
        words = exports.big_sheet(item, address=printed["address"], at=printed["at"])
    return paper_response("large", words, f"大字单-{item.name}.pdf")
