"""Notices of an election as they could read."""

from django.utils.translation import gettext as _

from lianxin.elections import selectors
from lianxin.elections.calc import calendar
from lianxin.elections.presenters.elections import (
    by_post,
    committee_words,
    list_changes,
    majority_words,
    poll_day,
    poll_line,
    proxy_rule,
)
from lianxin.elections.vocabulary import WITHOUT_PROXIES, Paper


def notice_words(election, paper):
    """``(title, body)`` of a notice as it could read."""
    unit, poll = election.unit.name, poll_day(election)
    title = _("{unit}{kind}{paper}").format(unit=unit, kind=election.what, paper=paper.label)
    candidates = [
        _("{post}：{names}").format(post=post.title, names="、".join(each.name for each in names))
        for post, names in by_post(selectors.standing(election))
    ]
    bodies = {
        Paper.LIST: [
            _("{unit}{kind}的名单已经登记，共 {n} 人，张贴在村务公开栏。").format(
                unit=unit, kind=election.what, n=election.listed or "__"
            ),
            _("有异议的，请在公布后 {n} 天内向选举委员会提出。").format(n=calendar.OBJECTION_DAYS),
        ],
        Paper.CANDIDATES: [_("{unit}候选人如下，{order}排列。").format(unit=unit, order=election.get_ballot_order_display()), *candidates],
        Paper.POLL: [
            _("{poll} 投票选举{unit}。").format(poll=poll, unit=unit),
            _("时间：____　地点：____"),
            *([] if election.method in WITHOUT_PROXIES else [_("本人不能来的，可以书面委托。{rule}。").format(rule=proxy_rule(election.method))]),
            majority_words(election.method),
        ],
        Paper.RESULT: [
            *(poll_line(each) for each in election.polls.all()),
            _("当选：{names}。").format(
                names="、".join(f"{c.name}（{c.post.title}）" for c in selectors.standing(election) if c.elected_in) or _("没有")
            ),
        ],
    }  # fmt: skip
    bodies |= {
        Paper.OBJECTIONS: _objections_words(election) if paper == Paper.OBJECTIONS else [],
        Paper.PROXIES: [
            _("{poll} 投票，书面委托别人投票的如下。{rule}。").format(poll=poll, rule=proxy_rule(election.method)),
            *[_("委托人：____　受托人：____")] * 3,
        ],
        Paper.CANCELLED: [
            _("原定 {poll} 投票的{unit}{kind}取消。").format(poll=poll, unit=unit, kind=election.what),
            _("原因：{reason}").format(reason=election.said),
        ],
    }  # fmt: skip
    return title, "\n".join(filter(None, [*bodies[paper], committee_words(election)]))


def _objections_words(election):
    """How objections to the list were decided, without a name."""
    decided = [each for each in selectors.objections_of(election) if each.decided_on]
    upheld = sum(bool(each.is_upheld) for each in decided)
    return [
        _("对{unit}{kind}名单的异议已经处理 {n} 条：属实、改正名单的 {yes} 条，不属实的 {no} 条。").format(
            unit=election.unit.name, kind=election.what, n=len(decided), yes=upheld, no=len(decided) - upheld
        ),
        _("名单现在有 {n} 人。").format(n=election.listed),
        *list_changes(election),
    ]
