"""Most votes first, what no longer fits is skipped. The rule of most cities, here so that it can be recounted."""

from fractions import Fraction

from lianxin.deliberation.calc.budgets.model import Election, Loser, Outcome, Round, Why, missing


def greedy(election: Election, *, threshold: int = 0, skips: bool = True) -> Outcome:
    """``threshold``: fewer points never win; ``skips=False``: the first that does not fit ends it."""
    left, stopped = election.budget, False
    rounds: list[Round] = []
    losers: dict[int, Loser] = {}
    scores = election.scores
    for p in sorted(range(len(election.projects)), key=lambda p: (-scores[p], election.place[p])):
        project, votes = election.projects[p], scores[p]
        why = _refusal(project.cost, votes, threshold, left, election.budget)
        if stopped and why is None:
            why = Why.AFTER_THE_STOP
        if why is None:
            left -= project.cost
            tied = tuple(
                election.projects[q].id for q in range(len(scores)) if q != p and scores[q] == votes and q not in losers
            )
            rounds.append(Round(project.id, Why.MOST_VOTES, project.cost, votes, left, tied=_still(tied, rounds)))
        else:
            losers[p] = Loser(project.id, why, votes, missing(why, project.cost, left, election.budget))
            stopped = stopped or (not skips and why in (Why.NO_LONGER_FITS, Why.TOO_DEAR))
    return Outcome(
        rule="greedy" if skips else "greedy-no-skip",
        winners=tuple(one.project for one in rounds),
        rounds=tuple(rounds),
        losers=tuple(losers[p] for p in sorted(losers)),
        spent=election.budget - left,
    )


def _refusal(cost: Fraction, votes: int, threshold: int, left: Fraction, budget: Fraction) -> Why | None:
    if votes <= 0:
        return Why.NO_SUPPORT
    if votes < threshold:
        return Why.BELOW_THRESHOLD
    if cost > budget:
        return Why.TOO_DEAR
    return Why.NO_LONGER_FITS if cost > left else None


def _still(tied, rounds):
    """Those of the equals that have not won before."""
    won = {one.project for one in rounds}
    return tuple(name for name in tied if name not in won)
