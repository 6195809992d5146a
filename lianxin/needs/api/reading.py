"""What can be read: cases as far as the key's account may see them, and what everybody may."""

from datetime import date
from typing import Annotated, Literal

from django.http import FileResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Path, Query, Router, Schema
from pydantic import Field

from lianxin.files import selectors as files
from lianxin.files.selectors import file_path
from lianxin.kit import clock
from lianxin.kit.errors import NotFound, RuleBroken
from lianxin.kit.paging import page
from lianxin.needs import policies, presenters, selectors
from lianxin.needs.api import drawing, shapes
from lianxin.needs.api.keys import READS
from lianxin.needs.calc.periods import SETTLING_DAYS, public_quarters, quarter_of
from lianxin.organisations import selectors as organisations
from lianxin.territory import selectors as territory

Id = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{1,20}$")]
Code = Annotated[str, Field(max_length=40, description="code")]

EARLIEST_YEAR = 1950
open_reading, reading = Router(tags=["public"]), Router(tags=["needs"], auth=READS)


class Paged(Schema):
    cursor: str = Field("", max_length=400)
    size: int = Field(20, ge=1, le=100)


class CaseFilter(Paged):
    state: Literal["open", "ended", ""] | shapes.StateOf = "open"
    category: str = Field("", max_length=40)
    place: str = Field("", max_length=15, description="division code")
    text: str = Field("", max_length=60)
    overdue: bool = False


class PublicFilter(Paged):
    state: Literal["open", "ended", ""] = ""
    category: str = Field("", max_length=40)
    place: str = Field("", max_length=15, description="division code")
    days: int | None = Field(None, ge=0, le=9999)


class TopicFilter(Paged):
    state: Literal[""] | shapes.TopicStateOf = ""


class Period(Schema):
    start: date | None = Field(None, alias="from")
    end: date | None = Field(None, alias="to")
    place: str = Field("", max_length=15, description="division code")
    by: Literal["unit", "place"] = "unit"


def path_of(code, within=""):
    """The path of a division code inside ``within``; ``within`` when none is named."""
    if not code:
        return within
    found = territory.find_by_code(code) if code.isascii() and code.isdigit() else None
    if found is None or not found.path.startswith(within):
        raise NotFound(_("没有这个区划代码，或者不在您管的范围里：{code}。").format(code=code))
    return found.path


def _paged(found, shape):
    return {"items": [shape(each) for each in found], "next": found.next_cursor}


@reading.get("/needs", response=shapes.Rows, summary=gettext_lazy("看得到的诉求，先到期的在前"))
def list_needs(request, asked: Query[CaseFilter]):
    holder = request.auth
    policies.can_use_queue(holder.actor).or_raise()
    found = selectors.queue(
        holder.actor,
        state=asked.state or "all",
        category=asked.category,
        text=asked.text,
        place=path_of(asked.place, holder.path),
        overdue=asked.overdue,
        cursor=asked.cursor,
        size=asked.size,
        dressed=selectors.whole,
    )
    return _paged(found, drawing.row)


@reading.get("/needs/{public_id}", response=shapes.Case, summary=gettext_lazy("一件诉求"))
def read_need(request, public_id: Id):
    return drawing.case(request.auth.viewer_of(public_id))


@reading.get(
    "/needs/{public_id}/attachments/{file_id}",
    summary=gettext_lazy("一张照片"),
    response={200: None},
    openapi_extra={"responses": {200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}}}},
)
def read_attachment(request, public_id: Id, file_id: Id):
    need = request.auth.viewer_of(public_id).need
    stored = files.find_file(file_id)
    owners = [(owner, need.public_id) for _kind, owner in drawing.ATTACHED]
    if stored is None or (stored.owner_kind, stored.owner_id) not in owners or not file_path(stored.sha256).exists():
        raise NotFound
    return FileResponse(file_path(stored.sha256).open("rb"), content_type=stored.mime)


@reading.get("/needs/{public_id}/units", response=list[shapes.Unit], summary=gettext_lazy("这件诉求可以派给哪些单位"))
def list_units_for(request, public_id: Id):
    units = selectors.units_for_dispatch(request.auth.viewer_of(public_id).need)
    return [{"id": unit.public_id, "name": unit.name} for unit in units]


@reading.get("/units", response=shapes.Units, summary=gettext_lazy("范围里的单位"))
def list_units(request, asked: Query[Paged]):
    units = organisations.units_within(request.auth.path).filter(dissolved_on__isnull=True).select_related("division")
    found = page(units, order=("division_path", "id"), cursor=asked.cursor, size=asked.size)
    return _paged(found, lambda unit: {"id": unit.public_id, "name": unit.name, "place": drawing.named(unit.division)})


@reading.get("/topics", response=shapes.Topics, summary=gettext_lazy("反复出现的事"))
def list_topics(request, asked: Query[TopicFilter]):
    holder = request.auth
    policies.can_see_topics(holder.actor).or_raise()
    found = selectors.topics(holder.actor, state=asked.state, place=holder.path, cursor=asked.cursor, size=asked.size)
    return _paged(found, drawing.topic)


@open_reading.get("/categories", response=list[shapes.Category], summary=gettext_lazy("诉求分类"))
def list_categories(request):
    return [drawing.category(each) for each in selectors.services_on_offer()]


@open_reading.get("/categories/{code}", response=shapes.CategoryDetail, summary=gettext_lazy("一个分类和它要问的"))
def read_category(request, code: Annotated[str, Path(pattern="^[A-Za-z0-9._-]{1,40}$")]):
    found = selectors.find_category(code)
    if found is None or found.retired_on:
        raise NotFound
    return drawing.category(found) | {"questions": [drawing.question(each) for each in selectors.questions_of(found)]}


@open_reading.get("/public/needs", response=shapes.PublicRows, summary=gettext_lazy("公开的诉求，新的在前"))
def list_public(request, asked: Query[PublicFilter]):
    found = selectors.public_needs(
        place=path_of(asked.place),
        state=asked.state,
        category=asked.category,
        days="" if asked.days is None else str(asked.days),
        cursor=asked.cursor,
        size=asked.size,
        dressed=selectors.whole,
    )
    return _paged(found, drawing.public_row)


@open_reading.get("/public/needs/{public_id}", response=shapes.PublicRow, summary=gettext_lazy("一件公开的诉求"))
def read_public(request, public_id: Id):
    need = selectors.find_public_need(public_id)
    if need is None:
        raise NotFound
    return drawing.public_row(need)


@open_reading.get("/public/topics", response=shapes.PublicTopics, summary=gettext_lazy("公布了结果的事"))
def list_results(request, asked: Query[Paged]):
    found = selectors.published_topics(cursor=asked.cursor, size=asked.size)
    return _paged(found, lambda topic: drawing.public_topic(presenters.public_topic_row(topic)))


def _quarter_asked(asked, today):
    """The newest public quarter, or the one both days name. Other periods could be subtracted from each other."""
    newest = public_quarters(today)[0]
    start, end = asked.start or (quarter_of(asked.end).start if asked.end else newest.start), asked.end
    if start.year >= EARLIEST_YEAR:
        quarter = quarter_of(start)
        if quarter <= newest and start == quarter.start and end in (None, quarter.end):
            return quarter
    raise RuleBroken(
        _("三率按季度公布，季度过完 {days} 天后可查：从季度第一天到最后一天，最新的是 {start} 到 {end}。").format(
            days=SETTLING_DAYS, start=newest.start.isoformat(), end=newest.end.isoformat()
        ),
        field="from",
    )


@open_reading.get("/rates", response=shapes.Rates, summary=gettext_lazy("三率和按时答复，只从记录算出"))
def read_rates(request, asked: Query[Period]):
    quarter = _quarter_asked(asked, clock.today())
    overall, rows = selectors.public_rates(quarter=quarter, within_path=path_of(asked.place), by=asked.by)
    return {
        "start": quarter.start,
        "end": quarter.end,
        "overall": drawing.rates_of(_("合计"), overall),
        "rows": [drawing.rates_of(found.name, found) for found in rows],
    }
