"""Papers of a ballot in large print, in Chinese like every paper."""

from lianxin.deliberation.vocabulary import BudgetState
from lianxin.kit.prints import PAGES, code_of
from lianxin.kit.templatetags.kit import moment


def void_notice(ballot, budgeting, *, address, at):
    """投票作废公告: which, who said so and why, and what comes next."""
    sections = [
        ("哪次投票", [ballot.title, ballot.body.name]),
        ("为什么作废", [ballot.void_reason]),
        ("谁宣布的", [f"{ballot.voided_by_name}，{moment(ballot.voided_at)}"]),
        ("接下来", _next(ballot, budgeting)),
    ]
    return {
        "lang": "zh",
        "title": "投票作废公告",
        "lead": "这次投票不算数。",
        "code": code_of(address),
        "code_words": "扫码看这次投票",
        "sections": [{"title": title, "lines": lines, "numbered": False} for title, lines in sections],
        "footer": f"投票作废公告 {ballot.title} · {moment(at)} 打印",
        "pages": PAGES,
    }


def _next(ballot, budgeting):
    kept = "投过的票不公布是谁投的。" if ballot.bundle_id is None else "原来的票和结果还能查，结果包上写明作废。"
    if budgeting and budgeting.state == BudgetState.VOTING:
        again = f"已经重新投票，{moment(budgeting.ballot.closes_at)}截止，请再投一次。"
    elif budgeting and budgeting.state == BudgetState.STOPPED:
        again = f"不再投了：{budgeting.stopped_reason}"
    elif budgeting and budgeting.state == BudgetState.DECIDED:
        again = "已经重新投票，有结果了。"
    else:
        again = "要重新投的，另行通知。"
    return [again, kept]
