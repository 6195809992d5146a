"""In which order statements are asked: by lot, and fair to those that few have seen yet; and how few are too few to show."""

from collections.abc import Callable, Collection, Mapping, Sequence

#: Nothing is shown of fewer people, nor of a group or a number smaller than that.
FEWEST_PEOPLE, FEWEST_IN_GROUP = 50, 5


def next_statement(seen: Mapping, answered: Collection, draw: Callable[[], float]):
    """Which statement to ask next: one that fewest have answered, by lot among equals; ``None`` when all are answered.

    ``seen`` maps statements to how many people have answered each, ``draw`` gives numbers by lot. Whoever wrote late is
    asked for as often as whoever wrote first, and nobody can choose a place in the order.
    """
    rest = [(count, draw(), statement) for statement, count in seen.items() if statement not in answered]
    return min(rest, key=lambda one: one[:2])[2] if rest else None


def tells_of_nobody(marks: Sequence, of_all: Sequence[int] | None = None) -> bool:
    """Whether the numbers of a statement by group may be said, all of them: ``(statement, agrees, yes, seen)`` of each group told.

    ``of_all``: how many agreed, disagreed and passed, which everybody may read. No number is small, and none is that is left when
    the groups are taken from all: of those groups not told, of the other answer, and of who passed.
    """
    found = [part for _statement, _agrees, yes, seen in marks for part in (yes, seen - yes)]
    if of_all:
        for is_agreed, ours, others in ((True, *of_all[:2]), (False, *of_all[1::-1])):
            of_side = [(yes, seen - yes) for _statement, agrees, yes, seen in marks if agrees == is_agreed]
            if not of_side:
                continue
            yes, rest = map(sum, zip(*of_side, strict=True))
            found += [ours - yes, sum(of_all) - ours - rest]
            if opposite := [yes for _statement, agrees, yes, _seen in marks if agrees != is_agreed]:
                found.append(rest - (others - sum(opposite)))
    return min(found) >= FEWEST_IN_GROUP
