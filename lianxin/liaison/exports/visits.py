"""What stands on the papers of this room: the contact card and the sheet of a visit (§14). Filed and read in Chinese."""

from django.utils.timezone import localtime

from lianxin.kit.masking import spoken_phone
from lianxin.kit.prints import code_of
from lianxin.liaison.vocabulary import Channel, Occasion, Topic

_VERSION = "2026 年 11 月版"
_PAGES = "第 {page} 页 共 {pages} 页"


def _sheet(title, number, form, boxes, signatures, address, code_words, at):
    return {
        "lang": "zh",
        "title": title,
        "number": number,
        "form": form,
        "boxes": [{"label": label, "value": value, "room": room, "wide": wide} for label, value, room, wide in boxes],
        "signatures": signatures,
        "code": code_of(address),
        "code_words": code_words,
        "footer": f"{_VERSION} · {localtime(at):%Y年%m月%d日}打印",
        "pages": _PAGES,
    }


def contact_card(contact, title, keepers, contacts, stations, address, at, *, code):
    """党群连心卡: who keeps in touch, whom else to call, where the station is, and the code that opens the household's own page.

    Printed by whoever keeps in touch it leaves the eight characters empty: with them one speaks for the household.
    """
    boxes = [
        (part, f"{name}  {spoken_phone(phone)}" if phone else f"{name}  电话＿＿＿＿＿＿＿＿", 0, True)
        for part, name, phone in keepers
    ] or [("联系人", "还没有安排，有事请给村里打电话", 0, True)]
    boxes += [(f"{each.unit}", f"{each.name}（{each.post}） 电话＿＿＿＿＿＿＿＿", 0, True) for each in contacts]
    boxes += [
        (name, f"{where}  电话 {spoken_phone(phone) if phone else '＿＿＿＿＿＿＿＿'}", 0, True)
        for name, where, phone in stations
    ]
    boxes += [
        ("急事", "火警 119 · 报警 110 · 急救 120 · 热线 12345", 0, True),
        ("八位码", code or "＿＿＿＿＿＿＿＿ 由村里填给户里，联系人不经手", 0, True),
        (
            "怎么用",
            "扫右上角的码，输入八位码，就能看谁来过、记了什么，来没来过由您说了算。\n想换联系人，给村里打电话，不用说理由。八位码只给自家人看。",
            0,
            True,
        ),
    ]
    return _sheet(
        "党群连心卡", f"{contact.division.name} {title}", "连心卡", boxes, [], address, "扫码看自家的记录", at
    )


def visit_record(contact, title, keeper, promises, address, at):
    """走访记录表: to be filled in by pen at the door and typed in by staff; what is still promised is printed on it."""

    def ticks(choices):
        return "  ".join(f"□ {each.label}" for each in choices)

    open_ones = "\n".join(f"□ 已办  {each.words}（{each.due_on:%m月%d日}前）" for each in promises) or "没有"
    boxes = [
        ("联系对象", title, 0, False),
        ("走访人", keeper, 0, False),
        ("时间", "", 0, False),
        ("见到几人", "", 0, False),
        ("方式", ticks(Channel), 0, True),
        ("因为什么", ticks(Occasion), 0, True),
        ("谈了什么", ticks(Topic), 0, True),
        ("以前答应的", open_ones, 0, True),
        ("户里的诉求", "□ 同意带上姓名和电话", 2, True),
        ("户里托办的事", "", 1, True),
        ("答应了什么、哪天前", "", 2, True),
        ("当场做了什么", "", 1, True),
        ("备注", "不超过三百字，不写身体和情绪的评语", 2, True),
        ("下次什么时候", "", 0, True),
    ]
    return _sheet(
        "走访记录表",
        contact.division.name,
        "走访记录",
        boxes,
        ["走访人", "户里人（可不签）"],
        address,
        "代录时扫码打开这一户",
        at,
    )
