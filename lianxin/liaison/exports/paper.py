"""The list of a village on A4: to be read out, corrected by hand, signed and filed."""

from lianxin.kit.prints import code_of
from lianxin.liaison.calc.assignment.facts import Change
from lianxin.liaison.exports.reasons import reason_words
from lianxin.liaison.vocabulary import AssignmentKind

_TITLES = {AssignmentKind.LEAD: "党员联系户安排（拟）", AssignmentKind.DEPUTY: "党员联系户副联系人安排（拟）"}
_HEADS = ["户", "原联系人", "拟联系人", "为什么"]


def plan_paper(part, rows, titles, *, knows_household, address, on):
    """``rows`` of the part, ``titles`` by household id. Data for the layout ``report``; in Chinese, as all papers."""
    groups = [
        ("要换人的", [row for row in rows if row.change == Change.MOVES]),
        ("新给联系人的", [row for row in rows if row.change == Change.NEW]),
        ("不动的", [row for row in rows if row.change == Change.STAYS]),
    ]
    counts = "，".join(f"{words} {len(found)} 户" for words, found in groups)
    return {
        "lang": "zh",
        "footer": "连心 · 只在村里和乡镇内部使用，不张贴",
        "pages": "第 {page} 页 共 {pages} 页",
        "title": f"{part.division.name}{_TITLES[part.plan.kind]}",
        "lead": f"{on}　{counts}",
        "code": code_of(address),
        "code_words": "扫码看这份安排",
        "sentences": [
            "这是系统按公开的权重拟的，没有人确认以前什么都不变。党支部书记看过、改过、确认后才算数，并告知各户。",
            "哪一户、哪一名党员不愿意，都可以提出换人，不用说理由。",
            "党支部书记签名：　　　　　　　　　　　　　日期：　　　　　　　",
        ],
        "sections": [
            {
                "title": f"{words}（{len(found)} 户）",
                "note": "",
                "heads": _HEADS,
                "bars": [],
                "shares": [22, 16, 16, 46],
                "empty": "没有。",
                "rows": [
                    [
                        titles[row.household_id],
                        row.before.user.name if row.before_id else "—",
                        row.chosen.user.name,
                        _why(row, knows_household),
                    ]
                    for row in found
                ],
            }
            for words, found in groups
        ],
    }


def _why(row, knows_household):
    if row.chosen_id != row.after_id:
        return f"由人改定（原拟{row.after.user.name}）"
    return reason_words(row.facts, knows_household=knows_household)
