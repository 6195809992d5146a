"""Which category a message may belong to: a linear model over characters and pairs of characters.

Chinese needs no word list for it: single characters and pairs with TF-IDF weights and one linear support vector machine
per category do as well as segmented words (measured in ``docs/explanation/measured.md``). ``training`` makes a model; a
stored one answers from a table of small integers.

A suggestion is made only above the margin at which held-out cases were right nineteen times out of twenty. A person decides.
"""

import base64
import json
import math
import zlib
from array import array
from collections import Counter
from dataclasses import asdict, astuple, dataclass, field, replace
from itertools import chain
from operator import add, itemgetter, mul
from unicodedata import normalize

from lianxin.needs.calc.cutting import words_of

#: Of each text: what follows says the same again.
MOST_CHARACTERS = 2000
_FORMAT = 1


@dataclass(frozen=True)
class Later:
    """How a model judged cases that came after its training, each before it learned from it: plain counts."""

    learned: int = 0
    judged: int = 0
    correct: int = 0
    answered: int = 0
    answered_correct: int = 0

    def __add__(self, other):
        return Later(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Card:
    """What a model says about itself; every score is of cases it had not seen.

    ``f1`` holds one number per category, ``answered`` the share of cases above ``threshold`` and ``right`` how many of
    those were right. All between 0 and 1. ``later`` counts what came after the training.
    """

    texts: int
    macro_f1: float
    macro_f1_deviation: float
    accuracy: float
    threshold: float
    answered: float
    right: float
    f1: dict = field(default_factory=dict)
    later: Later = Later()

    def with_later(self, judged, learned):
        """The card after learning ``learned`` more cases, of which ``judged`` counts the first guesses."""
        return replace(self, later=self.later + replace(judged, learned=learned))


@dataclass(frozen=True)
class Suggestion:
    """``words`` are what counted for ``label``, most important first; ``margin`` is how far the second lies behind."""

    label: str
    margin: float
    words: tuple = ()


def grams(text):
    """Characters and pairs of ``text`` with how often each occurs; form, case and blanks do not matter."""
    plain = plain_text(text)
    return Counter(chain(plain, map(add, plain, plain[1:])))


def plain_text(text):
    return "".join(normalize("NFKC", text).casefold().split())[:MOST_CHARACTERS]


class Model:
    """A trained model. ``labels`` are its categories; ``grams`` maps a gram to its row in ``weights``.

    ``weights`` has one array of signed bytes per label, to be multiplied by ``scales``; ``rarity`` is the inverse
    document frequency of each gram.
    """

    def __init__(self, labels, known, rarity, weights, scales, biases, card=None):
        self.labels, self.grams, self.rarity = tuple(labels), known, rarity
        self.weights, self.scales, self.biases, self.card = weights, scales, biases, card

    def scores(self, text):
        """Distance of ``text`` from each label's border, in the order of ``labels``."""
        return self._scores(grams(text))

    def _scores(self, counts):
        rows, values = self.vector(counts)
        if not rows:
            return list(self.biases)
        pick = itemgetter(*rows) if len(rows) > 1 else lambda weights: (weights[rows[0]],)
        return [
            bias + scale * sum(map(mul, values, pick(weights)))
            for weights, scale, bias in zip(self.weights, self.scales, self.biases, strict=True)
        ]

    def label_of(self, text):
        """The most likely label, however sure."""
        scores = self.scores(text)
        return self.labels[scores.index(max(scores))]

    def suggest(self, text):
        """A ``Suggestion``, or ``None`` when the model is not sure enough or knows no word of it."""
        found = self.guess(text)
        return found and replace(found, words=self.words_for(found.label, words_of(text[:MOST_CHARACTERS])))

    def guess(self, text):
        """``suggest`` without its words, which take a dictionary."""
        counts = grams(text)
        first, second = two_best(self._scores(counts))
        if counts.keys().isdisjoint(self.grams) or first[0] - second[0] < (self.card.threshold if self.card else 0):
            return None
        return Suggestion(self.labels[first[1]], first[0] - second[0])

    def vector(self, counts):
        """Rows of the known grams and their values, together of length 1."""
        found = [(self.grams[gram], number) for gram, number in counts.items() if gram in self.grams]
        rows = [row for row, _number in found]
        values = [(1 + math.log(number)) * self.rarity[row] for row, number in found]
        length = math.sqrt(sum(map(mul, values, values))) or 1
        return rows, [value / length for value in values]

    def words_for(self, label, words, most=4):
        """The words that spoke for the label, most important first; single characters only without longer ones."""
        weights = self.weights[self.labels.index(label)]
        worth = {word: self._worth(word, weights) for word in set(words) if word.isalnum()}
        spoke = sorted((word for word, value in worth.items() if value > 0), key=lambda word: (-worth[word], word))
        return tuple([word for word in spoke if len(word) > 1][:most] or spoke[:most])

    def _worth(self, word, weights):
        rarity, row_of = self.rarity, self.grams
        rows = [row_of[gram] for gram in (*word, *map(add, word, word[1:])) if gram in row_of]
        return sum(weights[row] * rarity[row] for row in rows)

    def pack(self):
        """The model as bytes; ``unpack`` reads them."""
        rows = sorted(self.grams, key=self.grams.__getitem__)
        said = {
            "format": _FORMAT,
            "labels": self.labels,
            "grams": rows,
            "rarity": [round(value, 4) for value in self.rarity],
            "weights": [base64.b64encode(weights.tobytes()).decode() for weights in self.weights],
            "scales": self.scales,
            "biases": self.biases,
            "card": asdict(self.card) if self.card else None,
        }
        return zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def unpack(data):
    """The model of ``pack``; ``ValueError`` for anything else."""
    try:
        said = json.loads(zlib.decompress(data))
        if said["format"] != _FORMAT:
            raise ValueError("a model of another format")
        weights = [array("b", base64.b64decode(text)) for text in said["weights"]]
        known = {gram: row for row, gram in enumerate(said["grams"])}
        card = _read_card(said["card"]) if said["card"] else None
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError("not a model") from error
    return Model(said["labels"], known, said["rarity"], weights, said["scales"], said["biases"], card)


def _read_card(said):
    return Card(**{**said, "later": Later(**said["later"])})


def two_best(scores):
    """(score, index) of the best and of the second."""
    order = sorted(((score, -at) for at, score in enumerate(scores)), reverse=True)[:2]
    return [(score, -at) for score, at in order]
