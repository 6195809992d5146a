"""Pinyin of a person's name, so that a clerk finds 周小满 by ``zxm``."""

from functools import lru_cache

#: Readings of characters as surnames where the common reading differs.
_SURNAMES = {
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "曾": "zeng",
    "查": "zha",
    "任": "ren",
    "区": "ou",
    "朴": "piao",
    "盖": "ge",
    "翟": "zhai",
    "乐": "yue",
    "尉迟": "yuchi",
    "万俟": "moqi",
    "长孙": "zhangsun",
    "缪": "miao",
    "华": "hua",
    "覃": "qin",
    "宁": "ning",
    "晟": "cheng",
    "种": "chong",
    "繁": "po",
    "召": "shao",
    "折": "she",
    "冼": "xian",
    "洗": "xian",
    "员": "yun",
    "尹": "yin",
    "芮": "rui",
    "澹台": "tantai",
}


@lru_cache(maxsize=20_000)
def _syllables(name):
    from pypinyin import Style, lazy_pinyin  # 55 MiB: only a process that writes names down pays for them

    for length in (2, 1):
        reading = _SURNAMES.get(name[:length])
        if reading and len(name) > length:
            return (reading, *lazy_pinyin(name[length:], style=Style.NORMAL, errors="ignore"))
    return tuple(lazy_pinyin(name, style=Style.NORMAL, errors="default"))


def pinyin_of(name):
    """``周小满`` → ``zhouxiaoman``; letters of other scripts stay, in small."""
    return "".join(_syllables(name)).lower().replace(" ", "").replace("·", "")[:160]


def initials_of(name):
    """``周小满`` → ``zxm``; compound surnames count each character."""
    compound = {"尉迟": "yc", "万俟": "mq", "长孙": "zs", "澹台": "tt"}
    if name[:2] in compound and len(name) > 2:
        return (compound[name[:2]] + "".join(s[:1] for s in _syllables(name)[1:])).lower()[:40]
    return "".join(s[:1] for s in _syllables(name)).lower()[:40]
