"""How needs are said: dates in words, sentences of the record, rows of the queue."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime, make_aware
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.masking import Mask, mask_email, mask_name, mask_phone
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs import policies
from lianxin.needs.calc.rates import Excluded
from lianxin.needs.models import Question, ReplyTemplate
from lianxin.needs.selectors.intake import details_of
from lianxin.needs.vocabulary import (
    ANSWERED,
    HANDLING_VERBS,
    ORDER_FIELDS,
    REQUESTER,
    WITH_HANDLER,
    Anonymity,
    PublicFact,
    QuestionKind,
    State,
    TopicState,
    Urgency,
    Verb,
    tier_of,
)
from lianxin.territory.calc.limits import split_limit
from lianxin.territory.vocabulary import LIMIT_WORDS, Level


@dataclass(frozen=True)
class ClockFace:
    """A need's clock as a page shows it: ``tone`` is ok, wait, late or done; ``words`` say it."""

    tone: str
    words: str


def _state_of(need):
    return str(State(need.state).label)  # get_state_display() translates every state to find one


def clock_face(need, at):
    """What the clock of ``need`` says at ``at``."""
    if not need.is_open:
        return ClockFace("done", _state_of(need))
    if need.state == State.WAITING_REQUESTER:
        return ClockFace("wait", _("等诉求人补充，时限暂停"))
    if need.state == State.CALLBACK or need.state in ANSWERED:
        late = need.answered_at and need.answered_at > need.due_at
        return ClockFace("late" if late else "ok", _("超时答复") if late else _("按时答复"))
    left = need.due_at - at
    if left.total_seconds() < 0:
        return ClockFace("late", _("已超时 {time}").format(time=_span(-left)))
    tone = "wait" if need.rung >= 80 or left.total_seconds() < 4 * 3600 else "ok"
    return ClockFace(tone, _("还有 {time}").format(time=_span(left)))


def _span(delta):
    hours = int(delta.total_seconds() // 3600)
    if hours >= 48:
        return ngettext("%(n)d 天", "%(n)d 天", hours // 24) % {"n": hours // 24}
    if hours >= 1:
        return ngettext("%(n)d 小时", "%(n)d 小时", hours) % {"n": hours}
    minutes = max(1, int(delta.total_seconds() // 60))
    return ngettext("%(n)d 分钟", "%(n)d 分钟", minutes) % {"n": minutes}


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
    is_above = need.state in _UNITS_TURN and not policies.works_for(actor, need.unit_id, need.unit.division_path)
    is_doubted = need.state == State.WAITING_REQUESTER
    if is_above:
        return replace(row, next_action=_("核定暂停") if is_doubted else _("督促办理"))
    return row


def queue_row(need, at):
    """A need in the staff list."""
    face = clock_face(need, at)
    return Row(
        url=f"{_needs_url()}{need.public_id}/",
        number=need.number,
        title=need.title,
        meta=" · ".join(
            filter(None, (str(need.category), need.division.short_name, need.unit.name if need.unit_id else ""))
        ),
        tone=face.tone,
        clock=face.words,
        due=_("承诺 {moment}").format(moment=moment(need.due_at)),
        state=_state_of(need),
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
            _state_of(need),
            _("{due}前答复").format(due=moment(need.due_at)),
        )
    )


@dataclass(frozen=True)
class TimelineItem:
    at: str
    who: str
    words: str
    internal: str = ""
    tone: str = "ink"
    verb: str = ""


_TONES = {State.CLOSED: "done", State.RESOLVED_REPORTED: "ok", State.REOPENED: "wait", State.REJECTED: "late"}


def timeline(need, *, internal):
    """Every step of a case, oldest first; internal notes and names of staff only for staff."""
    return [
        TimelineItem(
            moment(step.at),
            _who(step, internal=internal),
            step.note,
            " · ".join(filter(None, [*_checks_of(step), step.internal_note])) if internal else "",
            _TONES.get(step.target, "ink"),
            step.verb,
        )
        for step in need.steps.all()
    ]


def _checks_of(step):
    for label, is_done in ((_("已核对"), True), (_("没做到"), False)):
        if items := [each["item"] for each in step.checks if each["is_done"] == is_done]:
            yield f"{label}：{'、'.join(items)}"


#: What the handling unit does itself; all else about a case is the desk's doing, or the level's above.
_UNIT_VERBS = HANDLING_VERBS | {Verb.OBJECT}


def _who(step, *, internal):
    if step.by_id is None:
        return _("系统") if step.by_name == SYSTEM.name else _("诉求人")
    if step.by_name == REQUESTER:
        return _("诉求人")
    if internal:
        return step.by_name
    if step.verb in (
        Verb.GRANT_EXTENSION,
        Verb.REFUSE_EXTENSION,
        Verb.UPHOLD_PAUSE,
        Verb.LIFT_PAUSE,
        Verb.REOPEN_AGAIN,
        Verb.OPEN_WHISTLE,
        Verb.END_WHISTLE,
    ):
        return _("上一级")
    return step.unit_name if step.verb in _UNIT_VERBS else _("受理台")


#: Steps whose note holds nothing a stranger may not read.
_PUBLIC_VERBS = {
    Verb.REGISTER: gettext_lazy("已登记"),
    Verb.DISPATCH: gettext_lazy("已派给{unit}"),
    Verb.REDISPATCH: gettext_lazy("已改派{unit}"),
    Verb.ACCEPT: gettext_lazy("{unit}已接单"),
    Verb.CONTACT: gettext_lazy("已联系诉求人"),
    Verb.ASK_REQUESTER: gettext_lazy("等诉求人补充，时限暂停"),
    Verb.RESUME: gettext_lazy("继续办理"),
    Verb.OPEN_WHISTLE: gettext_lazy("已吹哨，几个单位一起办"),
    Verb.END_WHISTLE: gettext_lazy("联办结束，继续办理"),
    Verb.UPHOLD_PAUSE: gettext_lazy("上一级核定应当暂停"),
    Verb.LIFT_PAUSE: gettext_lazy("上一级核定不该暂停，继续办理"),
    Verb.SUPPLEMENT: gettext_lazy("诉求人已补充"),
    Verb.GRANT_EXTENSION: gettext_lazy("延期已批准"),
    Verb.REPORT_RESOLVED: gettext_lazy("{unit}已答复"),
    Verb.EXPLAIN: gettext_lazy("{unit}已说明暂不能办"),
    Verb.CLOSE: gettext_lazy("诉求人已销号"),
    Verb.CLOSE_SILENT: gettext_lazy("到期无回音，自动销号"),
    Verb.CLOSE_UNREACHABLE: gettext_lazy("回访不上，已销号"),
    Verb.REOPEN: gettext_lazy("诉求人要求重办"),
    Verb.REOPEN_AGAIN: gettext_lazy("再次办理"),
    Verb.WITHDRAW: gettext_lazy("诉求人已撤回"),
}


def public_history(need):
    """``(moment, verb, words)`` of the steps a stranger may read."""
    return [
        (step.at, step.verb, str(_PUBLIC_VERBS[step.verb]).format(unit=step.unit_name))
        for step in need.steps.all()
        if step.verb in _PUBLIC_VERBS
    ]


def public_timeline(need):
    """The steps as a stranger may read them."""
    return [
        TimelineItem(
            moment(step.at),
            "",
            str(_PUBLIC_VERBS[step.verb]).format(unit=step.unit_name),
            "",
            _TONES.get(step.target, "ink"),
        )
        for step in need.steps.all()
        if step.verb in _PUBLIC_VERBS
    ]


def facts(need, viewer, *, as_requester, promise, upstream=None):
    """Label and value pairs of a case. The contact is shown to its own people and to who handles it, masked else."""
    full = (
        as_requester
        or bool(policies.can_handle_need(viewer.actor, need))
        or policies.is_at_own_desk(viewer.actor, need)
    )
    level = Mask.HANDLER if full else Mask.COLLEAGUE
    if need.anonymity == Anonymity.CONFIDENTIAL and not full:
        level = Mask.PUBLIC
    name = _("匿名") if need.is_anonymous else mask_name(need.requester_name, level)
    pairs = [
        (_("类型"), need.get_kind_display()),
        (_("分类"), str(need.category)),
        (_("缓急"), need.get_urgency_display()),
        (_("地方"), f"{need.division.short_name} {need.place_words}".strip()),
        *answers_given(need),
        (_("诉求人"), name + (_("（替{name}）").format(name=need.speaks_for) if need.speaks_for else "")),
        (_("电话"), mask_phone(need.requester_phone, level)),
        (_("电子邮件"), mask_email(need.requester_email, level)),
        (_("收到"), f"{moment(need.received_at)} · {need.get_channel_display()}"),
        *intake_facts(need),
        (_("登记人"), need.received_by_name),
        *upstream_facts(upstream),
        (_("反映的单位或个人"), (need.about_unit.name if need.about_unit_id else "") or need.about_words),
        (_("承办单位"), need.unit.name if need.unit_id else ""),
        (_("联系时限"), "" if need.contacted_at else moment(need.contact_due_at)),
        (_("承诺答复"), moment(need.due_at)),
        (_("为什么是这一天"), promise_words(need, promise, upstream)),
    ]
    return [(label, value) for label, value in pairs if value]


def intake_facts(need):
    """What the channel brought: ``(label, value)``."""
    kept = details_of(need)
    if kept is None:
        return []
    agreed = {None: "", True: _("同意"), False: _("没有同意，没记是谁")}[kept.household_agreed]
    return [
        (_("来电时间"), moment(kept.called_at) if kept.called_at else ""),
        (_("信上的日期"), day(kept.written_on) if kept.written_on else ""),
        (_("邮戳日期"), day(kept.postmarked_on) if kept.postmarked_on else ""),
        (_("谁听到的"), kept.heard_by_name),
        (_("这一户同意代报"), agreed),
    ]


def promise_words(need, promise, upstream=None):
    """Why the promised date is that day: the rule and what moved it."""
    number, ending = split_limit(promise.limit)
    rule = _("{urgency}，{limit}内答复").format(
        urgency=_("咨询")
        if tier_of(need.kind, need.urgency) == "enquiry"
        else str(Urgency(need.urgency).label).split("：")[0],
        limit=str(LIMIT_WORDS[ending]).format(n=number),
    )
    origin = _("{place}定的").format(place=promise.source) if promise.source else _("本系统的默认规则")
    parts = [
        f"{rule}（{origin}{'，' + promise.basis if promise.basis else ''}）",
        ngettext("等诉求人补充 %(n)d 次，顺延", "等诉求人补充 %(n)d 次，顺延", promise.pauses) % {"n": promise.pauses}
        if promise.pauses
        else "",
        ngettext("延期 %(n)d 次，上一级批准", "延期 %(n)d 次，上一级批准", promise.extensions)
        % {"n": promise.extensions}
        if promise.extensions
        else "",
        _("并进来的一件承诺得更早，照它的") if promise.brought_forward else "",
        _("上游的时限更早") if upstream and upstream.due_at == need.due_at else "",
    ]
    return "；".join(filter(None, parts))


def upstream_facts(order):
    """The number and the deadline of the desk a need came from."""
    if order is None:
        return []
    due = _("{due}（和本县的承诺比，早的算数）").format(due=moment(order.due_at)) if order.due_at else ""
    return [(_("上游编号"), str(order)), (_("上游时限"), due)]


def answers_given(need):
    """What the category asked and what was said: label and value."""
    in_english = (get_language() or "").startswith("en")
    return [
        ((in_english and each["question_en"]) or each["question"], _answer_words(each["kind"], each["answer"]))
        for each in need.answers
    ]


def _answer_words(kind, answer):
    if kind == QuestionKind.DATETIME:
        return moment(datetime.fromisoformat(answer))
    return "、".join(answer) if isinstance(answer, list) else answer


def day_or(text, default):
    """A date typed as ``2026-11-23``, or ``default``; the calendar's far ends count as mistyped."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return default
    return day if 1950 <= day.year <= 2200 else default


def query_without(params, name):
    """The query string without one parameter, for the link to the next page."""
    kept = params.copy()
    kept.pop(name, None)
    return kept.urlencode()


EXCLUDED_WORDS = {
    Excluded.OUT_OF_SCOPE: gettext_lazy("不受理或转出"),
    Excluded.WITHDRAWN: gettext_lazy("撤回"),
    Excluded.MERGED: gettext_lazy("并案"),
    Excluded.ANONYMOUS: gettext_lazy("匿名或没留电话"),
    Excluded.NO_REPLY_WANTED: gettext_lazy("不要答复"),
    Excluded.UNREACHABLE: gettext_lazy("回访不上"),
    Excluded.SILENT: gettext_lazy("没有回音"),
    Excluded.NOT_YET_DUE: gettext_lazy("还没到期"),
    Excluded.NOT_ATTRIBUTABLE: gettext_lazy("认定不可归责"),
    Excluded.NOT_YET_ASKED: gettext_lazy("还没问"),
}


@dataclass(frozen=True)
class RateCell:
    """One rate in words: the share, what it is made of, its interval, what was left out."""

    label: str
    share: str
    made_of: str
    interval: str
    excluded: str


@dataclass(frozen=True)
class RatesRow:
    name: str
    cells: list

    @property
    def has_notes(self):
        return any(cell.interval or cell.excluded for cell in self.cells)


def rates_table(overall, rows):
    """Rows of the rates page, the total first: the name and three cells each."""
    return [RatesRow(name, rate_cells(row)) for name, row in [(_("合计"), overall), *((row.name, row) for row in rows)]]


def promise_facts(overall):
    """Whether promises were kept in time, and how long an answer takes: ``(label, words)``."""
    kept, days = share_cell(_("按时答复"), overall.on_time), overall.median_days
    facts = [(kept.label, f"{kept.share}（{kept.made_of}）")]
    if days is not None:
        facts.append((_("从登记到答复"), _("一半在 {n} 天以内").format(n=f"{days:g}")))
    return facts


def rate_cells(row):
    """The three rates in words, in their order."""
    labels = (_("响应率"), _("解决率"), _("满意率"))
    rates = (row.response, row.resolution, row.satisfaction)
    return [share_cell(label, rate) for label, rate in zip(labels, rates, strict=True)]


def share_cell(label, rate):
    share = "—" if rate.value is None else share_words(rate.value)
    interval = ""
    if rate.interval:
        low, high = rate.interval
        interval = _("件数少，真实水平多半在 {low} 到 {high} 之间").format(low=share_words(low), high=share_words(high))
    left_out = "，".join(f"{EXCLUDED_WORDS[Excluded(reason)]} {n}" for reason, n in rate.excluded.items())
    return RateCell(label, share, f"{_number(rate.numerator)} / {rate.denominator}", interval, left_out)


def share_words(share):
    """A share as ``83.6 %``, rounded half up by integers."""
    tenths = (share.numerator * 2000 + share.denominator) // (2 * share.denominator)
    return f"{tenths // 10}.{tenths % 10} %"


def model_card(row, categories, fared):
    """The card of a ``TriageModel`` row in words, with the score of each category, the surest first; ``None`` without."""
    if row is None:
        return None
    card, later, names = row.card, row.card["later"], {category.code: str(category) for category in categories}
    facts = [
        (_("从多少件办结的诉求学来"), card["texts"] + later["learned"]),
        (_("上次学习"), moment(row.made_at)),
        (_("用没见过的诉求考它，答对"), _share(card["accuracy"])),
        (_("各类平均得分（macro-F1，最高 1）"), f"{card['macro_f1']:.3f}"),
        (_("有把握才出声，出声的占"), _share(card["answered"])),
        (_("出声时，答对"), _share(card["right"])),
    ]
    if later["judged"]:
        facts.append(
            (
                _("后来新办结的 {n} 件，先考后学，答对").format(n=later["judged"]),
                _share(later["correct"] / later["judged"]),
            )
        )
    if fared.looked_at:
        facts.append((_("到现在看过的新诉求，没把握不出声的"), f"{fared.silent} / {fared.looked_at}"))
    if fared.decided:
        facts.append((_("出过声、已派出的，受理的人最后也这样定"), f"{fared.followed} / {fared.decided}"))
    scores = sorted(((names.get(code, code), f"{score:.2f}") for code, score in card["f1"].items()), key=lambda r: r[1])
    return {"facts": facts, "scores": scores[::-1]}


def _share(number):
    return f"{100 * number:.1f} %"


def _number(value):
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator / value.denominator:g}"


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


@dataclass(frozen=True)
class GuideRow:
    """A question, template or checklist point in a list, or one version of it."""

    code: str
    words: str
    meta: str


def guide_rows(guides):
    """Guides in force."""
    return [GuideRow(each.code, str(each), " · ".join(filter(None, _guide_parts(each)))) for each in guides]


def guide_versions(guides):
    """How one guide was worded over time, the newest first."""
    rows = []
    for each in guides:
        when = (
            _("{start} – {end}").format(start=moment(each.starts_at), end=moment(each.ends_at))
            if each.ends_at
            else _("{start} 起").format(start=moment(each.starts_at))
        )
        text = f"{each}：{each.text}" if isinstance(each, ReplyTemplate) else str(each)
        rows.append(GuideRow(each.code, text, " · ".join([when, each.made_by_name, *filter(None, _guide_parts(each))])))
    return rows


def _guide_parts(guide):
    parts = [str(guide.category) if guide.category_id else _("各类通用")]
    if isinstance(guide, Question):
        must = _("必须回答") if guide.is_required else ""
        return [*parts, guide.get_kind_display(), "、".join(guide.options), must]
    if isinstance(guide, ReplyTemplate):
        return [*parts, guide.get_used_for_display()]
    return [*parts, guide.get_checked_at_display(), _("必须做到") if guide.is_required else ""]


_FAULT_WORDS = {
    "missing": gettext_lazy("没有写{field}"),
    "too_long": gettext_lazy("{field}超过 {detail} 个字"),
    "no_moment": gettext_lazy("{field}“{detail}”不是日期"),
    "before_call": gettext_lazy("办结时限早于来电时间"),
    "contradicts": gettext_lazy("编号 {detail} 在表里出现两次，内容不一样"),
    "known_otherwise": gettext_lazy("这个编号已收过（{detail}），内容不一样"),
    "no_place": gettext_lazy("找不到地方“{detail}”"),
    "two_places": gettext_lazy("“{detail}”说的是哪个地方分不清，请写全"),
    "rule": "{detail}",
}


def order_fault_words(faults):
    """What is wrong in a row of a file of work orders."""
    return "；".join(
        str(_FAULT_WORDS[code]).format(field=ORDER_FIELDS.get(field, ""), detail=detail)
        for field, code, detail in faults
    )


@dataclass(frozen=True)
class OrderRow:
    """A row of a file of work orders as it would be brought in."""

    row: int
    title: str
    meta: str
    tone: str = ""
    words: str = ""


def order_preview(drafts, most):
    """What a file would bring: totals, the first rows (those with faults before the others) and how many more."""
    rows = []
    for draft in sorted(drafts, key=lambda each: not each.faults):
        order = draft.order
        place = draft.division.short_name if draft.division else order.place
        due = _("上游时限 {due}").format(due=moment(make_aware(order.due_at))) if order.due_at else ""
        words = order_fault_words([(f.field, f.code, f.detail) for f in draft.faults])
        if not words and draft.known_as:
            words = _("已收过：{number}").format(number=draft.known_as)
        meta = " · ".join(filter(None, (order.number, place, str(draft.category), due)))
        rows.append(
            OrderRow(order.row, order.title or order.content[:30], meta, "late" if draft.faults else "ink", words)
        )
    faulty, known = sum(bool(d.faults) for d in drafts), sum(bool(d.known_as and not d.faults) for d in drafts)
    totals = ((_("可以收"), len(drafts) - faulty - known), (_("以前收过"), known), (_("有误，先不收"), faulty))
    return {"totals": totals, "rows": rows[:most], "more": max(0, len(rows) - most)}


def order_faults(batch):
    """``(row, cells, words)`` of what stayed out."""
    return [(row, cells, order_fault_words(faults)) for row, cells, faults in json.loads(batch.sealed_faults or "[]")]


#: As the other desk knows them, in whatever language the person exporting reads.
REPORT_HEADINGS = (
    "工单编号", "我方编号", "状态", "承办单位", "答复", "收到时间", "承诺答复", "答复时间", "销号时间", "是否解决", "满意度",
)  # fmt: skip


def report_row(order):
    """How one order stands, for the desk it came from; of a merged one how the case stands that it was merged into.

    Whether it is solved and how satisfied they are is the caller's own word or nothing.
    """
    need, lead = order.need, order.need.merged_into or order.need
    state = str(State(lead.state).label)
    if lead.pk != need.pk:
        state = _("{state}（并入 {number} 一起办）").format(state=state, number=lead.number)
    moments = (need.received_at, lead.due_at, lead.answered_at, lead.closed_at)
    return (
        order.number,
        need.number,
        state,
        lead.unit.name if lead.unit_id else "",
        lead.answer,
        *(f"{localtime(each):%Y-%m-%d %H:%M}" if each else "" for each in moments),
        need.get_solved_display(),
        need.get_satisfaction_display() or "",
    )


_L = gettext_lazy
FACT_NAMES = {
    PublicFact.PUBLISHED: _L("诉求公开"),
    PublicFact.WITHHELD: _L("诉求从公开页撤下"),
    PublicFact.MOVED: _L("公开诉求有结果"),
    PublicFact.TOPIC: _L("反复出现的事有结果"),
}
FACT_VALUES = {
    "result": _L("结果"),
    "closed_by": _L("怎么销号的"),
    "solved": _L("诉求人说"),
    "category": _L("分类"),
    "channel": _L("渠道"),
    "unit": _L("承办单位"),
    "due_at": _L("承诺答复"),
}
