"""Personal data as others may see it."""

from enum import IntEnum


class Mask(IntEnum):
    """How much of a person is shown (L0 to L3)."""

    PUBLIC = 0  # 张*
    COLLEAGUE = 1  # name and last four digits, for staff of the same village
    HANDLER = 2  # full contact, while the case is open
    OFFICER = 3  # everything, with a reason and a log


_COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 "
    "公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 拓跋".split()
)


def surname_of(name):
    """``张三丰`` → ``张``, ``欧阳修`` → ``欧阳``."""
    return name[: 2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1]


def mask_name(name, level=Mask.PUBLIC):
    """``张三丰`` → ``张**``; compound surnames stay whole; L1 and above show the name."""
    if level >= Mask.COLLEAGUE or not name:
        return name
    surname = surname_of(name)
    return surname + "*" * max(1, len(name) - len(surname))


def mask_phone(phone, level=Mask.PUBLIC):
    """Nothing at L0, the last four digits at L1, all of it from L2."""
    if not phone or level == Mask.PUBLIC:
        return ""
    return spoken_phone(phone) if level >= Mask.HANDLER else f"****{phone[-4:]}"


def mask_email(address, level=Mask.PUBLIC):
    """Nothing at L0, its first letter and its host at L1, all of it from L2."""
    if not address or level == Mask.PUBLIC:
        return ""
    return address if level >= Mask.HANDLER else f"{address[0]}***@{address.partition('@')[2]}"


def spoken_phone(phone):
    """``+8619900000053`` → ``199 0000 0053``; any other number as it is."""
    if len(phone) == 14 and phone.startswith("+861"):
        return f"{phone[3:6]} {phone[6:10]} {phone[10:]}"
    return phone


def mask_id_number(number):
    """Never more than the last two characters."""
    return f"****{number[-2:]}" if number else ""
