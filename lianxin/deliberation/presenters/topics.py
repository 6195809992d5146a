"""How a topic is said: to everybody, and to who proposed or screens it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.presenters.following import balance_in_words, came_in_words
from lianxin.deliberation.vocabulary import TopicOrigin, TopicState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, moment

_TONES = {
    TopicState.GATHERING: "wait",
    TopicState.PROPOSED: "wait",
    TopicState.ACCEPTED: "wait",
    TopicState.PUBLISHED: "ok",
}


@dataclass(frozen=True)
class Row:
    """A line of a list."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def topic_tone(topic):
    if topic.state == TopicState.PROPOSED and topic.screen_by < clock.today():
        return "late"
    return _TONES.get(topic.state, "done")


def _row(topic, meta):
    return Row(
        reverse("deliberation:topic", args=[topic.public_id]),
        topic.title,
        topic_tone(topic),
        topic.get_state_display(),
        " · ".join(filter(None, map(str, meta))),
    )


def topic_row(topic):
    """For who screens: where from, and until when."""
    due = _("{day}前筛选").format(day=day(topic.screen_by)) if topic.state == TopicState.PROPOSED else ""
    return _row(topic, (topic.division.short_name, topic.get_origin_display(), moment(topic.proposed_at), due))


def public_topic_row(topic):
    """For everybody: when and where it is talked over, how many signed, or what came out."""
    if topic.state == TopicState.GATHERING:
        told = _("已有 {number} 人联名").format(number=topic.signed)
    elif topic.state == TopicState.CONCLUDED:
        told = topic.get_outcome_display()
    elif topic.origin == TopicOrigin.RULES:
        told = _("{day}前征求意见").format(day=day(topic.discuss_at))
    else:
        told = f"{moment(topic.discuss_at)} · {topic.discuss_where}"
    return _row(topic, (topic.division.short_name, told))


def sheet_lines(topic):
    """Sheets of signatures nobody but who entered them has seen."""
    told = _("第 {sheet} 张签名单，{number} 人，{who}登记的，等另一个人对着纸核对")
    return [
        told.format(sheet=sheet, number=len(rows), who=rows[0].entered_by_name)
        for sheet, rows in selectors.sheets_to_check(topic).items()
    ]


def topic_facts(topic, *, staff, signed, needed):
    """``(label, words)`` of what this reader may know. A name only by its owner's choice, except for who screens."""
    named = staff or topic.shows_name
    facts = [(_("哪里"), topic.division.short_name), (_("怎么来的"), topic.get_origin_display())]
    if topic.origin == TopicOrigin.RULES:
        return [*facts, (_("征求意见到"), day(topic.discuss_at)), *_came_to(topic)]
    if (named and topic.origin != TopicOrigin.NEEDS) or staff:
        facts.append((_("谁提的"), topic.proposer_name))
    elif topic.origin in (TopicOrigin.RESIDENT, TopicOrigin.SIGNATURES):
        facts.append((_("谁提的"), _("一位居民（没有选择公开姓名）")))
    if signed or topic.state == TopicState.GATHERING:
        facts.append((_("联名"), _("{signed} 人，满 {needed} 人进入筛选").format(signed=signed, needed=needed)))
    if topic.state == TopicState.PROPOSED:
        facts.append((_("最晚哪天筛选"), day(topic.screen_by)))
    if topic.screening:
        facts.append((_("筛选意见"), topic.screening))
    if topic.discuss_at:
        facts += [
            (_("什么时候议"), moment(topic.discuss_at)),
            (_("在哪里议"), topic.discuss_where),
            *([(_("谁来议"), who)] if (who := balance_in_words(topic)) else []),
        ]
    return facts + _came_to(topic)


def _came_to(topic):
    if not topic.outcome:
        return []
    came = [(_("谁来了"), came_in_words(topic))] if topic.came is not None else []
    return [*came, (_("议的结果"), topic.get_outcome_display()), (_("接下来"), topic.get_route_display())]
