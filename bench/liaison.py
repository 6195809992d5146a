"""Households to liaisons beside the plain solver and the nearest-with-room rule; visiting rounds beside a route solver.

    python bench/liaison.py [--only village|township|county|routes] [--solver ortools|scipy]

Made-up hamlets of sixty households; each household has one member who is kin, one in ten is looked after today. Members
have room for thirty, more than any county's rule allows: what is measured is size. Every method gets a process of its own
with one thread; its CPU seconds, imports and reading of the lists left out, and the most memory it ever held are its own.
OR-Tools' minimum-cost flow on every pair is the plain solver.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, peak_memory, ratio, skipped, value

SIZES = {"village": (300, 20), "township": (10_000, 600), "county": (120_000, 6_000)}
#: CPU seconds and MiB of ours; times less CPU than the plain solver.
MOST_SECONDS = {"village": 0.5, "county": 40}
MOST_MEMORY = {"county": 1024}
LEAST_RATIO = {"township": 3}
ROUTES = (10, 20, 40, 100)
ROOM, SKILLS = 30, ("repairs", "mediation", "care", "papers")


def township(households, members, seed=1):
    """``(households, members, kin, today)``."""
    from lianxin.liaison.calc.assignment import Household, Member, Place

    draw = random.Random(seed)
    side = int((households / 60) ** 0.5 * 800) + 1
    centres = [(draw.randrange(side), draw.randrange(side)) for _hamlet in range(-(-households // 60))]

    def home(hamlet):
        east, north = centres[hamlet]
        return Place("", str(hamlet), round(draw.gauss(east, 120)), round(draw.gauss(north, 120)))

    homes = [
        Household(
            f"h{at:06}", home(at // 60), frozenset(draw.sample(SKILLS, draw.random() < 0.2)), draw.random() < 0.06
        )
        for at in range(households)
    ]
    people = [
        Member(f"m{at:05}", home(draw.randrange(len(centres))), frozenset(draw.sample(SKILLS, draw.randrange(3))), ROOM,
               experienced=draw.random() < 0.5)
        for at in range(members)
    ]  # fmt: skip
    kin = [(each.key, draw.choice(people).key) for each in homes]
    today = {each.key: draw.choice(people).key for each in homes if draw.random() < 0.1}
    return homes, people, kin, today


def ours(case, weights, solver):
    from lianxin.liaison.calc.assignment.planning import plan

    homes, people, kin, today = case
    found = plan(homes, people, kin=kin, today=today, weights=weights, solver=solver)
    return {"objective": found.objective, "arcs": found.arcs, "rounds": found.rounds}


def full(case, weights, _solver):
    """OR-Tools on every pair that may be."""
    import numpy as np

    from lianxin.liaison.calc.assignment.board import Arcs, Board
    from lianxin.liaison.calc.assignment.flow import solve
    from lianxin.liaison.calc.assignment.parts import FORBIDDEN

    board = Board(*case, weights)
    many, few = board.shape
    table = board.table(np.arange(many), np.arange(few)).ravel()
    may = np.flatnonzero(table < FORBIDDEN)
    arcs = Arcs(may // few, may % few, table[may])
    del table
    chosen = solve(arcs, board, 1 << 24, "ortools")
    return {"objective": board.objective(arcs.columns[chosen]), "arcs": len(may)}


def nearest(case, weights, _solver):
    """What one does with a list: each household, in turn, to the nearest member who is no kin and has room."""
    import numpy as np

    from lianxin.liaison.calc.assignment.board import Board

    board = Board(*case, weights)
    room, columns = board.room.copy(), np.arange(board.shape[1])
    chosen = np.empty(board.shape[0], np.int64)
    for row in range(board.shape[0]):
        way = board.ways(np.full(len(columns), row), columns)
        way[room == 0] = 1 << 40
        way[board.kin_of(row)] = 1 << 40
        chosen[row] = best = way.argmin()
        room[best] -= 1
    return {"objective": board.objective(chosen)}


METHODS = {"ours": ours, "full": full, "nearest": nearest}


def alone(method, size, solver):
    """One method in this process; prints what it took as JSON."""
    from lianxin.liaison.calc.assignment import Weights

    case = township(*SIZES[size])
    warm = township(60, 6)
    METHODS[method](warm, Weights(across_villages=True), solver)  # loads what it needs
    before = _cpu()
    found = METHODS[method](case, Weights(across_villages=True), solver)
    print(json.dumps(found | {"cpu": _cpu() - before, "memory": peak_memory()}))


def _cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def asked(method, size, solver):
    """The method in a process of its own."""
    env = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, __file__, "--alone", method, size, "--solver", solver]
    return json.loads(subprocess.run(command, env=env, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


def compare(size, solver):
    name = f"liaison.{size}"
    mine = asked("ours", size, solver)
    value(f"{name}.cpu", mine["cpu"], "s", most=MOST_SECONDS.get(size))
    value(f"{name}.memory", mine["memory"], "MiB", most=MOST_MEMORY.get(size))
    value(f"{name}.pairs", mine["arcs"], "pairs given to the solver")
    value(f"{name}.rounds", mine["rounds"], "rounds, the last of which proves it")
    if size == "county":
        skipped(f"{name}.full", "720 million pairs do not fit")
    else:
        plain = asked("full", size, solver)
        value(f"{name}.full.cpu", plain["cpu"], "s")
        value(f"{name}.full.memory", plain["memory"], "MiB")
        same = plain["objective"] == mine["objective"]
        value(f"{name}.objective.identical", "yes" if same else "NO", "with the plain solver on every pair")
        times = ratio(f"{name}.cpu", mine["cpu"], plain["cpu"], "less CPU than the plain solver")
        ratio(f"{name}.memory", mine["memory"], plain["memory"], "less memory than the plain solver")
        if size in LEAST_RATIO:
            value(f"{name}.times", times, "×", least=LEAST_RATIO[size])
    if solver == "ortools" and size != "county":
        other = asked("ours", size, "scipy")
        value(f"{name}.scipy.cpu", other["cpu"], "s without OR-Tools")
        value(f"{name}.scipy.identical", "yes" if other["objective"] == mine["objective"] else "NO", "with OR-Tools")
    rule = asked("nearest", size, solver)
    value(f"{name}.nearest.cpu", rule["cpu"], "s")
    value(f"{name}.nearest.gap", 100 * (rule["objective"] / mine["objective"] - 1), "% dearer than the best")


def spots(count, seed):
    """Stops spread evenly, or every other time in hamlets; the first is where one starts."""
    draw = random.Random(seed)
    if seed % 2:
        return [(draw.randrange(3000), draw.randrange(3000)) for _stop in range(count + 1)]
    centres = [(draw.randrange(3000), draw.randrange(3000)) for _hamlet in range(max(2, count // 8))]
    near = [draw.choice(centres) for _stop in range(count + 1)]
    return [(round(draw.gauss(east, 150)), round(draw.gauss(north, 150))) for east, north in near]


def by_solver(points):
    """PyVRP's round after a thousand turns, some 50 ms for 40 stops."""
    from pyvrp import Model
    from pyvrp.stop import MaxIterations

    from lianxin.liaison.calc.routes import metres

    model = Model()
    places = [model.add_location(*point) for point in points]
    model.add_depot(places[0])
    for place in places[1:]:
        model.add_client(place)
    model.add_vehicle_type()
    for one, here in zip(places, points, strict=True):
        for other, there in zip(places, points, strict=True):
            if one is not other:
                model.add_edge(one, other, distance=metres(here, there))
    return int(model.solve(stop=MaxIterations(1000), display=False, seed=1).best.distance())


def rounds():
    from lianxin.liaison.calc.routes import round_trip

    for count in ROUTES:
        gaps, took = [], []
        for seed in range(24):
            points = spots(count, seed)
            started = time.process_time()
            _order, metres = round_trip(points[0], points[1:])
            took.append(1000 * (time.process_time() - started))
            gaps.append(100 * (metres / min(metres, by_solver(points)) - 1))
        value(f"routes.{count}.cpu", statistics.mean(took), "ms", most=10 if count <= 40 else None)
        value(
            f"routes.{count}.gap",
            statistics.mean(gaps),
            "% longer than the best known",
            most=1.3 if count <= 40 else None,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=[*SIZES, "routes"])
    parser.add_argument("--solver", choices=["ortools", "scipy"], default="ortools")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        alone(*options.alone, options.solver)
        return
    for size in SIZES:
        if options.only in (None, size):
            compare(size, options.solver)
    if options.only in (None, "routes"):
        rounds()


if __name__ == "__main__":
    main()
