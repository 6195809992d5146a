"""Words of a text by which it is found again, the same on every engine.

Chinese is written without blanks and most of its words have two characters, so a run of it stands as its pairs of
neighbours and, alone, its last character: every single character then begins some term, and a longer word is a phrase
of pairs. Runs of other letters and digits are terms as they are.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

#: Of each text: what follows is not found by its words.
MOST_CHARACTERS = 2000
_MOST_PHRASES = 5
_MOST_OF_A_RUN = 40
_WIDE = "\u2e80"
_RUNS = re.compile(rf"(?:(?=[{_WIDE}-\U0003ffff])[^\W_])+|(?:(?![{_WIDE}-\U0003ffff])[^\W_])+")


@dataclass(frozen=True)
class Phrase:
    """Terms that follow one another; ``open_ended`` when the last one may go on."""

    terms: tuple[str, ...]
    open_ended: bool


def terms(text):
    """Every term of ``text`` in its order, a phrase's terms next to one another."""
    return [term for run in _runs(text[:MOST_CHARACTERS]) for term in _terms_of(run)]


def phrases(text):
    """What to look for when somebody types ``text``: all of these. None for a text without a letter or digit."""
    return [_phrase(run) for run in _runs(text)][:_MOST_PHRASES]


def without_words(table, columns, *, kept, key, in_order=False):
    """The statement for rows of ``table`` of which ``kept`` holds no words by their ``key``, the oldest first, so many (``LIMIT %s``).

    ``in_order``: words are put down here alone, the oldest first, so only the last are looked at; what transactions stored that
    ended later is found a thousand back.
    """
    last = f"id > (SELECT COALESCE(MAX({key}), 0) FROM {kept}) - 1000 AND " if in_order else ""  # noqa: S608 fixed words
    return (
        f"SELECT {columns} FROM {table} r WHERE {last}"  # noqa: S608 fixed words
        f"NOT EXISTS (SELECT 1 FROM {kept} w WHERE w.{key} = r.id) ORDER BY id LIMIT %s"
    )


def _runs(text):
    found = _RUNS.findall(normalize("NFKC", text).casefold())
    return [run if _is_wide(run) else run[:_MOST_OF_A_RUN] for run in found]


def _is_wide(run):
    return run[0] >= _WIDE


def _terms_of(run):
    return [*map("".join, pairwise(run)), run[-1]] if _is_wide(run) else [run]


def _phrase(run):
    if not _is_wide(run):
        return Phrase((run,), open_ended=True)
    return Phrase(tuple(map("".join, pairwise(run))) or (run,), open_ended=len(run) == 1)
