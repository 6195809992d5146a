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
