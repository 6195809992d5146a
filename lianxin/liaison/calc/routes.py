"""In which order to call on some households: a suggestion, which whoever walks it may change. Pure.

Always to the nearest stop left, once from the start and once from the stop farthest off, then two exchanges as long as
one shortens the round: turning a part of it round (2-opt, Croes 1958) and moving up to three stops elsewhere (Or-opt, Or
1976). The shorter round is taken. ``frontend/src/islands/route.ts`` says the same for the phone and gives the same order.
"""

from itertools import pairwise
from math import sqrt

#: As many stops in a row move together at most.
_TOGETHER = 3
#: More stops than anybody visits in a day; the rest keep their order behind these.
MOST_STOPS = 200


def metres(one, other):
    """Straight way between two spots ``(east, north)`` in whole metres."""
    east, north = one[0] - other[0], one[1] - other[1]
    return round(sqrt(east * east + north * north))


def round_trip(start, spots):
    """``(order of the spots, metres there and back)``. Spots are ``(east, north)`` in metres or ``None``.

    Those nobody has measured come last, in their order, and count nothing. Without a ``start`` the first measured spot
    is where one begins. Equal ways are decided by the order given, so the answer is always the same.
    """
    known = [at for at, spot in enumerate(spots) if spot is not None][:MOST_STOPS]
    rest = [at for at in range(len(spots)) if at not in set(known)]
    if not known:
        return rest, 0
    points = [start or spots[known[0]], *(spots[at] for at in known)]
    way = [[metres(one, other) for other in points] for one in points]
    farthest = max(range(len(points)), key=lambda at: way[0][at])
    rounds = [shorten(nearest_first(way, first), way) for first in (0, farthest)]
    tour = min(rounds, key=lambda each: length(each, way))
    return [known[at - 1] for at in tour[1:-1]] + rest, length(tour, way)


def length(tour, way):
    return sum(way[here][there] for here, there in pairwise(tour))


def nearest_first(way, first=0):
    """A round from 0 back to 0, found by going from ``first`` always to the nearest point left, the first of several."""
    order, left = [first], [at for at in range(len(way)) if at != first]
    while left:
        here = way[order[-1]]
        nearest = min(left, key=lambda at: here[at])
        left.remove(nearest)
        order.append(nearest)
    home = order.index(0)
    return [*order[home:], *order[:home], 0]


def shorten(tour, way):
    """The round after both exchanges, until neither shortens it."""
    tour = list(tour)
    while _turn(tour, way) or _move(tour, way):
        pass
    return tour


def _turn(tour, way):
    """Turn parts round as long as that shortens; whether it did."""
    shorter, last = False, len(tour) - 1
    for i in range(last - 2):
        before, first = tour[i], tour[i + 1]
        from_before, from_first = way[before], way[first]
        now = from_before[first]
        for j in range(i + 2, last):
            end, after = tour[j], tour[j + 1]
            if from_before[end] + from_first[after] < now + way[end][after]:
                tour[i + 1 : j + 1] = tour[i + 1 : j + 1][::-1]
                first = end
                from_first, now, shorter = way[first], from_before[first], True
    return shorter


def _move(tour, way):
    """The first move of some stops, either way round, that shortens; whether there was one."""
    last = len(tour) - 1
    for count in range(1, _TOGETHER + 1):
        for i in range(1, last - count + 1):
            first, end = tour[i], tour[i + count - 1]
            from_first, from_end = way[first], way[end]
            before, after = tour[i - 1], tour[i + count]
            gain = from_first[before] + from_end[after] - way[before][after]
            if gain <= 0:
                continue
            for j in [*range(i - 1), *range(i + count, last)]:
                here, there = tour[j], tour[j + 1]
                saved = gain + way[here][there]
                ahead = from_first[here] + from_end[there]
                back = from_end[here] + from_first[there]
                if ahead < saved or back < saved:
                    part = tour[i : i + count] if ahead <= back else tour[i : i + count][::-1]
                    del tour[i : i + count]
                    at = j + 1 if j < i else j + 1 - count
                    tour[at:at] = part
                    return True
    return False
