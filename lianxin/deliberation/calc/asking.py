"""In which order statements are asked: by lot, and fair to those that few have seen yet; and how few are too few to show."""

from collections.abc import Callable, Collection, Mapping

#: Nothing is shown of fewer people, nor of a group or a number smaller than that.
FEWEST_PEOPLE, FEWEST_IN_GROUP = 50, 5


def next_statement(seen: Mapping, answered: Collection, draw: Callable[[], float]):
    """Which statement to ask next: one that fewest have answered, by lot among equals; ``None`` when all are answered.

    ``seen`` maps statements to how many people have answered each, ``draw`` gives numbers by lot. Whoever wrote late is
    asked for as often as whoever wrote first, and nobody can choose a place in the order.
    """
    rest = [(count, draw(), statement) for statement, count in seen.items() if statement not in answered]
    return min(rest, key=lambda one: one[:2])[2] if rest else None
