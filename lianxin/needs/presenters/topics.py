"""Recurring topics in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs import policies
from lianxin.needs.models import Topic
from lianxin.needs.vocabulary import TopicState

_TOPIC_TONES = {
    TopicState.NOTICED: "wait",
    TopicState.TAKEN_UP: "ok",
    TopicState.PROPOSED: "wait",
    TopicState.PUBLISHED: "done",
    TopicState.SET_ASIDE: "ink",
}
#: A topic of fewer needs is told of the township and in round words: neighbours would know who is meant.
SMALL_CELL = 5


@dataclass(frozen=True)
class TopicRow:
    """A line of the list of topics."""

    url: str
    title: str
    state: str
    tone: str
    meta: str
    result: str = ""


def topic_row(topic):
    """A topic as staff see it."""
    due = _("{day}前办到").format(day=day(topic.due_on)) if topic.state == TopicState.TAKEN_UP else ""
    parts = (
        str(topic),
        ngettext("%(n)d 件诉求", "%(n)d 件诉求", topic.number) % {"n": topic.number},
        _("{day}发现").format(day=day(localtime(topic.noticed_at).date())),
        topic.unit.name if topic.unit_id else "",
        due,
        _month_words(topic),
    )
    return TopicRow(
        url=reverse("needs:topic", args=[topic.public_id]),
        title=topic.title,
        state=str(TopicState(topic.state).label),
        tone="late" if due and topic.due_on < clock.today() else _TOPIC_TONES[TopicState(topic.state)],
        meta=" · ".join(filter(None, parts)),
    )


def topic_address(source_id, viewer):
    """Where the hall's reader finds what a topic there came from, or empty for who may not read it."""
    topic = Topic.objects.filter(public_id=source_id).first()
    return reverse("needs:topic", args=[source_id]) if topic and policies.can_view_topic(viewer, topic) else ""


def public_topic_row(topic):
    """A published result as everybody sees it."""
    small = topic.number < SMALL_CELL
    place = topic.division.parent if small and topic.division.parent_id else topic.division
    number = _("不到 {n} 件诉求").format(n=SMALL_CELL) if small else ngettext("%(n)d 件诉求", "%(n)d 件诉求", topic.number) % {"n": topic.number}  # fmt: skip
    unit = "" if small and topic.unit.division_id == topic.division_id else topic.unit.name  # it would name the place
    parts = (place.short_name, str(topic.category), number, unit, day(localtime(topic.ended_at).date()), _month_words(topic))  # fmt: skip
    return TopicRow("", topic.summary, "", "", " · ".join(filter(None, parts)), topic.result)


def topic_facts(topic):
    """Label and value pairs of a topic."""
    pairs = (
        (_("状态"), str(TopicState(topic.state).label)),
        (_("地方和分类"), str(topic)),
        (_("发现时间"), moment(topic.noticed_at)),
        (_("每月一题"), _month_words(topic)),
        (_("牵头单位"), topic.unit.name if topic.unit_id else ""),
        (_("打算怎么办"), topic.plan),
        (_("哪天前办到"), day(topic.due_on) if topic.due_on else ""),
        (_("请议事厅商议什么"), topic.hall_question),
        (_("提请商议"), f"{moment(topic.hall_at)} · {topic.hall_by_name}" if topic.hall_at else ""),
        (_("公开的说法"), topic.summary),
        (_("结果"), topic.result),
        (_("为什么不专门办"), topic.set_aside_reason),
    )
    return [(label, value) for label, value in pairs if value]


def _month_words(topic):
    return (
        _("{year} 年 {month} 月的每月一题").format(year=topic.month.year, month=topic.month.month)
        if topic.month
        else ""
    )
