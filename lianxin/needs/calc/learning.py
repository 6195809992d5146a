"""Learning on: a model that exists takes in cases closed since, without seeing the old ones again.

Each label's border moves as little as it can while the new cases fall on their side of it: the support vector machine
of ``triage`` with the old weights as its origin, solved by dual coordinate descent (Hsieh et al. 2008, algorithm 1).
"""

import math
from array import array
from collections import Counter

from lianxin.needs.calc.training import FEWEST_TEXTS, FOLDS, judge, shrink
from lianxin.needs.calc.triage import Model, grams

#: Passes over the new cases; later ones change next to nothing.
PASSES = 12
#: How much a case on the wrong side weighs against moving a border found from many; a heavier weight forgets them.
COST = 0.03
#: The same for the border of a new label, which forgets nothing.
COST_OF_NEW = 1.0
#: Of a label nobody has met: its border lies where everything is on the other side.
_UNKNOWN = -1.0


def learn_more(model, rows):
    """A new model that also knows ``(label, text)`` rows; ``model`` stays as it was.

    The card counts how the old model judged these rows before it had seen them. New labels need ``training.FOLDS`` texts,
    new grams ``training.FEWEST_TEXTS``; rows of labels that are still too rare change nothing.
    """
    counted = [(label, text, grams(text)) for label, text in rows]
    often = Counter(label for label, _text, counts in counted if counts)
    known = set(model.labels) | {label for label, number in often.items() if number >= FOLDS}
    counted = [row for row in counted if row[0] in known and row[2]]
    if not counted:
        return model
    later = judge(model, [(label, text) for label, text, _counts in counted if label in model.labels])
    grown = _grown(model, [counts for _label, _text, counts in counted], sorted(known - set(model.labels)))
    vectors = [grown.vector(counts) for _label, _text, counts in counted]
    for at, label in enumerate(grown.labels):
        sides = [1 if row[0] == label else -1 for row in counted]
        cost = COST if label in model.labels else COST_OF_NEW
        grown.biases[at] = _move(grown.weights[at], grown.biases[at], vectors, sides, cost)
    card = model.card.with_later(later, len(counted)) if model.card else None
    return shrink(grown, card)


def _grown(model, counts, labels):
    """A copy of ``model`` with room for new grams and labels; its weights are plain numbers, its scales 1."""
    seen_in = Counter(gram for each in counts for gram in each)
    new = sorted(gram for gram, number in seen_in.items() if number >= FEWEST_TEXTS and gram not in model.grams)
    texts = len(counts) + (model.card.texts + model.card.later.learned if model.card else 0)
    rarity = [*model.rarity, *(math.log((1 + texts) / (1 + seen_in[gram])) + 1 for gram in new)]
    known = {**model.grams, **{gram: len(model.grams) + at for at, gram in enumerate(new)}}
    weights = [
        array("d", [scale * value for value in column] + [0.0] * len(new))
        for scale, column in zip(model.scales, model.weights, strict=True)
    ]
    weights += [array("d", bytes(8 * len(known))) for _label in labels]
    biases = [*model.biases, *(_UNKNOWN for _label in labels)]
    return Model([*model.labels, *labels], known, rarity, weights, [1.0] * len(weights), biases)


def _move(weights, bias, vectors, sides, cost):
    """Move one border in place until the new cases lie on their sides, as far as ``cost`` asks; returns its bias."""
    softness = 1 / (2 * cost)
    pushes = [0.0] * len(sides)
    for _pass in range(PASSES):
        for at, ((rows, values), side) in enumerate(zip(vectors, sides, strict=True)):
            reached = bias + sum(weights[row] * value for row, value in zip(rows, values, strict=True))
            gradient = side * reached - 1 + softness * pushes[at]
            push = max(pushes[at] - gradient / (2 + softness), 0.0)
            step = (push - pushes[at]) * side
            if step:
                pushes[at] = push
                bias += step
                for row, value in zip(rows, values, strict=True):
                    weights[row] += step * value
    return bias
