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
from heapq import nlargest
from itertools import chain
from operator import add
from unicodedata import is_normalized, normalize

#: Of each text: what follows says the same again.
MOST_CHARACTERS = 2000
#: Runs this long are rarely shared by chance; after six changed characters in a hundred, three in four are still whole.
RUN = 5
SKETCH = 12
#: The first look goes no further than this.
_FIRST_LOOK = 250
#: From here on two texts tell the same matter in much the same words.
ALIKE = 0.3
_NOT_WORDS = re.compile(r"[\W_]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def words_of(text):
    """``text`` in one form and case, without blanks and punctuation."""
    return _plain(_NOT_WORDS, text)


def _plain(without, text):
    short = without.sub("", text)[:MOST_CHARACTERS]  # first, for what is left is nearly always of one form already
    return (short if is_normalized("NFKC", short) else without.sub("", normalize("NFKC", short))).casefold()


def sketch(text):
    """At most ``SKETCH`` different integers below 2³², ascending; none for a text without a letter.

    Numbers are left out: dates and house numbers would make strangers alike.
    """
    plain = _plain(_NOT_LETTERS, text)
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


def promising(text, candidates, most):
    """The ``most`` of the ``(key, text)`` candidates that share most pairs of characters with ``text``: a first look."""
    mine = pairs_of(text[:_FIRST_LOOK])
    shares = []
    for key, other in candidates:
        theirs = pairs_of(other[:_FIRST_LOOK])
        shares.append((len(mine & theirs) / math.sqrt(len(mine) * len(theirs) or 1), key, other))
    return [(key, other) for _share, key, other in nlargest(most, shares, key=lambda each: each[0])]


def pairs_of(text):
    """The different pairs of characters in ``text``."""
    plain = words_of(text)
    return set(map(add, plain, plain[1:]))


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
