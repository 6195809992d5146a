"""Numbers small enough to point at somebody are not shown, nor what they could be worked out from."""

#: Below this many, a number is about people somebody may know.
SMALL_CELL = 5


def is_small(count):
    """Whether a number on its own is about people somebody may know."""
    return 0 < count < SMALL_CELL


def hidden_cells(counts):
    """Which of sibling ``counts`` to hide when their sum is known: a list of bools in the same order.

    Hidden are all from 1 to below ``SMALL_CELL`` and, when there are any, the smallest of the larger ones too (all that
    are as small), so that no hidden number is the remainder of the sum. They look alike, so that nobody sees which of
    them is which. Nothing at all is about nobody and is shown.
    """
    if not any(map(is_small, counts)):
        return [False] * len(counts)
    limit = min((count for count in counts if count >= SMALL_CELL), default=SMALL_CELL - 1)
    return [0 < count <= limit for count in counts]


#: Behind a path: what was told at the place itself, beside what was told below it.
_ITSELF = "."


def hidden_places(counts, width):
    """What is not shown anywhere, of ``{path: number told at the place itself}``, paths in steps of ``width``: paths of
    places, and ``path.`` for what was told at a place itself that has others below it.

    Everybody can ask for the number of each place with all in it, for the numbers right below it, and for a list of all
    places in it. What is hidden in one of these is hidden in all, and never alone: else another page would fill the gap.
    """
    whole: dict[str, int] = {}
    for path, count in counts.items():
        for above in _ways_up(path, width):
            whole[above] = whole.get(above, 0) + count
    parents = {path[:-width] for path in whole}
    itself = {path + _ITSELF if path in parents else path: count for path, count in counts.items()}
    lists = _lists(whole, itself, width)
    hidden = {path for path, count in (whole | itself).items() if is_small(count)}
    while more := {each for place, found in lists.items() for shown in found for each in _gap(place, shown, hidden)}:
        hidden |= more
    return hidden


def _lists(whole, itself, width):
    """``{place: (what is right below it and its own, all that is told in it)}``, each ``{path: count}``."""
    lists: dict[str, tuple[dict, dict]] = {place: ({}, {}) for place in whole}
    for path, count in whole.items():
        if up := lists.get(path[:-width]):
            up[0][path] = count
    for path, count in itself.items():
        place = path.removesuffix(_ITSELF)
        if place != path:
            lists[place][0][path] = count
        for above in _ways_up(place, width):
            lists[above][1][path] = count
    return lists


def _gap(place, shown, hidden):
    """What else to hide where one number alone is hidden in a list whose sum is known: the smallest, or the sum itself."""
    gaps = [path for path, count in shown.items() if count and path in hidden]
    if len(gaps) != 1 or place in hidden:
        return set()
    others = {path: count for path, count in shown.items() if count and path not in hidden}
    smallest = min(others.values(), default=0)
    return {path for path, count in others.items() if count == smallest} or {place}


def is_kept_back(path, hidden, width, *, itself=False):
    """Whether a place or one above it is hidden; with ``itself``, only what was told there and not below."""
    return any(above in hidden for above in _ways_up(path, width)) or (itself and path + _ITSELF in hidden)


def _ways_up(path, width):
    return [path[:end] for end in range(width, len(path) + 1, width)]
