"""A ballot or a budget from plain values to a plain result: what is published in a bundle, and counted again from it.

Plain values are those with a canonical form: options and projects may have names in any script, so what belongs to them
is a list of pairs, and an exact fraction is text. Whoever publishes calls the same function as whoever recounts.
"""

from collections.abc import Mapping
from fractions import Fraction

from lianxin.deliberation.calc import elections, options, ranked, tallies
from lianxin.deliberation.calc.bodies import rule_named
from lianxin.deliberation.calc.budgets import Completion, Election, Project, Utility, greedy, plain
from lianxin.deliberation.calc.quorum import Attendance, Roll, Votes, evaluate
from lianxin.deliberation.calc.quorum_rules import Rule


class CannotCount(ValueError):
    """The rule is none of ours, or the values are not what it needs."""


def ballot(rule: Mapping, sheets: list) -> dict:
    """The result of ``sheets`` (``[tracker, choice]`` each) under ``rule``: a function, its options, and a quorum if any."""
    choices = [choice for _tracker, choice in sheets]
    count = _BALLOTS.get(rule["function"])
    if count is None:
        raise CannotCount(rule["function"])
    result = count(choices, rule)
    if rule.get("quorum"):
        result["decision"] = _decision(rule, result)
    return result


def budget(rule: Mapping, sheets: list) -> dict:
    """The result of ballots ``[[project, points], …]``; with numpy by the fast rules, without by the plain ones."""
    election = _election(rule, sheets)
    function = rule["function"]
    if function in ("greedy", "greedy-no-skip"):
        outcome = greedy(election, threshold=rule.get("threshold", 0), skips=function == "greedy")
        winners = outcome.winners
    elif function == "equal-shares":
        winners = _equal_shares(election, Utility(rule["utility"]), Completion(rule["completion"]))
    elif function == "phragmen":
        winners = _phragmen(election)
    else:
        raise CannotCount(function)
    cost = {project.id: project.cost for project in election.projects}
    scores = [[project.id, score] for project, score in zip(election.projects, election.scores, strict=True)]
    spent = sum((cost[name] for name in winners), Fraction(0))
    return {"handed_in": election.voters, "scores": scores, "winners": list(winners), "spent": str(spent)}


def _equal_shares(election, utility, completion):
    try:
        from lianxin.deliberation.calc.budgets.sharing import equal_shares
    except ImportError:
        return plain.equal_shares(election, utility=utility, completion=completion)
    return equal_shares(election, utility=utility, completion=completion).winners


def _phragmen(election):
    try:
        from lianxin.deliberation.calc.budgets.earning import phragmen
    except ImportError:
        return plain.phragmen(election)
    return phragmen(election).winners


def _election(rule, sheets):
    projects = [Project(name, Fraction(cost)) for name, cost in rule["projects"]]
    at = {project.id: n for n, project in enumerate(projects)}
    piles: dict = {}
    for _tracker, choice in sheets:
        pile = tuple(sorted((at[name], points) for name, points in choice))
        piles[pile] = piles.get(pile, 0) + 1
    return Election(Fraction(rule["budget"]), projects, piles, rule.get("ties"))


def _count(count):
    return {
        "handed_in": count.handed_in,
        "valid": count.valid,
        "invalid": {reason.value: number for reason, number in count.invalid.items()},
    }


def _pairs(counts):
    return [[option, number] for option, number in counts.items()]


def _tally(tally):
    told = {**_count(tally.count), "counts": _pairs(tally.counts)}
    return {**told, "winners": list(tally.winners), "tied": list(tally.tied)}


def _yes_no(choices, _rule):
    return _tally(tallies.yes_no(choices))


def _choose(choices, rule):
    most, seats = rule["most"], rule["seats"]
    return _tally(tallies.choose(choices, rule["options"], most=most, seats=seats, ties=rule.get("ties")))


def _approval(choices, rule):
    return _tally(tallies.approval(choices, rule["options"], seats=rule["seats"], ties=rule.get("ties")))


def _points(choices, rule):
    sheets, limits = _point_sheets(choices, rule)
    return _tally(tallies.points(sheets, rule["options"], **limits, seats=rule["seats"], ties=rule.get("ties")))


def givers(rule: Mapping, sheets: list) -> list:
    """``[option, people]`` of a ballot of points: how many gave each anything."""
    given, limits = _point_sheets([choice for _tracker, choice in sheets], rule)
    return _pairs(tallies.givers(given, rule["options"], **limits))


def _point_sheets(choices, rule):
    limits = {"budget": rule["budget"], "most_each": rule.get("most_each")}
    return [dict(map(tuple, choice)) for choice in choices], limits


def _condorcet(choices, rule):
    found = ranked.condorcet(choices, rule["options"], ties=rule.get("ties"))
    pairs = [[pair.winner, pair.loser, pair.votes, pair.against, pair.locked] for pair in found.pairs]
    return {**_count(found.count), "order": list(found.order), "winner": found.winner, "pairs": pairs}


def _run_off(choices, rule):
    found = ranked.instant_run_off(choices, rule["options"], ties=rule.get("ties"))
    rounds = [{"counts": _pairs(one.counts), "exhausted": one.exhausted, "out": one.out} for one in found.rounds]
    return {**_count(found.count), "winner": found.winner, "rounds": rounds}


def _elect(choices, rule):
    threshold = elections.RUN_OFF if rule.get("run_off") else elections.FIRST
    least = options.least_of(*body_of(rule["quorum"])) if rule.get("quorum") and not rule.get("run_off") else 0
    found = elections.elect(choices, rule["options"], seats=rule["seats"], threshold=threshold, least=least)
    told = {**_count(found.count), "counts": _pairs(found.counts), "needed": found.needed}
    return {**told, "elected": list(found.elected), "again": list(found.again), "tied": list(found.tied)}


def _reasoned(function):
    def count(choices, _rule):
        found = function([tuple(choice) for choice in choices])
        return {**_count(found.count), "counts": _pairs(found.counts), "adopted": found.adopted}

    return count


_BALLOTS = {
    "yes-no": _yes_no,
    "choose": _choose,
    "approval": _approval,
    "points": _points,
    "condorcet": _condorcet,
    "instant-run-off": _run_off,
    "elect": _elect,
    "consent": _reasoned(tallies.consent),
    "advice": _reasoned(tallies.advice),
}


def body_of(quorum: Mapping) -> tuple[Rule, Roll, Attendance]:
    """The rule of the body, its roll and who was there."""
    rule = rule_named(quorum["rule"], **quorum.get("charter", {}))
    return rule, Roll(**quorum["roll"]), Attendance(**quorum["attendance"])


def decided(rule: Mapping, result: Mapping) -> options.Decided:
    """What a ballot over several options decides of the item it was held on."""
    run_off = bool(rule.get("run_off"))
    return options.decide(*body_of(rule["quorum"]), rule["function"], result, run_off=run_off)


def _decision(rule, result):
    """Quorum and majority, with the numbers of every test."""
    if rule["function"] == "yes-no":
        counts = dict(map(tuple, result["counts"]))
        votes = Votes(counts["yes"], counts["no"], counts["abstain"], sum(result["invalid"].values()))
        found = evaluate(*body_of(rule["quorum"]), votes)
        return _verdict(found, [line.formula for line in found.majority])
    if rule["function"] not in options.DECIDING:
        raise CannotCount(rule["function"])
    choice = decided(rule, result)
    told = _verdict(choice, [[option, line.formula] for option, line in choice.majority])
    return {**told, "chosen": list(choice.chosen)}


def _verdict(found, majority):
    return {
        "quorum_met": found.quorum_met,
        "passed": found.passed,
        "version": found.version,
        "quorum": [line.formula for line in found.quorum],
        "majority": majority,
    }
