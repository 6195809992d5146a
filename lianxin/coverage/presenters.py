"""Counts and gaps in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.coverage import selectors
from lianxin.coverage.models import Gap
from lianxin.coverage.vocabulary import AuditTag, Link
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.territory import selectors as territory

#: An instructor is not written down anywhere yet: a column that is always empty says nothing.
_SHOWN = tuple(link for link in Link if link is not Link.INSTRUCTOR)


def headings():
    """Of the table's columns, in the order of ``counts``."""
    return [link.label for link in _SHOWN] + [_("没有任何党组织"), _("什么都没有")]


def counts(reach):
    """``(heading, number)`` of each column."""
    numbers = [reach.by_link[link] for link in _SHOWN] + [reach.unorganised, reach.unreached]
    return list(zip(headings(), numbers, strict=True))


def part_rows(parts):
    """Of each part its place, how many places it has, and its counts."""
    return [{"place": place, "places": reach.places, "counts": counts(reach)} for place, reach in parts]


AUDIT_SENTENCES = {
    AuditTag.COUNT: _L("数了一遍“{subject}”的组织覆盖：新缺 {after[began]} 项，补上 {after[ended]} 项"),
    AuditTag.ASSIGN: _L("{actor}定了“{subject}”由{after[keeper]}在 {after[due]} 前补上"),
}


@dataclass(frozen=True)
class LackRow:
    """``gap`` is ``None`` until the next count has written it down."""

    label: str
    gap: Gap | None
    since: str
    keeper: str
    is_late: bool


def gap_rows(gaps, kept, today):
    """Of each place with its whole name what it lacks, since when, and who sees to it; ``kept`` as ``open_among`` gives."""
    names = territory.full_names([gap.place for gap in gaps])
    return [
        {
            "name": names[gap.place.path],
            "place": gap.place,
            "lacks": [_lack(link, kept.get((gap.place.path, str(link))), today) for link in gap.lacks],
        }
        for gap in gaps
    ]


def _lack(link, gap, today):
    if gap is None:
        return LackRow(str(link.label), None, "", "", is_late=False)
    since = _("{day} 起").format(day=day(gap.since))
    if not gap.keeper_id:
        return LackRow(str(link.label), gap, since, "", is_late=False)
    keeper = _("{name}，{day}前补上").format(name=gap.keeper.name, day=day(gap.due_on))
    return LackRow(str(link.label), gap, since, keeper, gap.due_on < today)


def trend_bars(trend):
    """``(month, gaps)`` for a chart of bars, in words."""
    return [(_("{year}年{month}月").format(year=month.year, month=month.month), number) for month, number in trend]


def gap_facts(gap):
    """What stands above the form: place, since when, what is planned."""
    return _("{gap}，{day} 起没有").format(gap=gap, day=day(gap.since))


def waiting_rows(actor, at):
    """今日要办: gaps the actor sees to."""
    today = clock.day_of(at)
    return [
        Waiting(
            url=f"{reverse('coverage:show')}?place={gap.division.public_id}",
            title=_("{place}还没有{link}").format(place=gap.division.short_name, link=gap.get_lacks_display()),
            meta=gap.plan or _("组织覆盖"), next_action=_("看一看，补上"), due_at=clock.day_end(gap.due_on),
            tone="late" if gap.due_on < today else "wait", clock=_("过了说好的日子") if gap.due_on < today else _("等您补"),
            due=_("{day}前").format(day=day(gap.due_on)),
        )
        for gap in selectors.gaps_of(actor)[:30]
    ]  # fmt: skip
