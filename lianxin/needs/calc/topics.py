"""Which messages speak of the same matter: average-link clustering over runs of two to four characters.

Two groups join as long as the cosine between their messages is on average at least ``CLOSE`` (UPGMA, Sokal and
Michener 1958). The title counts three times: it is what its writer holds the matter to be. Clustering takes scipy, which
loads only here: it belongs in a process of its own, never in one that answers pages.
"""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from lianxin.needs.calc.similarity import words_of

CLOSE = 0.14
#: Among the messages of one place and category much is alike already.
CLOSE_NEARBY = 0.25
#: Two are a coincidence, three are a matter.
FEWEST = 3
_TITLE_COUNTS = 3
#: The matter stands at the beginning; what follows is how long it has lasted and whom one has asked.
_CHARACTERS = 200
#: Among so many a run in only two messages is a slip of the pen.
_MANY = 100
#: All pairs are compared: four times the memory for twice the messages. Older ones are left to the month before.
MOST_MESSAGES = 8000


@dataclass(frozen=True)
class Message:
    """``voices`` are the people who said for or against it beside its writer."""

    title: str
    text: str = ""
    voices: int = 0


@dataclass(frozen=True)
class Topic:
    """``members`` are indexes of the messages, the most typical first; ``likeness`` their mean cosine, 0 to 1."""

    members: tuple
    likeness: float
    voices: int

    @property
    def heat(self):
        """Messages, as far as they are one matter; voices beside them count by their logarithm, or a crowd hides all else."""
        return len(self.members) * self.likeness + math.log(1 + self.voices)


def find(messages, *, fewest=FEWEST, close=CLOSE):
    """Topics of at least ``fewest`` of the ``Message``s, the hottest first; always the same for the same messages."""
    messages = messages[:MOST_MESSAGES]
    if len(messages) < fewest or len(messages) < 2:
        return []
    likeness = _likeness([_grams(message) for message in messages])
    groups = defaultdict(list)
    for at, label in enumerate(_labels(likeness, close)):
        groups[label].append(at)
    found = [_topic(likeness, group, messages) for group in groups.values() if len(group) >= fewest]
    return sorted(found, key=lambda topic: (-topic.heat, min(topic.members)))


def _grams(message):
    counts = Counter()
    for text, times in ((message.title, _TITLE_COUNTS), (message.text, 1)):
        plain = words_of(text)[:_CHARACTERS]
        for size in (2, 3, 4):
            for at in range(len(plain) - size + 1):
                counts[plain[at : at + size]] += times
    return counts


def _likeness(counted):
    """The cosine of each two, as a dense symmetric array of float32: 0 where there is nothing to compare."""
    import numpy as np
    from scipy.sparse import csr_matrix

    seen_in = Counter(gram for counts in counted for gram in counts)
    enough = 3 if len(counted) >= _MANY else 2
    known = sorted(gram for gram, number in seen_in.items() if number >= enough)
    rarity = {gram: 1 + math.log((1 + len(counted)) / (1 + seen_in[gram])) for gram in known}
    column = {gram: at for at, gram in enumerate(known)}
    rows, places, values = [], [], []
    for row, counts in enumerate(counted):
        weights = {gram: number * rarity[gram] for gram, number in counts.items() if gram in column}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        rows += [row] * len(weights)
        places += [column[gram] for gram in weights]
        values += [weight / length for weight in weights.values()]
    matrix = csr_matrix((values, (rows, places)), (len(counted), max(1, len(known))), np.float32)
    return np.clip((matrix @ matrix.T).toarray(), 0, 1)


def _labels(likeness, close):
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage

    distance = (1 - likeness)[np.triu_indices(len(likeness), 1)].astype(np.float64)
    return fcluster(linkage(distance, "average"), 1 - close, "distance").tolist()


def _topic(likeness, group, messages):
    inside = likeness[group][:, group]
    sums = inside.sum(axis=1) - inside.diagonal()
    typical = sorted(range(len(group)), key=lambda at: (-sums[at], group[at]))
    pairs = len(group) * (len(group) - 1)
    voices = sum(messages[at].voices for at in group)
    return Topic(tuple(group[at] for at in typical), float(sums.sum()) / pairs if pairs else 1.0, voices)
