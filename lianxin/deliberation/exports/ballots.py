"""Papers of a ballot in large print, in Chinese like every paper."""

from lianxin.deliberation import presenters
from lianxin.deliberation.vocabulary import REASONED_KINDS, BudgetState
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


def vote_receipt(ballot, *, receipt, tracker, address, at):
    """帮投单: what the voter takes along, in big print; it says what they may do and never what they chose."""
    return _receipt(
        ballot, "帮投单", [("收回码", receipt), ("查询码", tracker)],
        [
            "有人帮您投了这一票。这张纸只交给您本人，别人不留、不抄、不拍。",
            f"要是不合您的意思，{moment(ballot.closes_at)}以前，用收回码在自己的手机上，或者到站点请另一位工作人员，收回来再投。",
            "投完以后，用查询码在结果包里找得到您的这一票。",
            "纸上不写您选了什么。",
        ],
        address, at,
    )  # fmt: skip


def taken_back_receipt(ballot, *, number, address, at):
    """收回单: that the helped vote of this entry of the roll does not count any more, and how to vote again."""
    return _receipt(
        ballot, "收回单", [("名册序号", number)],
        [
            "有人帮着投的那一票收回了，不算数，也不公布。",
            f"{moment(ballot.closes_at)}以前请再投一次：投纸票，或者自己用投票单上的码在网上投。不能再由人帮着投。",
            "不再投的，算没有投。",
            "纸上不写原来选了什么。",
        ],
        address, at,
    )  # fmt: skip


def _receipt(ballot, title, lines, words, address, at):
    return {
        "lang": "zh",
        "paper": "a4",
        "title": title,
        "lead": f"{ballot.title}　{ballot.body.name}",
        "lines": [[label, str(value)] for label, value in lines],
        "words": words,
        "code": code_of(address),
        "code_words": f"扫码收回，或者看这次投票：{address}",
        "footer": f"{title} {ballot.title} · {moment(at)} 打印",
    }


def _next(ballot, budgeting):
    kept = "投过的每张票都不公布。" if ballot.bundle_id is None else "原来的票和结果还能查，结果包上写明作废。"
    if budgeting and budgeting.state == BudgetState.VOTING:
        again = f"已经重新投票，{moment(budgeting.ballot.closes_at)}截止，请再投一次。"
    elif budgeting and budgeting.state == BudgetState.STOPPED:
        again = f"不再投了：{budgeting.stopped_reason}"
    elif budgeting and budgeting.state == BudgetState.DECIDED:
        again = "已经重新投票，有结果了。"
    else:
        again = "要重新投的，另行通知。"
    return [again, kept]


def slips(ballot, made, *, address):
    """投票单: one for each, to be cut apart; its code stands nowhere else.

    In the address it comes after ``#``, which a browser does not send: no server, proxy or log on the way reads it.
    """
    return {
        "lang": "zh",
        "title": f"投票单 {ballot.title}",
        "code_words": "扫码投票",
        "question": ballot.question,
        "until": f"{moment(ballot.closes_at)}截止。一人一票；在这张纸上投，或者用码在网上投，只能投一次。",
        "poll": "征求意见，不作为表决" if ballot.is_poll else "",
        "how": presenters.how_to_mark(ballot),
        "reasons": "理由" if ballot.kind in REASONED_KINDS else "",
        "options": [str(label) for _mark, label in presenters.marks_on_slip(ballot)],
        "slips": [
            {
                "name": f"{voter.number} {voter.name}",
                "code": "-".join((code[:4], code[4:8], code[8:])),
                "image": code_of(f"{address}#code={code}"),
            }
            for voter, code in made
        ],
    }
