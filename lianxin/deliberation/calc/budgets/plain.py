"""Equal shares and Phragmén once more, without numpy and without haste: pile by pile, every number a fraction.

Winners only, in order. This is what the fast rules are held against, and what a recount runs where numpy is missing.
"""

from fractions import Fraction

from lianxin.deliberation.calc.budgets.model import Completion, Election, Utility


def equal_shares(
    election: Election, *, utility: Utility = Utility.COST, completion: Completion = Completion.UNIT
) -> tuple[str, ...]:
    """Project ids in the order they are bought."""
    if not election.voters:
        return ()
    share = election.budget / election.voters
    kept = _share_once(election, utility, share)
    supported = sum(1 for score in election.scores if score)
    while completion is Completion.UNIT and len(kept) < supported:
        share += 1
        following = _share_once(election, utility, share)
        if sum((election.projects[p].cost for p in following), Fraction(0)) > election.budget:
            break
        kept = following
    return tuple(election.projects[p].id for p in kept)


def phragmen(election: Election) -> tuple[str, ...]:
    """Project ids in the order they are bought."""
    load, won, left = [Fraction(0)] * len(election.piles), [], election.budget
    rest = [p for p, project in enumerate(election.projects) if election.scores[p] and project.cost <= left]
    while rest:
        time = {p: _time(election, p, load) for p in rest}
        first = min(time.values())
        tied = [p for p in rest if time[p] == first]
        if any(election.projects[p].cost > left for p in tied):
            break
        p = election.first(tied)
        for pile, _points in election.backers[p]:
            load[pile] = first
        left -= election.projects[p].cost
        won.append(p)
        rest.remove(p)
    return tuple(election.projects[p].id for p in won)


def _time(election, p, load):
    carried = sum(
        (load[pile] * election.weights[pile] for pile, _points in election.backers[p]), election.projects[p].cost
    )
    return carried / sum(election.weights[pile] for pile, _points in election.backers[p])


def _share_once(election, utility, share):
    money = [share] * len(election.piles)
    won = [p for p, project in enumerate(election.projects) if project.cost == 0 and election.scores[p]]
    rest = [p for p, project in enumerate(election.projects) if project.cost > 0]
    while True:
        offers = []
        for p in rest:
            price = _price(election, p, money, utility)
            if price is not None:
                worth = price / election.projects[p].cost if utility is Utility.COST else price
                offers.append((worth, election.place[p], p, price))
        if not offers:
            return won
        _worth, _place, p, price = min(offers)
        for pile, units in _units(election, p, utility):
            money[pile] -= min(money[pile], price * units)
        won.append(p)
        rest.remove(p)


def _price(election, p, money, utility):
    """The lowest price of one unit at which the supporters pay the cost together; those with less pay all they have."""
    backers = sorted((money[pile] / units, pile, units) for pile, units in _units(election, p, utility))
    short, weights = election.projects[p].cost, election.weights
    left = sum(weights[pile] * units for _rate, pile, units in backers)
    for rate, pile, units in backers:
        if rate * left >= short:
            return short / left
        short -= money[pile] * weights[pile]
        left -= weights[pile] * units
    return None


def _units(election, p, utility):
    return [(pile, points if utility is Utility.POINTS else 1) for pile, points in election.backers[p]]
