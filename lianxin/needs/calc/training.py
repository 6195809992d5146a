"""Making a model of ``triage`` from labelled texts: scikit-learn's LIBLINEAR (Fan et al. 2008), and scores on held-out parts."""

import math
import random
import re
from array import array
from collections import Counter, defaultdict
from unicodedata import normalize

from lianxin.needs.calc.triage import Card, Later, Model, grams, plain_text, two_best

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
_LARGEST = 127


class TooLittle(ValueError):
    """Not enough to learn from: fewer than two categories, or too few texts of each."""


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
    weights, biases = _separate([made.vector(counts) for _label, counts in rows], [label for label, _c in rows], labels, len(known))  # fmt: skip
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
            (best, label), (second, _label) = two_best(model.scores(rows[at][1]))
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
            plain = plain_text(clause)
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
