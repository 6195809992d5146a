"""What stands on the papers of the hall: notice, sheet at the door, minutes.

A paper is filed and read in Chinese whoever prints it, so its words are not translated; what the record says is.
"""

from lianxin.deliberation import presenters, selectors
from lianxin.deliberation.calc.quorum_rules import Number
from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day, moment

VERSION = "2026 年 11 月版"


def form_of(meeting, number, title, lines, signatures, *, address, at, by):
    return {
        "lang": "zh",
        "title": title,
        "form": f"连心议事 {number} · {VERSION}",
        "number": meeting.title,
        "code": code_of(address),
        "code_words": "扫码打开这次会议",
        "boxes": boxes_of(lines),
        "signatures": list(signatures),
        "footer": f"{title} {meeting.title} · {moment(at)} 打印 · {by}",
        "pages": PAGES,
    }


def _head(meeting):
    return [
        ("会议", meeting.body.name),
        ("届次", presenters.which_meeting(meeting)),
        ("开会时间", moment(meeting.starts_at)),
        ("开会地点", meeting.place),
        ("召集人", meeting.convenor),
        *([("应联名要求召开", meeting.asked_for.about, 0)] if getattr(meeting, "asked_for", None) else []),
    ]


def in_pieces(digest):
    """A line may break between them; nothing is seen or printed there."""
    return "\u200b".join(digest[at : at + 16] for at in range(0, len(digest), 16))


def _agenda(items):
    return "\n".join(f"{item.number}. {item.title}" for item in items)


def notice(meeting, items, *, address, at, by):
    """会议通知: when, where, what, and that the roll is frozen."""
    motions = "\n".join(f"{item.number}. {item.motion}" for item in items if item.motion)
    lines = [
        *_head(meeting),
        ("议程", _agenda(items), 0),
        ("要表决的话", motions, 0),
        ("通知日期", day(meeting.called_at)),
        ("提前天数", f"{meeting.notice_days} 天" if meeting.notice_days else "按章程或者惯例"),
        *([("党组织先研究", presenters.study_line(meeting.study).words, 0)] if meeting.study_id else []),
        ("说明", _about_attending(meeting), 0),
    ]
    signed = (f"{meeting.convenor}（章）", "送达人", "签收人", "日期")
    return form_of(meeting, "01", "会议通知", lines, signed, address=address, at=at, by=by)


def _about_attending(meeting):
    if meeting.body.rule().takes_remote:
        return "本人到场，也可以线上参加，或者书面委托本户的另一位成员。到场请带身份证，在签到表上签名。"
    return "请本人到场，在签到表上签名。这个会没有委托，线上只能征求意见，不作为表决。"


def door_poster(meeting, *, address):
    """The sheet on the door: its code opens 签到 with the digits filled in, for whoever is on the roll."""
    return {
        "lang": "zh",
        "title": "开会签到",
        "place": meeting.body.name,
        "code": code_of(address),
        "code_words": f"扫码签到：{meeting.title}",
        "lead": f"{moment(meeting.starts_at)} · {meeting.place} · 签到码 {meeting.sign_in_code}",
        "steps": [
            "名册上的人用手机扫一扫，登录以后点“我来签到”。",
            "只记您到会了，不定位。",
            "没带手机、不会用，在签到表上签名，一样算。",
        ],
        "contacts_title": "会议",
        "contacts": [{"name": meeting.title, "phone": ""}],
        "footer": "连心议事 11 · 只在开会那天有用",
    }


def _named(seat):
    return f"{seat.name}（{seat.votes} 票）" if seat.votes > 1 else seat.name


def _more_votes(seats):
    """Who holds additional votes is told at every meeting (Farmers' Cooperatives Law Art. 22)."""
    found = [seat for seat in seats if seat.votes > 1]
    return [f"享有附加表决权的成员：{'、'.join(map(_named, found))}（农民专业合作社法第二十二条）。"] if found else []


def _asked_at_the_door(rule):
    """Head → width of what everybody fills in: a proxy or a household stood for only where the body knows them."""
    asked = {"签名（按指印）": 3}
    if rule.takes_remote:
        asked["受托人签名"] = 3
    if any(test.count is Number.HOUSEHOLDS_PRESENT for test in rule.quorum):
        asked["代表本户（打勾）"] = 2
    return asked | {"回避哪一项、为什么": 4}


def sign_in_sheet(meeting, seats, items, *, address, at):
    """签到和表决记录表: one line for everybody on the roll."""
    rule = meeting.body.rule()
    asked = _asked_at_the_door(rule)
    rows = [[str(seat.number), _named(seat), seat.household_code, *[""] * len(asked)] for seat in seats]
    needed = "；".join(f"到会要{presenters.share_in_words(str(test.share))}" for test in rule.quorum)
    return {
        "lang": "zh",
        "paper": "a4",
        "flipped": False,
        "title": "签到和表决记录表",
        "form": f"连心议事 02 · {VERSION}",
        "lead": f"{meeting.title} · {moment(meeting.starts_at)} · {meeting.place}",
        "code": code_of(address),
        "code_words": "扫码打开这次会议",
        "widths": [1, 2, 2, *asked.values()],
        "heads": ["序号", "姓名", "户编号", *asked],
        "rows": rows,
        "empty": "名册上没有人。",
        "notes": [
            f"应到 {len(rows)} 人。{needed}（{rule.source}）。",
            *(
                f"第 {item.number} 项 {item.title}：同意 ＿＿＿ 不同意 ＿＿＿ 弃权 ＿＿＿ 无效 ＿＿＿"
                for item in items
                if item.motion
            ),
            *_more_votes(seats),
            "唱票 ＿＿＿＿＿＿ 计票 ＿＿＿＿＿＿ 监票 ＿＿＿＿＿＿",
        ],
        "footer": f"签到和表决记录表 {meeting.title} · {moment(at)} 打印",
        "pages": PAGES,
    }


def minutes_paper(meeting, minutes, items, seats, *, address, at, by):
    """会议记录: who was there in numbers (by name who holds more votes), what was said on each item, how it was voted with the formula."""
    found = meeting.quorum["attendance"]
    there = found["present"] + found["online"] + found["proxies"]
    now = selectors.attendance_numbers(meeting)
    late = now.present + now.online + now.proxies - there
    lines = [
        *_head(meeting),
        ("主持人", meeting.chair),
        ("记录人", meeting.recorder),
        ("应到", f"{meeting.quorum['roll']['persons']} 人"),
        ("到会", f"{there} 人（其中线上 {found['online']}，委托 {found['proxies']}）"),
        ("够不够人", verdict_of(presenters.verdict_in_words(meeting.quorum, "quorum")), 0),
        *([("开会以后到的", f"{late} 人")] if late else []),
        *((label, words, 0) for label, words in presenters.who_came_in_words(minutes)),
        *(("附加表决权", told, 0) for told in _more_votes(seats)),
        *([("党组织先研究", presenters.study_line(meeting.study).words, 0)] if meeting.study_id else []),
        ("列席", meeting.observers),
        ("开头", minutes.content["opening"], 0),
    ]
    for item, part in presenters.minutes_parts(minutes, items):
        said = "\n".join(f"{who}：{words}" for who, words in part["statements"])
        line = presenters.item_line(item, staff=True)
        vote = f"{line.votes}\n{verdict_of(line.verdict)}" if line.votes else _not_voted(item)
        told = [
            f"要表决的话：{item.motion}" if item.motion else "",
            said,
            *line.amended,
            *(f"回避：{each}" for each in line.recused),
            f"线上点名：{part['called']}" if part["called"] else "",
            *(
                f"{each.words}\n结果包编号（SHA-256）：{in_pieces(each.ballot.bundle.seal)}"
                for each in line.ballots
                if each.ballot.bundle
            ),
            vote,
        ]
        told.append(f"不同意见：{part['dissent']}" if part["dissent"] else "")
        lines.append((f"第 {item.number} 项 {item.title}", "\n".join(filter(None, told)), 0))
    lines += [
        ("结尾", minutes.content["closing"], 0),
        *([("签名", meeting.signatures, 0)] if meeting.signatures else []),
        *(
            [("监督委员会看过", f"{moment(meeting.supervised_at)}：{meeting.supervised_words}", 0)]
            if meeting.supervised_at
            else []
        ),
        (f"第 {minutes.version} 稿 SHA-256", in_pieces(minutes.digest), 0),
    ]
    return form_of(
        meeting, "03", "会议记录", lines, ("主持人", "记录人", "监督委员", "日期"), address=address, at=at, by=by
    )


def _not_voted(item):
    return f"推到下次：{item.put_off}" if item.put_off else "没有表决"


def verdict_of(verdict):
    return "\n".join([str(verdict.words), *(f"{words}（{formula}）" for words, formula in verdict.lines)])
