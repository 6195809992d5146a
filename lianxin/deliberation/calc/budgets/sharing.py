"""The Method of Equal Shares (Peters, Pierczyński and Skowron 2021), exact, with completion by raising the shares.

Every voter gets an equal share of the budget. Again and again the project is bought whose supporters pay the lowest price
for what it gives them, each the same price, or all that is left to them; one whose supporters cannot pay it together never
wins. What a project gives: its cost (``COST``), one (``CARDINALITY``), or the points on the ballot (``POINTS``).

The shares rarely buy as much as the budget would. ``Completion.UNIT`` therefore raises every share by one unit of money and
starts again, as long as the result does not overspend; it does not stop when nothing more would fit.
"""

from fractions import Fraction

from lianxin.deliberation.calc.budgets.columns import columns
from lianxin.deliberation.calc.budgets.model import Completion, Election, Loser, Outcome, Round, Utility, Why
from lianxin.deliberation.calc.budgets.paying import Purse


def equal_shares(
    election: Election, *, utility: Utility = Utility.COST, completion: Completion = Completion.UNIT
) -> Outcome:
    """The winners, round by round, with what each voter pays."""
    share = election.budget / election.voters if election.voters else Fraction(0)
    raising = completion is Completion.UNIT
    kept = _Run(election, utility, share, raising)
    raises = 0
    if raising and election.voters:
        while not kept.has_everything:
            step = kept.same_for  # so many raises are known to change nothing
            following = _Run(election, utility, share + raises + step, raising)
            if following.left < 0:
                break
            kept, raises = following, raises + step
    return kept.outcome(raises if raising else None)


class _Run:
    """One run with a given share. ``left`` is negative when the shares bought more than the budget; it stops there."""

    def __init__(self, election, utility, share, raising):
        self.election, self.utility, self.share = election, utility, share
        by_cost = utility is Utility.COST
        scale = [1 / cost if by_cost and cost else 1.0 for cost in columns(election).costs]
        self.purse = Purse(election, share, by_points=utility is Utility.POINTS, scale=scale, raising=raising)
        self.left = election.budget
        self.rounds: list[Round] = []
        self.why: dict[int, Why] = {}
        self._sort_out()
        while self.left >= 0 and self._step():
            pass

    def _sort_out(self):
        """Projects without support never win, free ones at once."""
        self.open = []
        for p, project in enumerate(self.election.projects):
            if not self.purse.supporters[p].size:
                self.why[p] = Why.NO_SUPPORT
            elif project.cost == 0:
                self.rounds.append(self._round(p, Why.FREE, Fraction(0), ()))
            else:
                self.open.append((self.purse.first_price(p) * self.purse.scale[p], p))
        self.open.sort()

    def _worth(self, p, price):
        """What decides: the price of one unit of what the project gives."""
        return price / self.election.projects[p].cost if self.utility is Utility.COST else price

    def _step(self):
        best, seen = self._look()
        if not seen:
            return False
        near = [p for p, worth in seen.items() if worth <= best * (1 + 1e-9)]
        prices = {p: self.purse.exact_price(p) for p in near}
        prices = {p: price for p, price in prices.items() if price is not None}
        for p in near:
            if p not in prices:  # short by less than a float can tell
                self.open = [entry for entry in self.open if entry[1] != p]
                self.why[p] = Why.SUPPORTERS_SPENT
                self.purse.hold_still()
        if not prices:
            return True
        tied = list(prices)
        if len(tied) > 1:
            worths = {p: self._worth(p, price) for p, price in prices.items()}
            lowest = min(worths.values())
            tied = [p for p, worth in worths.items() if worth == lowest]
        self._buy(self.election.first(tied), prices, tied)
        return True

    def _look(self):
        """The lowest worth, and the worth of every project looked at. An earlier price is a lower bound: money only goes."""
        best, seen, still_open = float("inf"), {}, []
        for at, (bound, p) in enumerate(self.open):
            if bound > best * (1 + 1e-9):
                still_open += self.open[at:]
                break
            price = self.purse.price(p)
            if price is None:
                self.why[p] = Why.SUPPORTERS_SPENT
                continue
            worth = price * self.purse.scale[p]
            still_open.append((worth, p))
            seen[p] = worth
            best = min(best, worth)
        self.open = sorted(still_open)
        return best, seen

    def _buy(self, winner, prices, tied):
        names = tuple(self.election.projects[p].id for p in tied if p != winner)
        self.open = [entry for entry in self.open if entry[1] != winner]
        self.purse.pay(winner, prices[winner], [p for _worth, p in self.open])
        self.left -= self.election.projects[winner].cost
        self.rounds.append(self._round(winner, Why.CHEAPEST_PER_VOTE, prices[winner], names))

    def _round(self, p, why, price, tied):
        project = self.election.projects[p]
        return Round(project.id, why, project.cost, self.purse.votes(p), self.left, price, tied)

    @property
    def has_everything(self):
        return all(why is Why.NO_SUPPORT for why in self.why.values())

    @property
    def same_for(self):
        """How many units may be added to every share before anything can change: at least one, never too many."""
        return max(1, int(self.purse.slack * (1 - 1e-6) - 1e-3))

    def outcome(self, raises):
        losers = []
        for p, why in sorted(self.why.items()):
            cost = self.election.projects[p].cost
            missing = cost - self.purse.together(p) if why is Why.SUPPORTERS_SPENT else None
            losers.append(Loser(self.election.projects[p].id, why, self.purse.votes(p), missing))
        return Outcome(
            rule=f"equal-shares-{self.utility.value}",
            winners=tuple(one.project for one in self.rounds),
            rounds=tuple(self.rounds),
            losers=tuple(losers),
            spent=self.election.budget - self.left,
            share=self.share,
            raises=raises,
            payments={one.project: one.price or Fraction(0) for one in self.rounds},
        )
