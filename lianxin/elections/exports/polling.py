"""Papers of the polling day: ballots, who votes by proxy and at the mobile box, and the result to be signed."""

from functools import partial

from lianxin.elections import presenters, selectors
from lianxin.elections.calc.counting import RULES
from lianxin.elections.vocabulary import DeclineCause, ElectionState, Sheet
from lianxin.kit import clock
from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day

VERSION = "2026-11"
_EMPTY_LINES = 18


def _ballot(election, address, *, each):
    """Every post still to be filled, its candidates in their order, and lines for somebody else where the voters may write one."""
    is_run_off = selectors.is_counting(election)
    seats = selectors.open_seats(election)
    writes_in = selectors.takes_written_in(election)
    posts = [
        {
            "title": post.title, "note": f"最多选 {seats[post]} 人",
            "names": [candidate.name for candidate in people] + ["另选：＿＿＿＿＿＿"] * seats[post] * writes_in,
        }
        for post, people in presenters.by_post(selectors.on_ballot(election))
    ]  # fmt: skip
    again = "（再选一次）" if is_run_off else ""
    return "ballots", {
        "lang": "zh", "each": each, "title": f"{election}选票{again}", "lead": presenters.poll_day(election), "posts": posts,
        "heads": ["候选人", "同意的画○"],
        "notes": [
            f"候选人{election.get_ballot_order_display()}排列。",
            "同意的，在名字后面画○；不同意的，不画。一个岗位选的人比规定的多，这个岗位的票作废；少选有效。",
            *(["另选别人的，写上姓名再画○。"] if writes_in else []),
            "看不清、写不了的，可以请信得过的人代写，候选人不能代写。",
        ],
        "seal": "（选举委员会盖章）" if election.committee else "（党组织盖章）",
    }  # fmt: skip


def _book(election, address, *, title, number, heads, widths, notes):
    """A table with empty lines to be written by hand."""
    return "table", {
        "lang": "zh", "paper": "a4", "flipped": True, "title": title, "form": f"连心换届 {number} · {VERSION}",
        "lead": f"{election} · {presenters.poll_day(election)}", "code": code_of(address), "code_words": "扫码看这次选举",
        "heads": ["序号", *heads], "widths": [1, *widths],
        "rows": [[str(line), *([""] * len(heads))] for line in range(1, _EMPTY_LINES + 1)], "empty": "",
        "notes": [note.format(source=RULES[election.method].source, proxies=presenters.proxy_rule(election.method)) for note in notes], "footer": f"{title} · {day(clock.today())} 打印", "pages": PAGES,
    }  # fmt: skip


_proxies = partial(
    _book, title="委托投票登记表", number="01",
    heads=["委托人", "为什么不能来", "受托人", "书面委托收到日期", "委托人签字（按指印）", "受托人领票签字"],
    widths=[2, 3, 2, 2, 3, 3],
    notes=[
        "委托要书面写明。{proxies}；委托名单在投票前公布（{source}）。",
        "选举委员会 ＿＿＿＿＿＿＿＿ 经办人 ＿＿＿＿＿＿＿＿",
    ],
)  # fmt: skip
_mobile = partial(
    _book, title="流动票箱登记表", number="02",
    heads=["选民姓名", "住哪里", "为什么不能到会场", "几点发的票", "几点投的票", "选民签字（按指印）"],
    widths=[2, 3, 3, 2, 2, 3],
    notes=[
        "票箱出门前当众打开看过是空的，再加封；路上三个人以上一起，候选人和候选人的近亲属不跟票箱。",
        "出发 ＿＿时＿＿分 回到会场 ＿＿时＿＿分 封条完好 □ 发出 ＿＿ 张 收回 ＿＿ 张",
        "跟箱的人 ＿＿＿＿＿＿ ＿＿＿＿＿＿ ＿＿＿＿＿＿ 监票 ＿＿＿＿＿＿",
    ],
)  # fmt: skip


def _result(election, address):
    """选举结果报告单: the last count, who is elected, by which majority, with room to sign."""
    everybody, polls = selectors.candidates_of(election), list(election.polls.all())
    elected = [each for each in everybody if each.elected_in and not each.withdrawn_on]
    declined = [each for each in everybody if each.declined_because]
    lines = [
        ("选哪个组织", election.unit.name, 0),
        ("怎么选", election.get_method_display()),
        ("名单上的人数", f"{election.listed} 人"),
    ]
    for number, (line, votes, tellers) in enumerate(presenters.poll_rows(polls, everybody), start=1):
        told = [
            f"{each.post.title}　{each.name}{'（另选）' if each.is_written_in else ''}　{count} 票"
            for each, count in votes
        ]
        lines.append((f"第 {number} 次计票", "\n".join([line, *told, tellers]), 0))
    lines.append(("当选", "\n".join(f"{each.post.title}　{each.name}" for each in elected) or "没有", 0))
    if election.state == ElectionState.RUN_OFF:
        left = selectors.open_seats(election)
        lines.append(("没有选满", "、".join(f"{post.title} {seats} 人" for post, seats in left.items()), 0))
    if declined:
        lines.append(
            (
                "当选后没有就任",
                "、".join(each.name + _kin_gives_way(each) for each in declined),
                0,
            )
        )
    lines += [("按什么算", presenters.majority_words(election.method), 0), ("选举委员会的意见", "", 3)]
    return "sheet", {
        "lang": "zh", "form": f"连心换届 03 · {VERSION}", "title": "选举结果报告单", "number": str(election),
        "code": code_of(address), "code_words": "扫码看这次选举", "boxes": boxes_of(lines),
        "signatures": ["唱票", "计票", "监票", "主持人", "选举委员会（盖章）", "年　月　日"],
        "footer": f"选举结果报告单 · {day(clock.today())} 打印", "pages": PAGES,
    }  # fmt: skip


#: Each gives ``(layout, its data)``.
SHEETS = {
    Sheet.BALLOT: partial(_ballot, each=2),
    Sheet.LARGE: partial(_ballot, each=1),
    Sheet.PROXIES: _proxies,
    Sheet.MOBILE: _mobile,
    Sheet.RESULT: _result,
}


def _kin_gives_way(candidate):
    """The one cause everybody may read."""
    return f"（{DeclineCause.KIN.label}）" if candidate.declined_because == DeclineCause.KIN else ""
