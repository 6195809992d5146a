"""Tables of the hall for the wall and the counter: what is asked, what is voted on, what came out. In Chinese, like every paper."""

from lianxin.deliberation import presenters
from lianxin.deliberation.calc.budgets.pabulib import money
from lianxin.deliberation.exports.meetings import VERSION
from lianxin.deliberation.selectors import yuan
from lianxin.deliberation.vocabulary import BudgetState
from lianxin.kit.prints import PAGES, code_of
from lianxin.kit.templatetags.kit import moment


def opinion_sheet(asking, statements, *, address, at):
    """意见单: every statement with three boxes; whoever fills it in need not sign."""
    return table_paper("意见单", "05", address) | {
        "lead": f"{asking.question}　征求意见，不作为表决。{moment(asking.closes_at)}截止，交到党群连心站。",
        "code_words": "扫码用手机答",
        "widths": [1, 9, 2, 2, 2],
        "heads": ["序号", "意见", "同意", "不同意", "跳过"],
        "rows": [[str(each.number), each.words, "□", "□", "□"] for each in statements],
        "empty": "还没有意见。",
        "notes": [
            "每条只勾一个，不想答的空着。谁说了什么不给任何人看；不到五十人回答不公布结果。",
            "工作人员登记用：姓名 ＿＿＿＿＿＿ 户编号 ＿＿＿＿＿＿（登记完当面裁下，不留底）",
        ],
        "footer": f"意见单 {asking.topic.title} · {moment(at)} 打印",
    }


def project_list(budgeting, projects, *, address, at):
    """项目单 to choose from; once it is decided, 结果公告: every project with its reason, and the number to count again."""
    if budgeting.state == BudgetState.DECIDED:
        return _budget_result(budgeting, projects, address, at)
    rows = [[str(idea.number), idea.title, money(yuan(idea.cost_fen)), idea.reason] for idea in projects]
    return table_paper("项目单", "06", address) | {
        "lead": f"{budgeting.title}　一共 {money(yuan(budgeting.amount_fen))} 元。{budgeting.get_kind_display()}。",
        "code_words": "扫码看每个项目",
        "widths": [1, 4, 2, 6],
        "heads": ["序号", "项目", "要多少元", "为什么可行"],
        "rows": rows,
        "empty": "还没有项目。",
        "notes": [
            f"怎么算结果：{budgeting.get_rule_display()}。同分的，{presenters.ties_in_words()}。规则在征集点子以前就定了。",
            f"投票截止：{moment(budgeting.ballot.closes_at)}。没有手机的，用投票单投，或者请工作人员帮着投。",
            *(["征求意见，不作为表决；由有权的会议来定。"] if budgeting.ballot.is_poll else []),
        ],
        "footer": f"项目单 {budgeting.title} · {moment(at)} 打印",
    }


def _budget_result(budgeting, projects, address, at):
    lines = presenters.result_of_budget(budgeting, projects)
    notes = [presenters.spent_in_words(budgeting), f"怎么算的：{budgeting.get_rule_display()}。"]
    if budgeting.bundle:
        notes.append(
            f"结果包编号（SHA-256）：{budgeting.bundle.seal}。扫码下载，用 lianxin-recount 重算，显示“一致”就没有被改过。"
        )
    if budgeting.ballot.is_poll:
        notes.append("征求意见，不作为表决；由有权的会议来定。")
    return table_paper("结果公告", "07", address) | {
        "lead": f"{budgeting.title}　一共 {money(yuan(budgeting.amount_fen))} 元。",
        "code_words": "扫码看结果包",
        "widths": [4, 2, 7],
        "heads": ["项目", "结果", "为什么"],
        "rows": [[line.title, "入选" if line.won else "没有入选", line.why] for line in lines],
        "empty": "没有项目。",
        "notes": notes,
        "footer": f"结果公告 {budgeting.title} · {moment(at)} 打印",
    }


def points_sheet(topic, sides, *, address, at):
    """大家怎么说: both sides apart, the best of each first; names only where their owners want them."""
    rows = [
        [str(side.label), comment.words, comment.author_name if comment.shows_name else "一位居民"]
        for side, comments, _number in sides
        for comment in comments
    ]
    return table_paper("大家怎么说", "08", address) | {
        "lead": f"{topic.title}　正反两面分开放，各放说到点子上的在前。",
        "code_words": "扫码接着说",
        "widths": [2, 9, 2],
        "heads": ["哪一面", "说什么", "谁说的"],
        "rows": rows,
        "empty": "还没有人说。",
        "notes": ["没有放上的，理由在网页上；没有手机的，到党群连心站说，由工作人员登记。"],
        "footer": f"大家怎么说 {topic.title} · {moment(at)} 打印",
    }


def topic_signatures(topic, needed, *, address, at):
    """联名单 of a topic: one line for each who signs; entered as it is by one, checked against it by another."""
    return table_paper("议题联名单", "14", address) | {
        "lead": topic.title,
        "code_words": "扫码看签了多少人",
        "widths": [1, 2, 2, 3, 2],
        "heads": ["序号", "姓名", "户编号", "签名（按指印）", "日期"],
        "rows": [[str(number), "", "", "", ""] for number in range(1, 21)],
        "empty": "",
        "notes": [
            f"满 {needed} 人送去筛选。住在本地、满十八岁的，一人签一次；手机上签了的不用再签。",
            "签好交党群连心站：一个人登记，另一个人对着纸核对，核对了才算数。第 ＿＿＿ 张　登记 ＿＿＿＿＿　核对 ＿＿＿＿＿",
        ],
        "footer": f"议题联名单 · {moment(at)} 打印",
    }


def table_paper(title, number, address):
    return {
        "lang": "zh",
        "paper": "a4",
        "flipped": False,
        "title": title,
        "form": f"连心议事 {number} · {VERSION}",
        "code": code_of(address),
        "pages": PAGES,
    }
