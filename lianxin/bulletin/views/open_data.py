"""The board to subscribe to and to take away: a feed, a calendar of due days, a table and its description."""

import json

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext_lazy

from lianxin.bulletin import presenters, selectors
from lianxin.bulletin.vocabulary import Body, State
from lianxin.kit import clock
from lianxin.kit.calendars import as_ical
from lianxin.kit.feeds import PlaceFeed
from lianxin.kit.http import reads
from lianxin.kit.open_tables import Column, YearTable
from lianxin.territory import selectors as territory


class BoardFeed(PlaceFeed):
    """The newest notices; a correction is an update of its entry."""

    page, address, kind = "bulletin:board", "bulletin:feed", "notice"
    title = gettext_lazy("公开栏")
    subtitle = gettext_lazy("村（居）务、党务、财务：贴在墙上的，这里都有。")

    def get_object(self, request):
        place = territory.division_by_public_id(asked := request.GET.get("place", ""))
        if asked and place is None:
            raise Http404
        return place

    def items(self, place):
        return list(selectors.board(place=place.path if place else "", readable=True, size=50))

    def item_title(self, notice):
        return notice.posting.title

    def item_words(self, notice):
        return presenters.board_row(notice).meta

    def item_link(self, notice):
        return presenters.notice_url(notice)

    def item_author_name(self, notice):
        return notice.division.name

    def item_updateddate(self, notice):
        return notice.posting.at

    def item_categories(self, notice):
        return [notice.get_affairs_display(), notice.item_code]


feed = reads(BoardFeed(), public=True)


@reads(public=True)
def due_calendar(request, body):
    """By which day a body of a place has what to make public, for the year to come: RFC 5545, to be subscribed to."""
    if body not in Body.values:
        raise Http404
    place = territory.division_by_public_id(request.GET.get("place", ""))
    if place is None:
        raise Http404
    rows = selectors.due_ahead(place, body, clock.today())
    set_at = selectors.catalogue_changed_at(place)
    name = f"{place.short_name}要公开的事 · {Body(body).label}"
    entries = [presenters.due_entry(row, place, set_at) for row in rows]
    text = as_ical(name, entries, request.build_absolute_uri("/"))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


COLUMNS = (
    Column("number", "string", gettext_lazy("编号"), lambda n: n.number),
    Column("place_code", "string", gettext_lazy("区划代码"), lambda n: n.division.code),
    Column("place", "string", gettext_lazy("村（社区）"), lambda n: n.division.short_name),
    Column("affairs", "string", gettext_lazy("哪一类"), lambda n: n.affairs),
    Column("item", "string", gettext_lazy("事项编号"), lambda n: n.item_code),
    Column("item_name", "string", gettext_lazy("事项"), lambda n: n.item_name),
    Column("title", "string", gettext_lazy("标题"), lambda n: n.posting.title),
    Column("about_from", "date", gettext_lazy("说的是从哪天"), lambda n: n.about_from),
    Column("about_to", "date", gettext_lazy("到哪天"), lambda n: n.about_to),
    Column("posted_on", "date", gettext_lazy("张贴日"), lambda n: n.posted_on),
    Column("posted_until", "date", gettext_lazy("公示到"), lambda n: n.posted_until),
    Column("postings", "integer", gettext_lazy("张贴过几次；多于一次就是更正过"), lambda n: n.posting.ordinal),
    Column("state", "string", gettext_lazy("状态"), lambda n: n.state, {"enum": State.values}),
    Column("code", "string", gettext_lazy("核验码"), lambda n: n.posting.public_id),
    Column("log_entry", "integer", gettext_lazy("公开日志第几号"), lambda n: n.posting.entry_number),
    Column("page", "string", gettext_lazy("网页"), lambda n: n.posting.site + presenters.notice_url(n)),
)


TABLE = YearTable(
    name="notices", title=gettext_lazy("{year} 年的公开"), columns=COLUMNS, key="code",
    years=selectors.posted_years, rows=lambda year: selectors.posted_in(year).iterator(chunk_size=500),
)  # fmt: skip


@reads(public=True)
def table(request, year):
    """The notices hung up in a year, as CSV."""
    return TABLE.csv(year)


@reads(public=True)
def table_description(request, year):
    return TABLE.description(year)


@reads(public=True)
def table_rows(request, year):
    """The same rows as JSON: one array, made row by row. What a notice says in full is read on its page and leaves in no file."""
    TABLE.check_year(year)

    def rows():
        before = "[\n"
        for notice in selectors.posted_in(year).iterator(chunk_size=500):
            facts = {column.name: column.read(notice) for column in COLUMNS}
            yield before + json.dumps(facts, ensure_ascii=False, default=str)
            before = ",\n"
        yield "[]\n" if before == "[\n" else "\n]\n"

    return StreamingHttpResponse(rows(), content_type="application/json; charset=utf-8")
