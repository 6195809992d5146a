"""Which category a message may belong to: a linear model over characters and pairs of characters.

Chinese needs no word list for it: single characters and pairs with TF-IDF weights and one linear support vector machine
per category do as well as segmented words (measured in ``docs/explanation/measured.md``). Training takes scikit-learn's
LIBLINEAR (Fan et al. 2008); a stored model answers without it, from a table of small integers.

A suggestion is made only above the margin at which held-out cases were right nineteen times out of twenty. A person decides.
"""

import base64
import json
import math
import random
import re
import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import asdict, astuple, dataclass, field, replace
from itertools import chain
from operator import add, itemgetter, mul
from unicodedata import normalize

from lianxin.needs.calc.cutting import words_of

#: Of each text: what follows says the same again.
MOST_CHARACTERS = 2000
#: A gram in fewer texts is somebody's name or a slip of the pen.
FEWEST_TEXTS = 3
#: Grams times labels, so that a model stays below a mebibyte whatever it learned from.
MOST_WEIGHTS = 700_000
MOST_GRAMS = 30_000
FOLDS = 5
#: Two texts that share so many characters between two stops did not come about apart.
LONG_CLAUSE = 9
#: Held-out cases must be right this often before the model speaks.
RIGHT_ENOUGH = 0.95
_CLAUSE_ENDS = re.compile(r"[\s,.;:!?、。，；：！？…]+")
_FORMAT = 1
_LARGEST = 127


class TooLittle(ValueError):
    """Not enough to learn from: fewer than two categories, or too few texts of each."""


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
    plain = _plain(text)
    return Counter(chain(plain, map(add, plain, plain[1:])))


def _plain(text):
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
        rows, values = self._vector(counts)
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
        first, second = _two_best(self._scores(counts))
        if counts.keys().isdisjoint(self.grams) or first[0] - second[0] < (self.card.threshold if self.card else 0):
            return None
        return Suggestion(self.labels[first[1]], first[0] - second[0])

    def _vector(self, counts):
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


def _two_best(scores):
    """(score, index) of the best and of the second."""
    order = sorted(((score, -at) for at, score in enumerate(scores)), reverse=True)[:2]
    return [(score, -at) for score, at in order]


def fit(rows):
    """A model of ``(label, text)`` rows, without a card. ``TooLittle`` when there is nothing to tell apart.

    Labels in few texts weigh as much as those in many.
    """
    rows = [(label, grams(text)) for label, text in rows]
    rows = [(label, counts) for label, counts in rows if counts]
    labels = sorted({label for label, _counts in rows})
    seen_in = Counter(gram for _label, counts in rows for gram in counts)
    known = sorted((gram for gram, number in seen_in.items() if number >= FEWEST_TEXTS), key=lambda g: (-seen_in[g], g))
    if len(labels) < 2 or not known:
        raise TooLittle(f"{len(labels)} categories with {len(rows)} texts")
    rarity = [math.log((1 + len(rows)) / (1 + seen_in[gram])) + 1 for gram in known]
    row_of = {gram: row for row, gram in enumerate(known)}
    made = Model(labels, row_of, rarity, [], [], [])
    weights, biases = _separate([made._vector(counts) for _label, counts in rows], [label for label, _c in rows], labels, len(known))  # fmt: skip
    return shrink(Model(labels, row_of, rarity, weights, [1.0] * len(labels), biases))


def shrink(model, card=None):
    """The same model small: its strongest grams, its weights as signed bytes. ``model`` has plain weights."""
    room = min(MOST_GRAMS, MOST_WEIGHTS // len(model.labels))
    strength = [max(map(abs, each)) for each in zip(*model.weights, strict=True)]
    keep = sorted(sorted(range(len(strength)), key=lambda row: -strength[row])[:room])
    scales = [max(abs(weight[row]) for row in keep) / _LARGEST or 1.0 for weight in model.weights]
    small = [
        array("b", (round(weight[row] / scale) for row in keep))
        for weight, scale in zip(model.weights, scales, strict=True)
    ]
    names = sorted(model.grams, key=model.grams.__getitem__)
    kept = {names[row]: at for at, row in enumerate(keep)}
    return Model(model.labels, kept, [model.rarity[row] for row in keep], small, scales, model.biases, card)


def _separate(vectors, named, labels, width):
    """Weights and bias of each label against all others: LIBLINEAR's L2-loss support vector machine."""
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    starts, columns, values = [0], [], []
    for rows, numbers in vectors:
        columns += rows
        values += numbers
        starts.append(len(columns))
    machine = LinearSVC(class_weight="balanced", random_state=0, max_iter=5000)
    machine.fit(csr_matrix((values, columns, starts), shape=(len(vectors), width)), named)
    weights, biases = machine.coef_.tolist(), machine.intercept_.tolist()
    if len(labels) == 2:  # one border for two: seen from the other side it is the same
        weights, biases = [[-value for value in weights[0]], weights[0]], [-biases[0], biases[0]]
    return weights, biases


def train(rows, progress=None):
    """A model of ``(label, text)`` rows with its card, scored on five parts each held out once.

    Texts that share a whole clause stand in one part: knowing a copy is no merit.
    ``TooLittle`` unless every label has at least as many texts as there are parts.
    """
    rows = [(label, text) for label, text in rows if grams(text)]
    rare = [label for label, number in Counter(label for label, _text in rows).items() if number < FOLDS]
    if rare:
        raise TooLittle(f"fewer than {FOLDS} texts of {', '.join(sorted(rare))}")
    parts = folds([label for label, _text in rows], FOLDS, kin([text for _label, text in rows]))
    answers, each = [], []
    for number, part in enumerate(parts, start=1):
        held = set(part)
        model = fit([row for at, row in enumerate(rows) if at not in held])
        found = []
        for at in part:
            (best, label), (second, _label) = _two_best(model.scores(rows[at][1]))
            found.append((rows[at][0], model.labels[label], best - second))
        answers += found
        each.append(macro_f1([(true, said) for true, said, _margin in found]))
        if progress:
            progress(number, len(parts))
    model = fit(rows)
    model.card = _card(answers, each)
    return model


def judge(model, rows):
    """How ``model`` judges ``(label, text)`` rows it has not seen, as ``Later`` counts."""
    correct = answered = answered_correct = 0
    for label, text in rows:
        likely, found = model.label_of(text), model.guess(text)
        correct += likely == label
        answered += found is not None
        answered_correct += found is not None and found.label == label
    return Later(judged=len(rows), correct=correct, answered=answered, answered_correct=answered_correct)


def _card(answers, each):
    pairs = [(true, said) for true, said, _margin in answers]
    threshold, answered, right = silence_below([(margin, true == said) for true, said, margin in answers])
    mean = sum(each) / len(each)
    return Card(
        texts=len(answers),
        macro_f1=macro_f1(pairs),
        macro_f1_deviation=math.sqrt(sum((value - mean) ** 2 for value in each) / len(each)),
        accuracy=sum(true == said for true, said in pairs) / len(pairs),
        threshold=threshold,
        answered=answered,
        right=right,
        f1=f1_by_label(pairs),
    )


def kin(texts, length=LONG_CLAUSE):
    """For each text the number of its family: texts that share a clause of ``length`` characters, directly or not."""
    family, first = list(range(len(texts))), {}

    def head(at):
        while family[at] != at:
            family[at] = at = family[family[at]]
        return at

    for at, text in enumerate(texts):
        for clause in _CLAUSE_ENDS.split(normalize("NFKC", text)):
            plain = _plain(clause)
            if len(plain) >= length:
                family[head(at)] = head(first.setdefault(plain, at))
    return [head(at) for at in range(len(texts))]


def folds(labels, number, families=None):
    """Indexes in ``number`` parts, each with its share of every label; always the same for the same labels.

    ``families`` (see ``kin``) are never torn apart: each goes to the part that lacks most of its labels.
    """
    members = defaultdict(list)
    for at, family in enumerate(families or range(len(labels))):
        members[family].append(at)
    draw = random.Random(len(labels))  # noqa: S311 no secret: the same parts every time
    groups = list(members.values())
    draw.shuffle(groups)
    groups.sort(key=len, reverse=True)
    parts, held = [[] for _ in range(number)], [Counter() for _ in range(number)]
    for group in groups:
        wanted = Counter(labels[at] for at in group)
        best = min(
            range(number),
            key=lambda part: (sum(held[part][label] * n for label, n in wanted.items()), len(parts[part])),
        )
        parts[best] += group
        held[best] += wanted
    return parts


def f1_by_label(pairs):
    """``{label: F1}`` of ``(true, said)`` pairs, for every label that is true or said of one."""
    true, said = Counter(t for t, _s in pairs), Counter(s for _t, s in pairs)
    both = Counter(t for t, s in pairs if t == s)
    return {label: 2 * both[label] / (true[label] + said[label]) for label in sorted(true | said)}


def macro_f1(pairs):
    """The mean F1 over all labels, each counting alike (van Rijsbergen 1979); 0 for nothing."""
    scores = f1_by_label(pairs)
    return sum(scores.values()) / len(scores) if scores else 0.0


def silence_below(judged, right_enough=RIGHT_ENOUGH):
    """The margin from which on answers are right often enough, with the share answered and the share of those right.

    ``judged`` are ``(margin, was right)`` pairs. ``(inf, 0, 0)`` when no margin is enough: then the model keeps silent.
    """
    best, right = (math.inf, 0.0, 0.0), 0
    ordered = sorted(judged, key=lambda pair: -pair[0])
    for number, (margin, was_right) in enumerate(ordered, start=1):
        right += was_right
        next_differs = number == len(ordered) or ordered[number][0] != margin
        if next_differs and right / number >= right_enough:
            best = (margin, number / len(ordered), right / number)
    return best
