"""The voters' money in one run of equal shares: floats find the few numbers that matter, fractions decide on those.

Voters with the same ballot always hold the same money, so one float stands for a pile. Its exact amount is the share less
the exact price of every project it paid in full, or nothing once it paid all it had: derived when asked, never stored.

``slack`` says by how many units of money the share could grow with every comparison of this run ending as it did. Prices
and money are linear in the share as long as the same piles run dry, and a price with any fixed set of dry piles is a
lower bound of the true one; so each comparison gives a bound, and the smallest of them is safe.
"""

import math
from fractions import Fraction
from operator import mul

import numpy as np

from lianxin.deliberation.calc.budgets.columns import columns
from lianxin.deliberation.calc.budgets.model import Election

#: Floats closer than this (of a share) are compared as fractions.
_NEAR = 1e-9


class Purse:
    def __init__(self, election: Election, share: Fraction, *, by_points: bool, scale: list[float], raising: bool):
        table = columns(election)
        self.costs = table.costs
        self.exact_costs = [project.cost for project in election.projects]
        self.scale, self.raising, self.voters = scale, raising, table.voters
        self.weights = table.weights
        self.supporters = [piles for piles, _points in table.support]
        self.units = [points if by_points else None for _piles, points in table.support]
        self.gains, self.sums = table.gains(by_points)
        self.money = np.full(len(election.piles), float(share))
        self.growth = np.ones(len(election.piles))  # of the money, by one unit more of share
        self._unit = share.denominator  # a common denominator of the share and all prices, which are numerators of it
        self._share, self._prices = share.numerator, []
        self._paid = np.zeros(
            (len(election.piles), len(election.projects)), np.int32
        )  # units paid in full, by purchase
        self._own = table.gains(False)[0]  # weights of each project's piles
        self._dry_in: dict[int, np.ndarray] = {}
        self.dry = np.zeros(len(election.piles), bool)
        self.slack = float("inf")
        self._near = _NEAR * max(float(share), 1e-300)
        self._lines = {p: (self.costs[p] / self.sums[p], 0.0) for p, piles in enumerate(self.supporters) if piles.size}

    def votes(self, p: int) -> int:
        return self.voters[p]

    def first_price(self, p: int) -> float:
        """Its price as long as nobody runs dry."""
        return self.costs[p] / self.sums[p]

    def price(self, p: int) -> float | None:
        """About the price each supporter pays for one unit; ``None`` when they surely have too little together."""
        piles, weights = self.supporters[p], self._own[p]
        money = self.money[piles]
        held = float(money @ weights)
        if held < self.costs[p] * (1 - _NEAR):
            if self.raising:
                self._bound_slack(self.costs[p] - held, float(self.growth[piles] @ weights))
            return None
        price, dry = self._fill(p, money, weights)
        self._dry_in[p] = dry
        if self.raising:
            self._lines[p] = (price, self._growth_of_price(p, dry))
        return price

    def _fill(self, p, money, weights):
        """The price with all who surely run dry at it; one who is dry at a lower price is dry at a higher one."""
        units, dry, rest, short = self.units[p], np.zeros(len(money), bool), self.sums[p], self.costs[p]
        if units is None and money.min() >= short / rest - self._near:
            return short / rest, dry  # nobody runs dry
        while True:
            price = short / rest
            more = (money < (price if units is None else price * units) - self._near) & ~dry
            if not more.any():
                return price, dry
            dry |= more
            rest = self.sums[p] - int(self.gains[p][dry].sum())
            if rest <= 0:
                self.hold_still()
                return price, dry
            short = self.costs[p] - float(money[dry] @ weights[dry])

    def exact_price(self, p: int) -> Fraction | None:
        """The exact price, looked at before; ``None`` when the supporters have less than the cost together.

        Who runs dry at it is exact from here on.
        """
        piles, units, dry = self.supporters[p], self.units[p], self._dry_in[p]
        money = self.money[piles]
        while True:
            rest, short = self.sums[p], self.exact_costs[p]
            if dry.any():
                rest -= int(self.gains[p][dry].sum())
                short -= self._exact_sum(piles[dry])
            if rest == 0:
                return None
            price = short / rest
            due = float(price) if units is None else float(price) * units
            if units is None and not dry.any() and money.min() > due + self._near:
                return price  # everybody can pay it, beyond what a float may be wrong by
            more = (money < due - self._near) & ~dry
            if not more.any():
                near = np.flatnonzero((np.abs(money - due) <= self._near) & ~dry)
                more = self._really_less(piles, units, near, price, len(dry))
                if not more.any():
                    self._dry_in[p] = dry
                    return price
            dry = dry | more

    def pay(self, p: int, price: Fraction, rivals: list[int]) -> None:
        """Every supporter pays the price of ``exact_price``. ``rivals`` are those that were worth no less."""
        piles, units, dry = self.supporters[p], self.units[p], self._dry_in[p]
        money = self.money[piles]
        due = float(price) if units is None else float(price) * units
        if self.raising:
            self._grow(p, price, rivals, dry, money - due)
        self._paid[piles[~dry], len(self._prices)] = 1 if units is None else units[~dry]
        self._note(price)
        self.money[piles] = np.where(dry, 0.0, np.maximum(money - due, 0.0))
        self.dry[piles[dry]] = True

    def _grow(self, p, price, rivals, dry, margin):
        """How the money grows with the share from here on, and how far the share may grow."""
        piles, units = self.supporters[p], self.units[p]
        steepness = self._growth_of_price(p, dry)
        growth = self.growth[piles] - (steepness if units is None else steepness * units)
        self._compare_supporters(margin, growth)
        self._compare_rivals(float(price), steepness, p, rivals)
        self.growth[piles] = np.where(dry, 0.0, growth)

    def _note(self, price):
        """Keep the price, all prices and the share over one denominator."""
        factor = price.denominator // math.gcd(self._unit, price.denominator)
        self._unit *= factor
        self._share *= factor
        self._prices = [number * factor for number in self._prices]
        self._prices.append(price.numerator * (self._unit // price.denominator))

    def together(self, p: int) -> Fraction:
        """What the supporters have left, exactly."""
        return self._exact_sum(self.supporters[p])

    def hold_still(self) -> None:
        """A comparison was too close to say anything of the next share."""
        self.slack = 0.0

    def _exact_sum(self, piles):
        """What these piles hold together: their shares less all they paid; dry ones hold nothing."""
        piles = piles[~self.dry[piles]]
        if not piles.size:
            return Fraction(0)
        weights = self.weights[piles]
        counts = (weights @ self._paid[piles, : len(self._prices)]).tolist()
        held = self._share * int(weights.sum())
        held -= sum(map(mul, self._prices, counts))
        return Fraction(held, self._unit)

    def _really_less(self, piles, units, near, price, size):
        """Of the piles a float cannot tell from their due, those that exactly have less."""
        less = np.zeros(size, bool)
        if not near.size:
            return less
        rows = self._paid[piles[near], : len(self._prices)].T
        dues = np.ones(near.size, np.int64) if units is None else units[near]
        alive = (~self.dry[piles[near]]).astype(np.int64)
        kinds, which = np.unique(np.vstack([rows, dues, alive]), axis=1, return_inverse=True)
        for kind, (*history, due, is_alive) in enumerate(kinds.T.tolist()):
            held = self._share - sum(q * n for q, n in zip(self._prices, history, strict=True) if n) if is_alive else 0
            if Fraction(held, self._unit) < price * due:
                less[near[which.ravel() == kind]] = True
        return less

    def _growth_of_price(self, p, dry):
        piles = self.supporters[p]
        if not dry.any():
            return 0.0
        rest = self.sums[p] - int(self.gains[p][dry].sum())
        if rest <= 0:
            return 0.0
        return -float(self.growth[piles[dry]] @ self.weights[piles[dry]]) / rest

    def _compare_supporters(self, margin, speed):
        """Who ran dry would again, who did not would not."""
        if (np.abs(speed[np.abs(margin) <= self._near]) > 1e-12).any():
            self.hold_still()
        toward = np.where(margin >= 0, -speed, speed)
        risky = toward > 1e-15
        if risky.any():
            self._bound_slack_to(float((np.abs(margin[risky]) / toward[risky]).min()))

    def _compare_rivals(self, price, steepness, winner, rivals):
        for p in rivals:
            theirs, speed = self._lines[p]
            margin = theirs * self.scale[p] - price * self.scale[winner]
            self._bound_slack(margin, steepness * self.scale[winner] - speed * self.scale[p])

    def _bound_slack(self, margin, closing):
        if closing > 1e-18:
            self._bound_slack_to(max(margin, 0.0) / closing)

    def _bound_slack_to(self, most):
        self.slack = min(self.slack, most)
