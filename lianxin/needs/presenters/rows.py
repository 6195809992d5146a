"""Rows of lists of needs, ready to print, and what lists are filtered by."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs import policies
from lianxin.needs.models.catalogue import category_called
from lianxin.needs.presenters.clocks import clock_face, state_words
from lianxin.needs.vocabulary import OWED_IN, TOLD_IN, WITH_HANDLER, Owed, State, Urgency
from lianxin.territory.vocabulary import Level

#: What the person looking at the inbox should do next, by state.
NEXT_ACTIONS = {
    State.REGISTERED: gettext_lazy("受理派单"),
    State.OBJECTED: gettext_lazy("核定派单异议"),
    State.DISPATCHED: gettext_lazy("接单"),
    State.REOPENED: gettext_lazy("接单重办"),
    State.ACCEPTED: gettext_lazy("联系诉求人"),
    State.IN_PROGRESS: gettext_lazy("办理并答复"),
    State.WAITING_THIRD_PARTY: gettext_lazy("跟进第三方"),
    State.WAITING_REQUESTER: gettext_lazy("等补充"),
    State.WHISTLE_OPEN: gettext_lazy("跟进联办"),
    State.EXTENSION_REQUESTED: gettext_lazy("批延期"),
    State.RESOLVED_REPORTED: gettext_lazy("核对答复"),
    State.EXPLAINED: gettext_lazy("核对说明"),
    State.CALLBACK: gettext_lazy("回访"),
}
#: Periods of the public list, in days.
PERIODS = (("30", gettext_lazy("最近 30 天")), ("90", gettext_lazy("最近 90 天")), ("365", gettext_lazy("最近一年")))
OVERDUE = (("1", gettext_lazy("只看超时")), ("long", gettext_lazy("只看严重超时")))


def options(pairs, chosen):
    """The options of a filter as HTML, the chosen one marked."""
    return _options(tuple((str(value), str(label)) for value, label in pairs), chosen)


@lru_cache(maxsize=256)
def _options(pairs, chosen):
    marks = ((value, SafeString(" selected") if value == chosen else "", label) for value, label in pairs)
    return format_html_join("", '<option value="{}"{}>{}</option>', marks)


@dataclass(frozen=True)
class Row:
    """A line of a list, ready to print: the template asks nothing more."""

    url: str
    number: str
    title: str
    meta: str
    tone: str
    clock: str
    due: str
    state: str
    public_id: str = ""
    next_action: str = ""
    is_urgent: bool = False

    @property
    def line(self):
        """What stands under the title, as one text: a template is slow in putting four together."""
        return " · ".join((self.number, self.state, self.meta, self.due))


@cache
def _needs_url():
    """Where the cases hang: asked once, not for every row."""
    return reverse("needs:queue")


#: What the unit does next; whoever is told of it from above sees to it that it does.
_UNITS_TURN = WITH_HANDLER - {State.EXTENSION_REQUESTED}


def inbox_row(need, at, actor):
    """A need that waits for this person, with what they do next."""
    row = queue_row(need, at)
    is_units = policies.works_for(actor, need.unit_id, need.unit__division_path)
    is_above = need.state in _UNITS_TURN and not is_units
    is_waiting = need.state == State.WAITING_REQUESTER
    if is_above:
        return replace(row, next_action=_("核定暂停") if is_waiting else _("督促办理"))
    if is_waiting:
        return replace(row, next_action=_("再问诉求人，或接着办"))
    return _with_the_word_owed(row, need, at) if is_units and is_owed_first(need) else row


def is_owed_first(need):
    """A word to its requester falls due before the answer does, and the unit has the need."""
    return need.owed_by is not None and need.owed_by < need.due_at and need.state in OWED_IN


def next_due(need):
    """When the next thing about a need falls due: a word to its requester, or the answer."""
    return need.owed_by if is_owed_first(need) else need.due_at


def _with_the_word_owed(row, need, at):
    what = _("告诉诉求人打算怎么办") if need.owed == Owed.PLAN else _("告诉诉求人办到哪里了")
    due = _("{day}前{what}").format(day=day(need.owed_by), what=what)
    return replace(
        row,
        due=f"{due} · {row.due}",
        next_action=what if need.state in TOLD_IN else row.next_action,
        tone="late" if need.owed_by < at else row.tone,
    )


def queue_row(need, at):
    """A need in the staff list, from a row of ``selectors.as_rows``."""
    face = clock_face(need, at)
    return Row(
        url=f"{_needs_url()}{need.public_id}/",
        number=need.number,
        title=need.title,
        meta=" · ".join(
            filter(
                None,
                (
                    category_called(need.category__name, need.category__name_en),
                    need.division__short_name,
                    need.unit__name,
                ),
            )
        ),
        tone=face.tone,
        clock=face.words,
        due=_("承诺 {moment}").format(moment=moment(need.due_at)),
        state=state_words(need),
        public_id=need.public_id,
        next_action=NEXT_ACTIONS.get(need.state, ""),
        is_urgent=need.urgency in (Urgency.EMERGENCY, Urgency.URGENT),
    )


def public_row(need, at):
    """A need on the public page: the desk's general words, never the requester's."""
    row = queue_row(need, at)
    return replace(
        row, url=reverse("needs:public_case", args=[need.public_id]), title=need.public_summary, next_action=""
    )


def own_row(need, at):
    """The same to whoever told it: it leads to their own page, where there is nothing to follow."""
    return replace(
        public_row(need, at), url=reverse("needs:case", args=[need.public_id]), next_action=_("您自己说过这件，看进展")
    )


@dataclass(frozen=True)
class PlaceRow:
    """A place in the public tree: ``opens`` when what lies below it may be looked at."""

    public_id: str
    name: str
    count: str
    opens: bool


def place_row(division, count):
    """A place and how much was told there; ``None`` is a number kept back."""
    return PlaceRow(
        division.public_id,
        division.name,
        "·" if count is None else str(count),
        division.level != Level.VILLAGE and bool(count),
    )


def feed_words(need):
    """A public need as a feed says it, in one line."""
    return " · ".join(
        (
            need.division.short_name,
            str(need.category),
            state_words(need),
            _("{due}前答复").format(due=moment(need.due_at)),
        )
    )


def query_without(params, name):
    """The query string without one parameter, for the link to the next page."""
    kept = params.copy()
    kept.pop(name, None)
    return kept.urlencode()
