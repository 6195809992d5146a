"""How alike two messages are, and how to find the likely ones among very many without reading them all.

A text is known again by its *sketch*: of its runs of five characters the twelve with the smallest hashes (bottom-k
sampling, Broder 1997; Cohen and Kaplan 2007). Which runs these are depends on the run alone, so two texts that share
most of their runs share most of their sketch, whatever was cut, moved or mistyped between. Texts that share something
are then compared exactly, by the cosine of their pairs and triples of characters.

Nothing here is kept in memory: a sketch is twelve integers, to be stored where every process can ask for them.
"""

import math
import re
import zlib
from collections import Counter
from itertools import chain
from operator import add
from unicodedata import normalize

#: Of each text: what follows says the same again.
MOST_CHARACTERS = 2000
#: Runs this long are rarely shared by chance; after six changed characters in a hundred, three in four are still whole.
RUN = 5
SKETCH = 12
#: From here on two texts tell the same matter in much the same words.
ALIKE = 0.3
_NOT_WORDS = re.compile(r"[\W_]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def words_of(text):
    """``text`` in one form and case, without blanks and punctuation."""
    return _NOT_WORDS.sub("", normalize("NFKC", text).casefold())[:MOST_CHARACTERS]


def sketch(text):
    """At most ``SKETCH`` different integers below 2³², ascending; none for a text without a letter.

    Numbers are left out: dates and house numbers would make strangers alike.
    """
    plain = _NOT_LETTERS.sub("", normalize("NFKC", text).casefold())[:MOST_CHARACTERS]
    if not plain:
        return []
    runs = {plain[at : at + RUN] for at in range(max(1, len(plain) - RUN + 1))}
    return sorted({zlib.crc32(run.encode()) for run in runs})[:SKETCH]


def vector(text):
    """Pairs and triples of characters with their weight, together of length 1."""
    plain = words_of(text)
    pairs = list(map(add, plain, plain[1:]))
    counts = Counter(chain(pairs, map(add, pairs, plain[2:])))
    weights = {gram: 1 + math.log(number) for gram, number in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1
    return {gram: weight / length for gram, weight in weights.items()}


def cosine(one, other):
    """Between 0, nothing in common, and 1, the same, of two vectors."""
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, sum(weight * other[gram] for gram, weight in one.items() if gram in other))


def most_alike(text, candidates, *, alike=ALIKE):
    """``(cosine, key)`` of the ``(key, text)`` candidates at least ``alike`` to ``text``; the most alike first.

    Of two about as alike, the one that holds more of ``text`` comes first: a shortened copy belongs to what it was
    copied from. Then the first given.
    """
    mine = vector(text)
    found = []
    for key, other in candidates:
        theirs = vector(other)
        if (near := cosine(mine, theirs)) >= alike:
            held = sum(weight * weight for gram, weight in mine.items() if gram in theirs)
            found.append((near + held, near, key))
    return [(near, key) for _both, near, key in sorted(found, key=lambda each: -each[0])]


def share_said(short, text):
    """Which share of the pairs of characters in ``short`` also stands in ``text``: 1 when everything was said."""
    few, many = words_of(short), words_of(text)
    pairs = set(map(add, few, few[1:]))
    return len(pairs & set(map(add, many, many[1:]))) / len(pairs) if pairs else 0.0
