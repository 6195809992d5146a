"""Names of places: their short form, their pinyin and initials. Pure.

Official names differ in form (东辛庄村民委员会, 崔家庄村村民委员会, 和平社区居委会); people say 东辛庄村, 崔家庄村, 和平社区.
"""

from functools import lru_cache

_COMMITTEE_ENDINGS = (
    ("村村民委员会", "村"),
    ("村民委员会", "村"),
    ("村村委会", "村"),
    ("村委会", "村"),
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
)


def short_name(name):
    """``东辛庄村民委员会`` → ``东辛庄村``; a name that has no committee ending stays as it is."""
    for ending, spoken in _COMMITTEE_ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            stem = name[: -len(ending)]
            return stem if stem.endswith(("村", "社区")) else stem + spoken
    return name


@lru_cache(maxsize=20_000)
def _sound(character):
    from pypinyin import Style, lazy_pinyin  # 55 MiB: only a process that writes names down pays for them

    return (lazy_pinyin(character, style=Style.NORMAL, errors="default") or [character])[0].lower()


def pinyin(text):
    """``上河村`` → ``shanghecun``; letters and digits stay, punctuation goes."""
    return "".join(_sound(c) for c in text if c.isalnum())


def initials(text):
    """``上河村`` → ``shc``."""
    return "".join(_sound(c)[:1] for c in text if c.isalnum())
