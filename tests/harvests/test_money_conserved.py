"""Whatever is done with a venture in whatever order, allowed or refused: no fen appears or is lost, in the books and beside them."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from lianxin.harvests import selectors, services
from lianxin.harvests.vocabulary import BANKED
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger
from tests.harvests.conftest import Farm

FEN = st.integers(1, 400_000)
BEGAN = 5_000_000


def machine_of(cast):
    class Money(RuleBasedStateMachine):
        """Beside the services it keeps in plain numbers what should have become of the money."""

        def __init__(self):
            super().__init__()
            self.point = transaction.atomic()
            self.point.__enter__()
            self.farm = Farm(cast)
            self.batch = self.farm.running()
            home, *_rest = self.farm.households()
            self.land = self.farm.pooled(home, gets="rent", rent_fen=500_000)
            self.bank, self.capital, self.reserve, self.earned = BEGAN, 0, 0, 0
            self.owed, self.waiting = Counter(), []
            self.cost = self.sales = self.idle = self.tied = self.used = 0

        def teardown(self):
            transaction.set_rollback(True)
            self.point.__exit__(None, None, None)

        def is_done(self, run, *args, **given):
            """Whether a service let it happen; what it refuses changes nothing, which the invariants see."""
            try:
                with transaction.atomic():
                    return run(*args, **given)
            except RuleBroken:
                return None

        @rule(fen=FEN, home=st.integers(0, 2))
        def pool(self, fen, home):
            done = self.is_done(
                self.farm.pooled, self.farm.homes[home], kind="money", what="现金", value_fen=fen, gets="share",
            )  # fmt: skip
            if done:
                self.bank, self.capital = self.bank + fen, self.capital + fen

        @rule(which=st.integers(0, 5), part=st.integers(1, 3))
        def leave(self, which, part):
            inputs = [each for each in selectors.inputs_in(self.farm.venture) if each.kind == "money"]
            if which >= len(inputs):
                return
            put_in = inputs[which]
            back = max(1, put_in.value_fen // part)
            if self.is_done(self.farm.left, put_in, fen=back, meeting="代表会议"):
                self.capital -= put_in.value_fen
                self.reserve += put_in.value_fen - back
                self.owed[put_in.household_id, ""] += back

        @rule(fen=FEN)
        def buy(self, fen):
            if self.is_done(self.farm.bought, self.batch, fen=fen):
                self.cost += fen
                self.owed[None, "县菌种站"] += fen

        @rule(fen=FEN, home=st.integers(0, 2))
        def work(self, fen, home):
            if self.is_done(self.farm.worked, self.batch, self.farm.homes[home], fen=fen):
                self.cost += fen
                self.owed[self.farm.homes[home].pk, ""] += fen

        @rule(fen=FEN)
        def idle_rent(self, fen):
            call = {
                "venture": self.farm.venture,
                "put_in": self.land,
                "year": 2025,
                "on": date(2025, 6, 1),
                "words": "歇",
            }
            if self.is_done(services.owe_idle_rent, fen=fen, by=self.farm.keeper, **call):
                self.idle += fen
                self.owed[self.land.household_id, ""] += fen

        @rule()
        def undo_rent(self):
            event = selectors.idle_rents(self.farm.venture).first()
            call = {"venture": self.farm.venture, "event": event, "reason": "记错", "by": self.farm.keeper}
            if event and self.is_done(services.undo_rent, **call):
                self.idle -= event.fen
                self.owed[self.land.household_id, ""] -= event.fen

        @rule(quantity=st.integers(1, 900))
        def harvest(self, quantity):
            self.is_done(self.farm.harvested, self.batch, quantity=quantity)

        @rule(quantity=st.integers(1, 900), fen=FEN)
        def sell(self, quantity, fen):
            if self.is_done(self.farm.sold, self.batch, quantity=quantity, fen=fen):
                self.sales, self.bank = self.sales + fen, self.bank + fen

        @rule(kind=st.sampled_from(["insured", "subsidy", "other", "tied"]), fen=FEN)
        def give(self, kind, fen):
            if self.is_done(self.farm.given, self.batch, kind=kind, fen=fen):
                self.bank += fen
                if kind == "tied":
                    self.tied += fen
                else:
                    self.sales += fen

        @rule(fen=FEN)
        def use(self, fen):
            if self.is_done(self.farm.used, self.batch, fen=fen):
                self.tied, self.used, self.sales = self.tied - fen, self.used + fen, self.sales + fen

        @rule(which=st.integers(0, 8))
        def undo(self, which):
            events = selectors.open_events(self.batch)
            if which >= len(events):
                return
            event = events[which]
            done = self.is_done(services.undo_event, batch=self.batch, event=event, reason="记错", by=self.farm.keeper)
            is_banked = event.kind in BANKED
            if not done or (is_banked and not self.is_done(self.farm.confirmed, done)):
                return
            if is_banked:
                self.bank -= event.fen
            if event.kind == "tied":
                self.tied -= event.fen
            elif event.kind == "used":
                self.tied, self.used, self.sales = self.tied + event.fen, self.used - event.fen, self.sales - event.fen
            elif is_banked:
                self.sales -= event.fen
            elif event.fen:
                self.cost -= event.fen
                self.owed[event.household_id, "" if event.household_id else event.party] -= event.fen

        @rule(part=st.integers(1, 3), which=st.integers(0, 3))
        def draft(self, part, which):
            found = sorted(selectors.owed_by(self.farm.venture).items(), key=str)
            if which >= len(found):
                return
            to, due = found[which]
            fen = max(1, due // part)
            payout = self.is_done(
                services.draft_payout, venture=self.farm.venture, to=to, fen=fen, receipt="单", by=self.farm.keeper
            )
            if payout:
                self.waiting.append((payout, to, fen))

        @precondition(lambda self: self.waiting)
        @rule(is_right=st.booleans())
        def decide(self, is_right):
            payout, to, fen = self.waiting.pop()
            if not is_right:
                self.is_done(services.refuse_payout, payout=payout, reason="不对", by=self.farm.head)
            elif self.is_done(services.release_payout, payout=payout, on=date(2025, 12, 5), by=self.farm.head):
                self.bank, self.owed[to] = self.bank - fen, self.owed[to] - fen
            else:
                self.waiting.append((payout, to, fen))

        @rule()
        def close(self):
            if self.is_done(services.close_batch, batch=self.batch, on=date.today(), by=self.farm.keeper):
                self.earned += self.sales - self.cost
                self.cost = self.sales = self.used = 0
                self.batch = self.farm.running()

        @invariant()
        def every_fen_is_somewhere(self):
            book, key = self.farm.book, f"H{self.farm.venture.pk}"
            assert not ledger.wrong_balances(book)
            assert sum(ledger.balances_of(book).values()) == 0
            assert self.farm.balance("101") == self.bank
            assert self.farm.balance("322") == -self.earned
            assert self.farm.balance("311") == -self.reserve
            assert self.farm.balance(f"{key}C") == -self.capital
            assert self.farm.balance(f"{key}R") == self.idle
            assert self.farm.balance(f"{key}F") == -self.tied == -selectors.tied_left(self.farm.venture)
            assert self.used <= self.cost
            assert self.farm.balance(f"{key}P") == -sum(self.owed.values())
            assert self.farm.balance(f"{key}.{self.batch.serial}") == self.cost
            assert self.farm.balance(f"{key}.{self.batch.serial}S") == -self.sales
            drafted = Counter()
            for _payout, to, fen in self.waiting:
                drafted[to] += fen
            expected = {to: fen - drafted[to] for to, fen in self.owed.items() if fen != drafted[to]}
            assert selectors.owed_by(self.farm.venture) == expected
            assert min([0, *self.owed.values(), *expected.values()]) == 0

    return Money


@pytest.mark.long
def test_money_is_conserved_whatever_is_done(cast):
    run_state_machine_as_test(
        machine_of(cast),
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
