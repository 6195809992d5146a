"""The suggested round: exact on few stops, the same on the phone."""

import json
import random
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from lianxin.liaison.calc import routes

FRONT_END = Path(settings.BASE_DIR) / "frontend"
spots = st.tuples(st.integers(0, 3000), st.integers(0, 3000))


def stops(count, seed):
    dice = random.Random(seed)
    return [(dice.randrange(3000), dice.randrange(3000)) for _each in range(count)]


def shortest(points):
    """The least metres of a round by dynamic programming over sets (Held and Karp, 1962)."""
    way = [[routes.metres(one, other) for other in points] for one in points]
    best = {(1 << at, at): way[0][at] for at in range(1, len(points))}
    for _size in range(2, len(points)):
        grown = {}
        for (seen, here), sum_ in best.items():
            for there in range(1, len(points)):
                if not seen >> there & 1:
                    key = (seen | 1 << there, there)
                    grown[key] = min(grown.get(key, sum_ + way[here][there]), sum_ + way[here][there])
        best = grown
    return min(sum_ + way[here][0] for (_seen, here), sum_ in best.items())


def test_round_of_few_stops_is_near_the_shortest():
    """Ten stops and fewer: never five hundredths longer, and on average not one in five hundred."""
    gaps = []
    for seed in range(30):
        points = stops(3 + seed % 7, seed)
        _order, metres = routes.round_trip(points[0], points[1:])
        gaps.append(metres / shortest(points) - 1)
    assert min(gaps) >= 0
    assert max(gaps) < 0.05
    assert sum(gaps) / len(gaps) < 0.002


@given(st.lists(st.one_of(st.none(), spots), max_size=25), st.one_of(st.none(), spots))
def test_every_stop_comes_once_and_the_metres_are_those_of_the_order(points, start):
    order, metres = routes.round_trip(start, points)
    assert sorted(order) == list(range(len(points)))
    walked = [points[at] for at in order if points[at]]
    unknown = [at for at in order if points[at] is None]
    assert order[len(walked) :] == unknown == sorted(unknown)
    if walked:
        first = start or next(each for each in points if each)
        path = [first, *walked, first]
        assert metres == sum(routes.metres(a, b) for a, b in pairwise(path))


@given(st.lists(spots, min_size=1, max_size=25), spots)
def test_neither_exchange_shortens_the_round(points, start):
    order, metres = routes.round_trip(start, points)
    all_points = [start, *(points[at] for at in order)]
    way = [[routes.metres(a, b) for b in all_points] for a in all_points]
    tour = [*range(len(all_points)), 0]
    assert routes.shorten(tour, way) == tour
    assert routes.length(tour, way) == metres <= routes.length(routes.nearest_first(way), way)


def test_more_stops_than_anybody_visits_keep_their_order_at_the_end():
    points = stops(routes.MOST_STOPS + 3, 1)
    order, _metres = routes.round_trip((0, 0), points)
    assert order[-3:] == [routes.MOST_STOPS, routes.MOST_STOPS + 1, routes.MOST_STOPS + 2]


def test_phone_gives_the_same_order(tmp_path):
    """The script of the phone on the same stops, in Node."""
    if not (FRONT_END / "node_modules" / "esbuild").exists():
        pytest.skip("the front end is not installed: npm ci in frontend/")
    cases = [(stops(1, seed)[0] if seed % 5 else None, stops(seed % 43, 100 + seed)) for seed in range(60)]
    cases += [((0, 0), [(x * 100, y * 100) for x in range(5) for y in range(5)])]  # many equal ways
    cases += [((5, 5), [None, (10, 0), None, (0, 10), (10, 0)]), (None, [None, None])]
    built = tmp_path / "route.mjs"
    esbuild = FRONT_END / "node_modules" / ".bin" / "esbuild"
    subprocess.run(
        [
            esbuild,
            FRONT_END / "src" / "islands" / "route.ts",
            "--format=esm",
            f"--outfile={built}",
            "--log-level=error",
        ],
        check=True,
    )
    asking = f"""
        import {{ roundTrip }} from {json.dumps(built.as_uri())}
        import {{ readFileSync }} from 'node:fs'
        const rounds = JSON.parse(readFileSync(0)).map(([start, spots]) => roundTrip(start, spots))
        console.log(JSON.stringify(rounds))
    """
    answer = subprocess.run(
        ["node", "--input-type=module", "-e", asking],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    for (start, spots), said in zip(cases, json.loads(answer.stdout), strict=True):
        order, metres = routes.round_trip(start, spots)
        assert (said["order"], said["metres"]) == (order, metres)
