"""What stands on the papers of this room: posters, the sheets of a case (§6.12), the analysis of a month.

A paper is filed and read in Chinese whoever prints it, so its words are not translated; what the record says is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.timezone import localtime

from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs import presenters
from lianxin.needs.vocabulary import Verb

_VERSION = "2026 年 11 月版"


def poster(division, way, address):
    """The wall poster of a place: its code opens 说件事 with the place filled in."""
    return {
        "lang": "zh",
        "title": "有事扫码说",
        "place": division.short_name,
        "code": code_of(address),
        "code_words": f"扫码后在网页上说一件{division.short_name}的事",
        "lead": "用手机扫一扫，马上有编号，写明哪天前答复您",
        "steps": [
            "写清是什么事、在哪里，可以拍照。",
            "收好编号和取件码，随时看办到哪一步。",
            "答复了会问您满不满意；不满意可以要求重办。",
        ],
        "contacts_title": "不用手机也行：打电话、到站里说，我们替您写",
        "contacts": [{"name": "电话（由村、社区填写）", "phone": "＿＿＿＿＿＿＿＿＿＿"}],
        "footer": f"{way} · 危急的事先打 110、119、120",
    }


@dataclass(frozen=True)
class Case:
    """What the sheets of a case say: the need, its facts as the reader may see them, and its record."""

    need: object
    facts: list
    timeline: list
    extensions: list
    callbacks: list


def _register(case):
    return [*case.facts, ("诉求内容", case.need.content, 1)], ("诉求人", "登记人", "日期")


def _dispatch(case):
    need = case.need
    return (
        [
            *case.facts,
            ("派单时间", moment(need.dispatched_at) if need.dispatched_at else ""),
            ("诉求内容", need.content),
            ("承办意见", "", 4),
        ],
        ("派单人", "承办人", "承办单位负责人", "日期"),
    )


def _referral(case):
    where = [item.words for item in case.timeline if item.verb == Verb.REFER_OUT][-1]
    lines = [("诉求内容", case.need.content), ("转到哪里", where), ("对方回执（收件人、编号）", "", 3)]
    return [*case.facts, *lines], ("转出人", "收件人", "日期")


def _extension(case):
    asked = case.extensions[-1]
    outcome = "等上一级批准" if asked.granted is None else ("同意延期" if asked.granted else "不同意延期")
    return (
        [
            *case.facts,
            ("申请时间", moment(asked.asked_at)),
            ("申请人", asked.asked_by.name),
            ("延到", moment(asked.new_due_at)),
            ("审批", f"{outcome}{' · ' + moment(asked.decided_at) if asked.decided_at else ''}"),
            ("延期理由", asked.reason, 2),
        ],
        ("申请人", "承办单位负责人", "上一级审批人", "日期"),
    )


def _feedback(case):
    need = case.need
    steps = "\n".join(f"{item.at} {item.who}：{item.words}" for item in case.timeline)
    return (
        [
            *case.facts,
            ("诉求内容", need.content),
            ("办理过程", steps),
            ("答复", need.answer, 1),
            *([("今后打算", need.plan)] if need.plan else []),
        ],
        ("承办人", "核对人", "诉求人", "日期"),
    )


def _callback(case):
    calls = []
    for call in case.callbacks:
        said = (
            call.get_result_display(),
            f"解决：{call.get_solved_display()}" if call.solved else "",
            f"满意：{call.get_satisfaction_display()}" if call.satisfaction else "",
            f"诉求人说：{call.words}" if call.words else "",
        )
        words = "\n".join(filter(None, said))
        calls.append((f"{localtime(call.at):%Y-%m-%d}", words, 1))
    return [*case.facts, *calls], ("回访人", "日期")


@dataclass(frozen=True)
class Sheet:
    """A form: its number, its name, the steps of which one must have been taken, and whether requesters get it."""

    number: str
    title: str
    fill: Callable
    after: frozenset = frozenset()
    for_requester: bool = False


#: Steps that leave an answer.
ANSWERING = frozenset({Verb.REPORT_RESOLVED, Verb.EXPLAIN, Verb.ANSWER_ON_SPOT})

#: The forms of a case; 03 and 07 (协办函, 吹哨单) belong to a whistle, 08 (调解协议书) to a mediation.
SHEETS = {
    "register": Sheet("连心诉求 01", "诉求登记表", _register, for_requester=True),
    "dispatch": Sheet("连心诉求 02", "交办单", _dispatch, frozenset({Verb.DISPATCH, Verb.REDISPATCH})),
    "extension": Sheet("连心诉求 04", "延期申请单", _extension, frozenset({Verb.REQUEST_EXTENSION})),
    "referral": Sheet("连心诉求 09", "转介单", _referral, frozenset({Verb.REFER_OUT}), for_requester=True),
    "feedback": Sheet("连心诉求 05", "办理情况反馈单", _feedback, ANSWERING, for_requester=True),
    "callback": Sheet("连心诉求 06", "回访记录", _callback, frozenset({Verb.CALL_BACK, Verb.CLOSE})),
}


def sheets_for(need, *, as_requester):
    """``{kind: title}`` of what can be printed of a case, by its steps so far."""
    taken = {step.verb for step in need.steps.all()}
    return {
        kind: form.title
        for kind, form in SHEETS.items()
        if (form.for_requester or not as_requester) and (not form.after or form.after & taken)
    }


def sheet(kind, case, *, address, at, by):
    """The words of one sheet: ``at`` and ``by`` say when and by whom it was printed."""
    form = SHEETS[kind]
    lines, signatures = form.fill(case)
    return filled_sheet(
        title=form.title, form=form.number, number=case.need.number, lines=lines, signatures=signatures,
        address=address, at=at, by=by,
    )  # fmt: skip


def filled_sheet(*, title, form, number, lines, signatures, address, at, by):
    """The words of a form: ``form`` is its own number, ``number`` that of what it is about, ``lines`` as ``boxes_of`` takes them."""
    return {
        "lang": "zh",
        "title": title,
        "form": f"{form} · {_VERSION}",
        "number": f"编号 {number}",
        "code": code_of(address),
        "code_words": "扫码打开这一件",
        "boxes": boxes_of(lines),
        "signatures": list(signatures),
        "footer": f"{title} {number} · {moment(at)} 打印 · {by}",
        "pages": PAGES,
    }


def _section(title, heads, rows, counts=(), note=""):
    most = max(counts, default=0)
    return {
        "title": title,
        "note": note,
        "heads": list(heads),
        "rows": [[str(cell) for cell in row] for row in rows],
        "bars": [round(100 * count / most, 1) for count in counts] if most else [],
        "empty": "这个月没有。",
    }


def _counted(title, head, pairs):
    """A table of names and counts with a bar each."""
    return _section(title, (head, "件数"), pairs, [count for _, count in pairs])


def monthly(*, way, first, counts, overall, units, address, at):
    """The analysis of a month: what came, how it went, where it gathers; every number as on the pages."""
    change = counts.received - counts.received_before
    compared = f"比上月{'多' if change > 0 else '少'} {abs(change)} 件" if change else "和上月一样多"
    promises = "；".join(f"{label} {words}" for label, words in presenters.promise_facts(overall))
    sentences = [
        f"收到 {counts.received} 件，{compared}；办结 {counts.closed} 件，要求重办 {counts.reopened} 件。",
        f"{promises}。",
        *(
            [f"最多的是“{counts.by_category[0][0]}”，{counts.by_category[0][1]} 件。"]
            if counts.by_category
            else ["这个月没有收到诉求。"]
        ),
    ]
    rate_rows = [
        (row.name, *(f"{cell.share}（{cell.made_of}）" for cell in row.cells))
        for row in presenters.rates_table(overall, units)
    ]
    return {
        "lang": "zh",
        "title": f"{first.year} 年 {first.month} 月诉求分析",
        "lead": f"{way} · 连心诉求 10 · {_VERSION}",
        "code": code_of(address),
        "code_words": "扫码看三率",
        "sentences": sentences,
        "sections": [
            _counted("按分类", "分类", counts.by_category),
            _counted("按地方", "地方", counts.by_place),
            _counted("按渠道", "怎么来的", counts.by_channel),
            _section(
                "三率",
                ("单位", "响应率", "解决率", "满意率"),
                rate_rows,
                note="响应率：按时联系的 / 应联系的。解决率：解决一部分算半件。只看单位和自己比。",
            ),
        ],
        "footer": f"{day(localtime(at).date())} 打印",
        "pages": PAGES,
    }
