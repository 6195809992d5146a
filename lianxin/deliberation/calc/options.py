"""What a ballot over several options decides in a meeting: what wins its count and has as many behind it as the body's rule asks.

How many stand behind an option: its marks; of a ranked ballot those who prefer it to each other one, in its weakest pair; of an
instant run-off its sheets in the last round. Points are no persons, and who objects or advises chooses nothing: they decide no item.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lianxin.deliberation.calc.elections import RUN_OFF
from lianxin.deliberation.calc.quorum import Attendance, Line, Roll, Votes, evaluate
from lianxin.deliberation.calc.quorum_rules import VERSION, Number, Rule

#: The functions of ``recounting`` that can decide an item beside yes or no.
DECIDING = ("choose", "approval", "elect", "condorcet", "instant-run-off")


@dataclass(frozen=True)
class Decided:
    """``majority``: every option that won its count, or stands again, with its test. ``passed``: whether anything was ``chosen``;
    ``None`` where no text says how many it takes."""

    rule: str
    version: str
    quorum_met: bool | None
    passed: bool | None
    quorum: tuple[Line, ...]
    majority: tuple[tuple[str, Line], ...]
    chosen: tuple[str, ...]


def least_of(rule: Rule, roll: Roll, attendance: Attendance) -> int:
    """The fewest votes that are a majority of the body; ``0`` where no text says."""
    return min((line.needed for line in evaluate(rule, roll, attendance, Votes()).majority), default=0)


def decide(
    rule: Rule, roll: Roll, attendance: Attendance, function: str, result: Mapping, *, run_off: bool = False
) -> Decided:
    """The verdict on the ``result`` of a ballot. ``run_off``: a third of those who voted is enough; only what was published under that
    rule is still counted by it, no ballot is held by it any more (decision 0510)."""
    behind, handed_in = _behind(function, result), result["handed_in"]
    lines, chosen = [], []
    found = evaluate(rule, roll, attendance, Votes())
    for option, votes in behind:
        tests = (_third(votes, handed_in),) if run_off else _tests(rule, roll, attendance, votes, handed_in)
        if tests:
            lines.append((option, next((line for line in tests if line.holds), tests[0])))
        if option in _first(function, result) and any(line.holds for line in tests) and found.quorum_met is not False:
            chosen.append(option)
    passed = bool(chosen) if lines or rule.majority else None
    return Decided(rule.code, VERSION, found.quorum_met, passed, found.quorum, tuple(lines), tuple(chosen))


def _tests(rule, roll, attendance, votes, handed_in):
    return evaluate(rule, roll, attendance, Votes(yes=votes, no=handed_in - votes)).majority


def _third(votes, of):
    return Line(Number.YES, votes, RUN_OFF, Number.HANDED_IN, of, RUN_OFF.needed(of), RUN_OFF.holds(votes, of))


def _first(function, result):
    if function == "elect":
        return result["elected"]
    return result["winners"] if "winners" in result else [result["winner"]]


def _behind(function, result):
    if function == "elect":
        counts = dict(map(tuple, result["counts"]))
        return [(name, counts[name]) for name in dict.fromkeys([*result["elected"], *result["again"]])]
    if "winners" in result:
        counts = dict(map(tuple, result["counts"]))
        return [(name, counts[name]) for name in result["winners"]]
    if result["winner"] is None:
        return []
    return [(result["winner"], _for_winner(result))]


def _for_winner(result):
    winner = result["winner"]
    if "rounds" in result:
        return dict(map(tuple, result["rounds"][-1]["counts"]))[winner]
    pairs = result["pairs"]
    for_it = [
        votes if one == winner else against for one, two, votes, against, _locked in pairs if winner in (one, two)
    ]
    return min(for_it, default=result["valid"])
