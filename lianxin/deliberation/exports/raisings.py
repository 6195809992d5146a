"""筹资筹劳分户表: every household on a line, for its representative to read and sign. In Chinese, like every paper."""

from lianxin.deliberation import selectors
from lianxin.deliberation.exports.tables import table_paper
from lianxin.kit.templatetags.kit import moment


def raising_list(raising, households, *, address, at):
    """Household, persons, what is asked, how many are let off, a place to sign: why stays between a household and who keeps the list."""
    rows, total_fen, total_days = [], 0, 0
    for household in households:
        household.raising = raising
        due, _came = selectors.account_of(household)
        total_fen, total_days = total_fen + due.fen, total_days + due.days
        lines = household.lines.all()
        let_off = sum(bool(line.live) for line in lines)
        rows.append(
            [
                str(household.number), household.code, household.name, str(len(lines)),
                str(sum(line.works for line in lines)), selectors.money_words(due.fen), str(due.days),
                f"{let_off} 人" if let_off else "", "",
            ]
        )  # fmt: skip
    return table_paper("筹资筹劳分户表", "10", address) | {
        "flipped": True,
        "lead": f"{raising}　{raising.year} 年　{selectors.asked_in_words(raising)}。合计 {selectors.money_words(total_fen)} 元、{total_days} 个工。",
        "code_words": "扫码看这一件",
        "widths": [1, 2, 3, 1, 1, 2, 1, 2, 5],
        "heads": ["序号", "户编号", "户里第一位", "人数", "劳力", "出钱（元）", "出工", "减免", "户代表签字"],
        "rows": rows,
        "empty": "名册上没有人。",
        "notes": [
            f"上限：每人每年 {selectors.money_words(raising.cap_fen)} 元，每个劳力每年 {raising.cap_days} 个工。{raising.cap_basis}",
            "出工不能折成钱，也不能逼人拿钱抵工。交钱给收据，出工记工单。钱进专户：" + raising.account,
            "为什么减免不印在这里：一张纸几户人家都看得到。要核对自家的，找村里工作人员看。",
        ],
        "footer": f"筹资筹劳分户表 {raising} · {moment(at)} 打印",
    }  # fmt: skip
