"""What brings a household and a liaison together, read from what is known of them. Pure."""

import re

#: What a priority label asks of a liaison: their skills, by the label's code.
NEEDED = {
    "elder_alone": ("health", "phones"),
    "elder_disabled": ("health",),
    "disabled_severe": ("health", "repair"),
    "serious_illness": ("health",),
    "child_left_behind": ("children",),
    "child_in_need": ("children",),
    "poverty_risk": ("farming", "jobs"),
    "min_living_edge": ("jobs",),
    "disaster_hit": ("repair",),
    "temporary_hardship": ("law",),
}
#: Who has kept in touch with households for so long has experience.
EXPERIENCED_AFTER_DAYS = 365
_GROUP = re.compile(r"([0-9０-９]+|[一二三四五六七八九十]+)\s*(?:村民|居民)?小?组")
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", start=1)}


def needed_skills(labels):
    """Skills that the labels of a household ask for."""
    return frozenset(skill for label in labels for skill in NEEDED.get(label, ()))


def group_of(address):
    """The number of the village group in an address, as text; empty when it names none: ``三组12号`` → ``3``."""
    found = _GROUP.search(address)
    if not found:
        return ""
    number = found[1]
    return str(int(number)) if number.isdecimal() else str(_counted(number))


def _counted(words):
    """A number below a hundred in Chinese."""
    tens, ten, ones = words.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
