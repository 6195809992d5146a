"""How opinions are asked and what came out, in words; numbers only where nobody can be made out from them."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.asking import FEWEST_IN_GROUP, FEWEST_PEOPLE, tells_of_nobody
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import AskingState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import moment


def asking_state(asking):
    """``(tone, words)``: open, ended and not yet counted, counted."""
    if asking.state == AskingState.COUNTED:
        return "ok", _("有结果了")
    return ("wait", _("正在征求意见")) if asking.closes_at > clock.now() else ("wait", _("截止了，正在统计"))


def asking_row(asking):
    tone, state = asking_state(asking)
    meta = " · ".join(
        map(
            str,
            (
                asking.topic.division.short_name,
                asking.topic.title,
                _("{moment}截止").format(moment=moment(asking.closes_at)),
            ),
        )
    )
    return Row(reverse("deliberation:asking", args=[asking.public_id]), asking.question, tone, state, meta)


def asking_facts(asking, *, statements, people):
    """What everybody may know while it runs; how many answered only once they are enough."""
    facts = [
        (_("议题"), asking.topic.title),
        (_("截止时间"), moment(asking.closes_at)),
        (_("几条意见"), _("{number} 条").format(number=statements)),
    ]
    few = people < FEWEST_PEOPLE
    told = _("不到 {fewest} 人").format(fewest=FEWEST_PEOPLE) if few else _("{number} 人").format(number=people)
    return [*facts, (_("多少人答了"), told)]


@dataclass(frozen=True)
class Group:
    title: str
    lines: list


@dataclass(frozen=True)
class Groups:
    """``told`` says in a sentence whether there are groups; ``rows`` are the numbers of every statement."""

    told: str
    groups: list
    shared: list
    rows: list


def groups_in_words(result, words):
    """What came out, for a page. ``words`` maps the number of a statement to its words."""
    if result["people"] < FEWEST_PEOPLE:
        told = _("回答的人不到 {fewest} 个。人少，公布出来就猜得出谁说了什么，所以不公布。").format(
            fewest=FEWEST_PEOPLE
        )
        return Groups(told, [], [], [])
    held, told = [_held(group["marks"]) for group in result["groups"]], _told_of(result)
    groups = [
        Group(_("第 {number} 群，{size} 人").format(number=number, size=group["size"]), _marks(marks, words, told))
        for number, (group, marks) in enumerate(zip(result["groups"], held, strict=True), 1)
    ]
    shared = _lines([mark for mark in (*result["agree"], *result["disagree"]) if not _denied(mark, held)], words)
    rows = [_row(words.get(number, number), counts) for number, *counts in result["counts"]]
    return Groups(_told(result, groups), groups, shared, rows)


def _told(result, groups):
    if groups:
        return _("{people} 人回答，看法大致分成 {groups} 群。分群只看谁和谁答得像，不看是谁。").format(
            people=result["people"], groups=len(groups)
        )
    if not result["may_show"]:
        return _("{people} 人回答。分出来的群有的不到 {fewest} 人，猜得出谁说了什么，所以不公布。").format(
            people=result["people"], fewest=FEWEST_IN_GROUP
        )
    return _("{people} 人回答，没有明显的意见群：大家的看法没有分成几拨。").format(people=result["people"])


def _held(marks):
    """What sets a group apart, as far as most of it say so: a smaller share than elsewhere is no opinion of the group."""
    return [mark for mark in marks if 2 * mark[2] > mark[3]]


def _denied(mark, groups):
    """Whether one of the groups says the opposite: results kept before 0589 listed what most people say, whatever the groups do."""
    return any((other[0], other[1]) == (mark[0], not mark[1]) for marks in groups for other in marks)


def _told_of(result):
    """The statements whose numbers by group are said: of each of them all or none, and none from which a hidden one is left over."""
    rows = {number: cells for number, *cells in result["counts"]}
    by_statement = defaultdict(list)
    for group in result["groups"]:
        for mark in _held(group["marks"]):
            by_statement[mark[0]].append(mark)
    return {number for number, marks in by_statement.items() if tells_of_nobody(marks, rows.get(number))}


def _marks(marks, words, told):
    return _lines(marks, words, told) or [_("没有哪一条是多数人特别的看法。")]


def _lines(marks, words, told=None):
    """``told``: the statements whose numbers are said; ``None``: of everybody, where one number is enough to look at."""
    return [
        _mark(words.get(mark[0], mark[0]), *mark[1:], told=tells_of_nobody([mark]) if told is None else mark[0] in told)
        for mark in marks
    ]


def _mark(words, agrees, yes, seen, *, told):
    said = (_("同意：{words}") if agrees else _("不同意：{words}")).format(words=words)
    if not told:
        return said
    return said + _("（{seen} 人里 {yes} 人）").format(seen=seen, yes=yes)


def _row(words, counts):
    """The numbers of a statement, or none of them where one is so small that it tells of somebody."""
    return words, counts if min(counts) >= FEWEST_IN_GROUP else []
