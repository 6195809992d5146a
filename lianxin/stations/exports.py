"""What stands on the papers of this room. A paper is filed and read in Chinese whoever prints it: not translated."""

from django.utils.timezone import localtime

from lianxin.kit.prints import PAGES, boxes_of, code_of
from lianxin.kit.templatetags.kit import day, moment
from lianxin.stations import presenters

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
