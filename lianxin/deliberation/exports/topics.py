"""What is to be known of a topic, in large print, in Chinese like every paper."""

from lianxin.deliberation.presenters.following import affected_lines, balance_in_words
from lianxin.deliberation.vocabulary import Followed, Handled, TopicOrigin
from lianxin.kit.prints import PAGES, code_of
from lianxin.kit.templatetags.kit import day, moment


def topic_sheet(topic, *, address, at):
    """大字单: what the matter is, when and where it is talked over, how to say something without a phone."""
    sections = [
        ("要知道的情况", [line.strip() for line in topic.materials.splitlines() if line.strip()]),
        _until_when(topic),
        (
            "您想说什么",
            ["扫上面的码用手机说；没有手机的，到党群连心站说，工作人员替您登记。", "说什么都行，署不署名由您。"],
        ),
    ]
    return {
        "lang": "zh",
        "title": topic.title,
        "lead": topic.division.short_name,
        "code": code_of(address),
        "code_words": "扫码看这个议题",
        "sections": [{"title": title, "lines": lines, "numbered": False} for title, lines in sections],
        "footer": f"大字单 {topic.title} · {moment(at)} 打印",
        "pages": PAGES,
    }


def _until_when(topic):
    if topic.origin == TopicOrigin.RULES:
        return "听到哪天", [f"{day(topic.discuss_at)}以前都听；改了哪里，送乡镇审查的时候写出来。"]
    where = f"{moment(topic.discuss_at)}，{topic.discuss_where}"
    seats = [f"{who}。"] if (who := balance_in_words(topic)) else []
    missing = "觉得和自己也有关、没有写上的，到党群连心站或者村（居）民委员会说。"
    return "什么时候、在哪里议", [where, *seats, *affected_lines(topic, staff=False), missing]


def follow_sheet(topic, *, address, at):
    """回头看问答单: what was decided, the two questions to tick, and where to hand it in."""
    found = topic.follow_up
    sections = [
        ("当时议成了什么", [line.strip() for line in topic.outcome_words.splitlines() if line.strip()]),
        ("后来照定的办了吗（选一个，打勾）", ["　".join(f"□ {each.label}" for each in Followed)]),
        ("这件事议得、办得，您满意吗（选一个，打勾）", ["　".join(f"□ {each.label}" for each in Handled)]),
        (
            "填好交到哪里",
            [
                f"{day(found.asked_on)}到 {day(found.until)}，交党群连心站或者村（居）民委员会登记。",
                "单子上不写姓名。交的时候报一下姓名、户编号，只记“说过了”，一人说一次。",
                "只公布人数；回答的不到五人，什么也不公布。登记完，这张纸当面撕掉。",
            ],
        ),
    ]
    return {
        "lang": "zh",
        "title": f"回头看：{topic.title}",
        "lead": topic.division.short_name,
        "code": code_of(address),
        "code_words": "扫码看这个议题",
        "sections": [{"title": title, "lines": lines, "numbered": False} for title, lines in sections],
        "footer": f"回头看问答单 · {moment(at)} 打印",
        "pages": PAGES,
    }
