"""What stands on the papers of this room. A paper is filed and read in Chinese whoever prints it: not translated."""

from django.utils.timezone import localtime

from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day, moment
from lianxin.stations import presenters
from lianxin.stations.vocabulary import SlipPaper

_VERSION = "2026 年 11 月版"


def _sheet(title, form, number, boxes, signatures, *, address, code_words, at, by):
    return {
        "lang": "zh",
        "title": title,
        "form": f"{form} · {_VERSION}",
        "number": number,
        "code": code_of(address),
        "code_words": code_words,
        "boxes": boxes_of(boxes),
        "signatures": list(signatures),
        "footer": f"{moment(at)} 打印 · {by}",
        "pages": PAGES,
    }


def authorisation(errand, *, address, at, by):
    """授权委托书: for one errand, one person, until a day; room for the fingerprint of who cannot write."""
    until = day(errand.authorised_until) or "＿＿＿＿ 年 ＿＿ 月 ＿＿ 日"
    words = (
        f"我委托{errand.taker_name or '＿＿＿＿＿＿'}代我到{errand.office or '有关部门'}办理：{errand.what}。\n"
        f"受托人只办这一件事，到{until}为止。代办不收任何费用。我随时可以收回这份委托。"
    )
    boxes = [
        ("委托人", errand.principal_name),
        ("委托人电话", ""),
        ("受托人", errand.taker_name),
        ("受托人单位", errand.division.short_name),
        ("委托事项", words, 1),
        ("身份证件号码", "由本人在递交时手写，不存入系统", 1),
    ]
    signatures = ("委托人签字（按手印）", "受托人签字", "见证人（本人不能写字时）", "日期")
    return _sheet(
        "授权委托书", "连心代办 01", f"编号 {errand.number}", boxes, signatures, address=address,
        code_words="扫码打开这一件", at=at, by=by,
    )  # fmt: skip


def originals(errand, *, address, at, by):
    """原件交接单: each paper, when it went and when it came back."""
    lines = [
        (
            each.name,
            f"{moment(each.taken_at)} {each.taken_by_name} 收下（{each.get_given_sign_display()}）\n"
            + (
                f"{moment(each.returned_at)} {each.returned_by_name} 还给本人（{each.get_received_sign_display()}）"
                if each.returned_at
                else "还给本人：＿＿＿＿＿＿＿＿  日期：＿＿＿＿＿＿"
            ),
        )
        for each in errand.originals.all()
    ]
    boxes = [("委托人", errand.principal_name), ("谁去办", errand.taker_name), ("办什么", errand.what), *lines]
    if not lines:
        boxes += [(f"原件 {number}", "", 1) for number in range(1, 5)]
    return _sheet(
        "原件交接单", "连心代办 02", f"编号 {errand.number}", boxes, ("委托人", "受托人", "日期"), address=address,
        code_words="扫码打开这一件", at=at, by=by,
    )  # fmt: skip


def checklist(item, *, address, at, by, case=None):
    """一次性告知单: everything a service asks for, at once, with room to tick."""
    boxes = [
        *([("办事人", case.applicant_name), ("站点", case.station.name)] if case else []),
        *presenters.item_facts(item),
        ("材料（带齐就在前面打勾）", "\n".join(f"□ {n}. {name}" for n, name in enumerate(item.materials, 1))),
        ("表格", "\n".join(item.forms) or "不用填表"),
        ("说明", "材料一次告知，站点不会再加。拿不齐的，可以请站里代办，不收钱。"),
    ]
    return _sheet(
        item.name, "连心帮办 01 一次性告知单", f"编号 {case.number if case else item.code}", boxes,
        ("告知人", "办事人", "日期"), address=address, code_words="扫码在手机上看", at=at, by=by,
    )  # fmt: skip


def big_sheet(item, *, address, at):
    """The sheet of a service in large print."""
    facts = dict(presenters.item_facts(item))
    return {
        "lang": "zh",
        "title": item.name,
        "lead": item.for_whom or "有需要的居民",
        "code": code_of(address),
        "code_words": "扫码在手机上看",
        "sections": [
            {"title": "要带什么", "numbered": True, "lines": item.materials},
            *([{"title": "要填什么", "numbered": True, "lines": item.forms}] if item.forms else []),
            {"title": "到哪里办", "numbered": False, "lines": [f"{item.decides}，或到村里的连心站，站里陪您办。"]},
            {
                "title": "多久、收不收钱",
                "numbered": False,
                "lines": [f"{facts.get('多久', '')}。{facts.get('收费', '')}。"],
            },
        ],
        "footer": f"依据：{item.basis} · {localtime(at):%Y-%m-%d} 打印",
        "pages": PAGES,
    }


def slip(station, lines, words, *, address, at, paper=""):
    """A number or code to take away, as large as the paper lets it; on the paper of the station's printer unless told."""
    known = SlipPaper(paper) if paper in SlipPaper.values else SlipPaper(station.slip_paper)
    return {
        "lang": "zh",
        "title": station.name,
        "lead": " · ".join(filter(None, (station.place_words, station.spoken_phone))),
        "paper": str(SlipPaper.A5 if known == SlipPaper.NONE else known),
        "lines": [[str(label), str(value)] for label, value in lines],
        "words": [str(each) for each in words],
        "code": code_of(address),
        "code_words": "扫码在手机上看；没有手机，拿这张纸到站里问。",
        "footer": f"{moment(at)} 打印",
        "pages": PAGES,
    }


def note(thing, phone, *, address, at, by):
    """告知单: how an errand or service stands and what that means, large, for who left no telephone."""
    title, lines = presenters.note_lines(thing)
    return {
        "lang": "zh",
        "title": title,
        "lead": f"{thing.for_whom[2]} · 编号 {thing.number}",
        "code": code_of(address),
        "code_words": "扫码打开这一件",
        "sections": [
            *({"title": head, "numbered": False, "lines": words} for head, words in lines),
            {"title": "有事找谁", "numbered": False, "lines": [f"打站里的电话 {phone or '＿＿＿＿＿＿＿＿＿＿'}，或到站里来。不收钱。"]},
        ],
        "footer": f"连心站 03 告知单 · {_VERSION} · {moment(at)} 打印 · {by}",
        "pages": PAGES,
    }  # fmt: skip


def _table(title, form, lead, heads, widths, rows, *, address, code_words, at, by, paper="a4", notes=(), empty=""):
    return {
        "lang": "zh",
        "title": title,
        "form": f"{form} · {_VERSION}",
        "lead": lead,
        "paper": paper,
        "flipped": True,
        "code": code_of(address),
        "code_words": code_words,
        "heads": list(heads),
        "widths": list(widths),
        "rows": [[str(cell) for cell in row] for row in rows],
        "notes": list(notes),
        "empty": empty,
        "footer": f"{moment(at)} 打印 · {by}",
        "pages": PAGES,
    }


def book(station, entries, first, last, *, address, at, by):
    """来访登记簿 of some days; the last column is for the visitor's hand."""
    rows = []
    for entry in entries:
        row = presenters.entry_row(entry)
        who = f"{row.who}（替{entry.on_behalf_of}）" if entry.on_behalf_of else row.who
        rows.append((row.number.split("-", 1)[1], f"{localtime(entry.at):%m-%d %H:%M}", who, row.subject,
                     f"{row.outcome}：{row.words}" if row.words else row.outcome, row.by, row.sign))  # fmt: skip
    return _table(
        "来访登记簿", "连心站 01", f"{station.name} · {day(first)} 至 {day(last)} · {len(rows)} 条",
        ("编号", "时间", "来访人", "什么事", "怎么处理", "首问责任人", "签字"), (14, 11, 11, 30, 30, 10, 11), rows,
        address=address, code_words="扫码打开登记簿", at=at, by=by, empty="这几天没有人来。",
        notes=("首问负责：第一个接待的人负责到底；不归本站的，带到该去的地方。投诉工作人员的，只写“封存”。",),
    )  # fmt: skip


def roster(station, days, monday, *, address, at, by, paper="a4"):
    """值班表 of a week for the wall, with names and telephones."""
    rows = [
        (f"{each.day.month} 月 {each.day.day} 日 {each.name}", shift.slot, f"{shift.on_duty} {shift.phone}", shift.backup,
         shift.leader, "")
        for each in days
        for shift in each.shifts
    ]  # fmt: skip
    return _table(
        "值班表", "连心站 02",
        f"{station.name} · {station.place_words} · 电话 {station.spoken_phone or '＿＿＿＿＿＿＿＿'}",
        ("日期", "时段", "值班", "替补（AB 岗）", "带班", "交班（写交班记录的人签字）"), (18, 8, 22, 22, 22, 20), rows,
        address=address, code_words="扫码看今天谁在", at=at, by=by, paper=paper,
        empty="这一周还没有排班，请打站里的电话。",
        notes=("人不在的时候打值班电话；值班电话没有人接，打带班的电话。本站不打卡，交班记录就是值班的记录。",),
    )  # fmt: skip
