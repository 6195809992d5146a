"""What is to be known of a topic, in large print, in Chinese like every paper."""

from lianxin.deliberation.vocabulary import TopicOrigin
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
    seats = f"请 {topic.seats} 人来议，其中 {topic.affected_seats} 人是这件事关系到的人。"
    return "什么时候、在哪里议", [where, seats]
