"""What stands on the papers of an alliance. A paper is signed and read in Chinese whoever prints it: not translated."""

from lianxin.alliances import selectors
from lianxin.alliances.vocabulary import ChairOrder
from lianxin.kit import clock
from lianxin.kit.prints import PAGES, code_of, report_table
from lianxin.kit.templatetags.kit import day


def charter(alliance, address):
    """联盟章程: what was agreed on, and who is in it, each with room to sign and seal. The data of ``report.typ``."""
    agreed = selectors.charter_of(alliance)
    members = [each for each in selectors.members_of(alliance) if not each.left_on]
    names = {each.public_id: each.name for each in members}
    turns = [names[each] for each in agreed.turns if each in names] if agreed.order == ChairOrder.LISTED else []
    said = [
        ("为什么联合", agreed.purpose),
        ("怎么联合", "自愿参加，自愿退出。不改隶属，不发命令。"),
        ("轮值", f"{agreed.get_order_display()}，一任 {agreed.term_months} 个月"),
        ("轮值的次序", "、".join(turns)),
        ("三张清单", "有什么列入资源清单，缺什么列入需求清单，想一起办什么列入合办项目清单。送到以后由对方确认。"),
        ("从哪天起", day(agreed.starts_on)),
        ("依据", agreed.basis),
    ]
    rows = [[each.name, day(each.joined_on), "参加" if each.may_chair else "不参加", "\n\n"] for each in members]
    signed = report_table("成员", ["成员", "加入日", "轮值", "签字、盖章"], rows, empty="没有", shares=[3, 2, 1, 3])
    return _paper(f"{alliance}章程", "", [_facts("章程", said), signed], address, "扫码看联盟")


def minutes(meeting, address):
    """会议纪要: where and when, what was said, what was agreed on, who was there, each with room to sign."""
    said = [
        ("哪天开的", day(meeting.held_on)),
        ("在哪里", meeting.place),
        ("主持", meeting.chaired_by),
        ("记录", meeting.minutes),
        ("定了什么", meeting.agreed),
        ("谁记的", meeting.recorded_by_name),
    ]
    signed = [[name, "\n\n"] for name in meeting.present]
    there = report_table("到会成员", ["成员", "签字"], signed, empty="没有", shares=[1, 1])
    lead = f"{meeting.alliance} · 会议纪要"
    return _paper(meeting.topic, lead, [_facts("会议", said), there], address, "扫码看纪要")


def _facts(title, said):
    return report_table(title, ["事项", "内容"], [[label, words] for label, words in said if words], shares=[1, 5])


def _paper(title, lead, sections, address, code_words):
    return {
        "lang": "zh", "footer": f"{day(clock.today())} 打印", "title": title, "lead": lead, "sentences": [],
        "sections": sections, "pages": PAGES, "code": code_of(address), "code_words": code_words,
    }  # fmt: skip
