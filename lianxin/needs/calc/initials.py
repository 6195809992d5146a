"""First letters of the sounds of Chinese characters, without a dictionary in memory. Pure.

The 3,755 common characters of GB 2312 stand in the order of their sounds, so the place of a character tells its letter.
Of a character with several sounds this is the commonest; a rare character has none.
"""

from bisect import bisect_right
from functools import lru_cache

#: Where in GB 2312 the characters of each letter begin.
_BEGINS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
_PLACES, _LETTERS = zip(*_BEGINS, strict=True)
_LAST = 0xD7F9
#: So many letters of a term are enough to tell titles apart.
_MOST = 8


def letter_of(character):
    """``路`` → ``l``; empty for what is no common Chinese character."""
    try:
        place = int.from_bytes(character.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    return _LETTERS[bisect_right(_PLACES, place) - 1] if _PLACES[0] <= place <= _LAST else ""


@lru_cache(maxsize=32_768)
def initials(text):
    """Terms by which ``路灯不亮`` is found as ``ldbl``, ``dbl`` and ``bl``: the letters from each character on."""
    found = []
    letters = [letter_of(character) or " " for character in text]
    for run in "".join(letters).split():
        found += [run[start : start + _MOST] for start in range(len(run) - 1)]
    return found


def says(text, letters):
    """Whether the letters begin at some character of ``text``."""
    return any(term.startswith(letters[:_MOST]) for term in initials(text))
