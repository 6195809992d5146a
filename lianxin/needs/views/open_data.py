"""What is public, to take away: numbers by place, a feed to subscribe to, a table with its description."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.feeds import PlaceFeed
from lianxin.kit.http import reads
from lianxin.kit.open_tables import Column, YearTable
from lianxin.needs import presenters, selectors
from lianxin.needs.vocabulary import ENDED, State
from lianxin.territory import selectors as territory


@reads(public=True)
def by_place(request):
    """The tree of places, one level at a time: how much was told where, small numbers kept back."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    children = list(territory.children_of(place))
    counts = selectors.received_in([each.path for each in children], under=place.path if place else "")
    context = {
        "place": place,
        "way": territory.full_name(place) if place else "",
        "rows": [presenters.place_row(each, count) for each, count in zip(children, counts, strict=True)],
        "has_hidden": None in counts,
        "years": selectors.public_years(),
    }
    return render(request, "needs/by_place.html", context)


class PublicFeed(PlaceFeed):
    """The newest public needs."""

    page, address, kind = "needs:public_list", "needs:feed", "need"
    title = gettext_lazy("公开的诉求")
    subtitle = gettext_lazy("诉求人同意公开的诉求：谁在办、哪天前答复、办得怎样。")

    def get_object(self, request):
        return territory.division_by_public_id(request.GET.get("place", ""))

    def items(self, place):
        return selectors.newest_public(within_path=place.path if place else "")

    def item_title(self, need):
        return need.public_summary

    def item_words(self, need):
        return presenters.feed_words(need)

    def item_link(self, need):
        return reverse("needs:public_case", args=[need.public_id])

    def item_author_name(self, need):
        return need.unit.name if need.unit_id else str(_("受理台"))

    def item_pubdate(self, need):
        return need.received_at

    def item_updateddate(self, need):
        return need.closed_at or need.answered_at or need.dispatched_at or need.received_at

    def item_categories(self, need):
        return [str(need.category)]


feed = reads(PublicFeed(), public=True)


def _day(moment):
    return localtime(moment).date().isoformat() if moment else ""


def _in_time(need):
    if need.answered_at is None and (need.due_at > clock.now() or need.state in (*ENDED, State.WAITING_REQUESTER)):
        return ""
    return str(bool(need.answered_at and need.answered_at <= need.due_at)).lower()


COLUMNS = (
    Column("number", "string", gettext_lazy("编号"), lambda n: n.number),
    Column("category", "string", gettext_lazy("分类编码"), lambda n: n.category.code),
    Column("category_name", "string", gettext_lazy("分类"), lambda n: n.category.name),
    Column("place_code", "string", gettext_lazy("村（社区）的区划代码"), lambda n: n.division.code),
    Column("place", "string", gettext_lazy("村（社区）"), lambda n: n.division.short_name),
    Column("summary", "string", gettext_lazy("受理台概括的一句话，不是诉求人的原话"), lambda n: n.public_summary),
    Column("unit", "string", gettext_lazy("承办单位"), lambda n: n.unit.name if n.unit_id else ""),
    Column("urgency", "string", gettext_lazy("缓急"), lambda n: n.urgency),
    Column("state", "string", gettext_lazy("状态"), lambda n: n.state, {"enum": State.values}),
    Column("received_on", "date", gettext_lazy("收到日"), lambda n: _day(n.received_at)),
    Column("due_on", "date", gettext_lazy("承诺答复日"), lambda n: _day(n.due_at)),
    Column("answered_on", "date", gettext_lazy("答复日"), lambda n: _day(n.answered_at)),
    Column("closed_on", "date", gettext_lazy("销号日"), lambda n: _day(n.closed_at)),
    Column("answered_in_time", "boolean", gettext_lazy("是否按时答复；没到期的空着"), _in_time),
    Column("solved", "string", gettext_lazy("诉求人说解决了没有"), lambda n: n.solved),
)


TABLE = YearTable(
    name="needs", title=gettext_lazy("{year} 年公开的诉求"), columns=COLUMNS, key="number",
    years=selectors.public_years, rows=lambda year: selectors.public_rows(year).iterator(chunk_size=500),
)  # fmt: skip


@reads(public=True)
def table(request, year):
    """A year of public needs as CSV: no name, no phone, no house, days instead of moments."""
    return TABLE.csv(year)


@reads(public=True)
def table_description(request, year):
    """The table's description by Table Schema: each column's type and meaning."""
    return TABLE.description(year)
