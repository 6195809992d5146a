"""Money conserved over any sequence of what can happen to a project: sources, contracts, payments, prices, money sent back."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lianxin.works.calc.money import (
    Purse,
    Refused,
    Share,
    commit,
    give_back,
    give_back_bound,
    lessen,
    pay,
    pay_bound,
    rebound,
    receive,
    shares,
    stay,
    undo,
)
from lianxin.works.calc.recounting import money

SOURCES = 3
amounts = st.integers(1, 1000)
places = st.integers(0, SOURCES - 1)


class Works(RuleBasedStateMachine):
    """A project as its services drive the arithmetic: beside it a till that only knows what went in and out."""

    @initialize(promised=st.lists(st.integers(1, 3000), min_size=SOURCES, max_size=SOURCES))
    def opened(self, promised):
        self.promised = promised
        self.purses = [Purse(each) for each in promised]
        self.contracts, self.paid, self.backs, self.sheets, self.till = [], [], [], [], 0

    def does(self, move, place, amount, kind="", sign=0):
        try:
            self.purses[place] = move(self.purses[place], amount)
        except Refused:
            return False
        self.till += sign * amount
        if kind:
            self.sheets.append([f"{len(self.sheets):06d}", ["2026-11-29", str(place), kind, amount, "1"]])
        return True

    @rule(place=places, amount=amounts)
    def comes(self, place, amount):
        self.does(receive, place, amount, "in", 1)

    @rule(place=places, amount=amounts)
    def does_not_count(self, place, amount):
        self.does(lessen, place, amount, "less", -1)

    @rule(price=amounts)
    def contract(self, price):
        try:
            parts = shares(self.purses, price)
        except Refused:
            return
        for place, part in enumerate(parts):
            if part:
                self.does(commit, place, part)
        self.contracts.append({"price": price, "bound": parts, "gone": [0] * SOURCES})

    @rule(number=st.integers(0, 9), place=places, amount=amounts)
    def is_paid(self, number, place, amount):
        if not self.contracts:
            return
        found = self.contracts[number % len(self.contracts)]
        if amount <= found["bound"][place] - found["gone"][place] and self.does(pay_bound, place, amount, "out", -1):
            found["gone"][place] += amount
            self.paid.append((found, place, amount))

    @rule(place=places, amount=amounts)
    def is_paid_beside(self, place, amount):
        if self.does(pay, place, amount, "out", -1):
            self.paid.append((None, place, amount))

    @rule(number=st.integers(0, 9))
    def bank_sends_back(self, number):
        if not self.paid:
            return
        found, place, amount = self.paid.pop(number % len(self.paid))
        assert self.does(undo, place, amount, "undo", 1)
        if found:
            found["gone"][place] -= amount
            self.purses[place] = replace(self.purses[place], committed=self.purses[place].committed + amount)

    @rule(number=st.integers(0, 9), price=st.integers(0, 2000))
    def price_changes(self, number, price):
        if not self.contracts:
            return
        found = self.contracts[number % len(self.contracts)]
        parts = [
            Share(bound, gone, purse.free)
            for bound, gone, purse in zip(found["bound"], found["gone"], self.purses, strict=True)
        ]
        try:
            new = rebound(parts, price)
        except Refused:
            return
        self.purses = [
            replace(purse, committed=purse.committed + after - before)
            for purse, before, after in zip(self.purses, found["bound"], new, strict=True)
        ]
        found |= {"price": price, "bound": new}

    @rule(place=places, amount=amounts, slip=st.booleans())
    def goes_back(self, place, amount, slip):
        if slip and self.does(commit, place, amount):
            if not self.does(give_back_bound, place, amount, "back", -1):
                self.purses[place] = replace(self.purses[place], committed=self.purses[place].committed - amount)
                return
        elif slip or not self.does(give_back, place, amount, "back", -1):
            return
        self.backs.append((place, amount))

    @rule(number=st.integers(0, 9))
    def does_not_arrive(self, number):
        if self.backs:
            place, amount = self.backs.pop(number % len(self.backs))
            assert self.does(stay, place, amount, "stay", 1)

    @invariant()
    def nothing_is_lost(self):
        for purse in getattr(self, "purses", ()):
            assert purse.paid + purse.returned + purse.in_hand + purse.to_come == purse.promised
            assert min(purse.in_hand, purse.to_come, purse.paid, purse.returned, purse.committed, purse.free) >= 0
        assert sum(each.in_hand for each in getattr(self, "purses", ())) == getattr(self, "till", 0)

    @invariant()
    def what_is_bound_is_what_contracts_have_not_cost(self):
        for place, purse in enumerate(getattr(self, "purses", ())):
            assert purse.committed == sum(each["bound"][place] - each["gone"][place] for each in self.contracts)
        for each in getattr(self, "contracts", ()):
            assert sum(each["bound"]) == each["price"] >= sum(each["gone"])

    def teardown(self):
        if not getattr(self, "purses", None):
            return
        lines = [[str(place), "x", "fen", each] for place, each in enumerate(self.promised)]
        found = money({"function": "purses", "lines": lines}, self.sheets)
        assert found["in_hand"] == self.till == found["received"] - found["paid"] - found["returned"]


Works.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestWorks = Works.TestCase
