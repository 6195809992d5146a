"""First in, first out: sums are right, the oldest leaves first, nothing ends early."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.points.calc.caps import first_of_month, left, period_of
from lianxin.points.calc.lots import NOTICE_DAYS, Lot, ended, ending, ends_on, lots, may_expire, oldest, to_announce
from lianxin.points.calc.prices import price, smallest_bundle

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
EARNED = st.lists(st.tuples(st.integers(1, 500), DAYS), max_size=12)


def history(earned, shares):
    """What came, and after it uses that never take more than there is."""
    moves, held = list(earned), sum(points for points, _day in earned)
    for share in shares:
        used = held * share // 100
        if used:
            moves.append((-used, None))
            held -= used
    return moves, held


@given(EARNED, st.lists(st.integers(0, 100), max_size=6))
def test_what_is_left_is_what_came_less_what_went(earned, shares):
    moves, held = history(earned, shares)
    found = lots(moves)
    assert sum(lot.points for lot in found) == held
    assert all(lot.points > 0 for lot in found)
    assert [lot.earned_on for lot in found] == sorted({lot.earned_on for lot in found})


@given(EARNED, st.integers(0, 100))
def test_the_oldest_leaves_first(earned, share):
    moves, _held = history(earned, [share])
    before, after = lots(earned), {lot.earned_on: lot.points for lot in lots(moves)}
    untouched = [lot for lot in before if after.get(lot.earned_on) == lot.points]
    assert before[len(before) - len(untouched) :] == untouched


@given(EARNED, st.integers(1, 100_000))
def test_more_than_there_is_never_leaves(earned, more):
    held = sum(points for points, _day in earned)
    with pytest.raises(ValueError, match="more leaves"):
        lots([*earned, (-(held + more), None)])


@given(EARNED, st.integers(0, 100))
def test_a_transfer_keeps_the_days(earned, share):
    found = lots(earned)
    held = sum(lot.points for lot in found)
    gone = oldest(found, held * share // 100)
    assert sum(lot.points for lot in gone) == held * share // 100
    rest = lots([*earned, (-sum(lot.points for lot in gone), None)])
    assert lots([(lot.points, lot.earned_on) for lot in (*gone, *rest)]) == found


@given(EARNED, DAYS, st.integers(12, 36))
def test_every_lot_is_announced_before_it_ends(earned, today, months):
    found = lots(earned)
    over, soon = ended(found, today, months), dict(ending(found, today, months, 60))
    assert all(ends_on(lot.earned_on, months) < today for lot in over)
    assert all(today <= day <= today + timedelta(days=60) for day in soon)
    later = [lot for lot in found if ends_on(lot.earned_on, months) > today + timedelta(days=60)]
    assert sum(lot.points for lot in (*over, *later)) + sum(soon.values()) == sum(lot.points for lot in found)


FIRST = date(2026, 1, 31)
STEPS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["award", "move", "spend"]), st.integers(0, 1), st.integers(1, 60)),
    max_size=14,
)


class TwoPurses:
    """What two purses of one household live through, looked after every evening."""

    def __init__(self, months):
        self.months, self.today, self.totals = months, FIRST, {"award": 0, "spend": 0, "expire": 0}
        self.moves, self.told, self.said = ([], []), ({}, {}), ({}, {})

    def step(self, verb, which, points):
        held = lots(self.moves[which])
        if verb == "award":
            self.moves[which].append((points, self.today, self.today))
        else:
            points = min(points, sum(lot.points for lot in held))
            if not points or (verb == "move" and ends_on(held[0].earned_on, self.months) < self.today):
                return  # nothing there, or refused: past its day it is used and not moved
            gone = oldest(held, points)
            self.moves[which].append((-points, None, self.today))
            if verb == "move":
                self.moves[1 - which].extend((lot.points, lot.earned_on, self.today) for lot in gone)
        if verb in self.totals:
            self.totals[verb] += points

    def evening(self):
        for moves, told, said in zip(self.moves, self.told, self.said, strict=True):
            for day, points in to_announce(lots(moves), self.today, self.months):
                if day not in told:
                    told[day], said[day] = self.today, points
            gone = may_expire(lots(moves), told, self.today, self.months)
            for lot in gone:
                day = lot.last_day(self.months)
                assert self.today - told[day] > timedelta(days=NOTICE_DAYS)
                assert sum(each.points for each in gone if each.last_day(self.months) == day) <= said[day]
            if gone:
                moves.append((-sum(lot.points for lot in gone), None, self.today))
                self.totals["expire"] -= moves[-1][0]
            for lot in lots(moves):
                assert self.today <= ends_on(lot.earned_on, self.months) + timedelta(days=NOTICE_DAYS + 1)
        held = sum(lot.points for moves in self.moves for lot in lots(moves))
        assert held == self.totals["award"] - self.totals["spend"] - self.totals["expire"]
        self.today += timedelta(days=1)


@settings(max_examples=40)
@given(STEPS, st.integers(1, 4))
def test_no_point_outlives_its_day_and_notice_and_none_ends_unannounced(steps, months):
    purses = TwoPurses(months)
    for wait, *step in steps:
        for _evening in range(wait):
            purses.evening()
        purses.step(*step)
    for _evening in range(31 * months + NOTICE_DAYS + 3):
        purses.evening()
    assert not any(lots(moves) for moves in purses.moves)


def test_a_notice_that_was_missed_is_made_up_for():
    found, told = [Lot(date(2024, 11, 30), 5)], {}
    late = date(2027, 3, 1)
    assert ending(found, late, 24) == []
    assert to_announce(found, late, 24) == [(date(2026, 11, 30), 5)]
    assert may_expire(found, told, late, 24) == []
    told[date(2026, 11, 30)] = late
    assert may_expire(found, told, late + timedelta(days=60), 24) == []
    assert may_expire(found, told, late + timedelta(days=61), 24) == found


def test_the_day_before_the_end_it_still_counts():
    found = [Lot(date(2024, 11, 30), 5)]
    assert ended(found, date(2026, 11, 30), 24) == []
    assert ended(found, date(2026, 12, 1), 24) == found
    assert ending(found, date(2026, 10, 1), 24, 60) == [(date(2026, 11, 30), 5)]


@given(DAYS, st.sampled_from(["month", "quarter", "year", "term"]))
def test_a_cap_covers_a_whole_period_with_its_day(day, period):
    term = (date(2019, 1, 1), date(2041, 1, 1))
    first, last = period_of(day, period, term)
    assert first <= day <= last
    assert period_of(last, period, term) == (first, last)
    if period != "term":
        assert first.day == 1
        assert (last + timedelta(days=1)).day == 1


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_cap_never_owes(cap, taken):
    assert left(cap, taken) == max(cap - taken, 0)


@given(DAYS, st.integers(-24, 24))
def test_first_of_month_is_a_first(day, later):
    assert first_of_month(day, later).day == 1


@given(st.integers(1, 100_000), st.integers(1, 1000))
def test_a_price_is_exact(cost, value):
    bundle = smallest_bundle(cost, value)
    assert price(cost, value) * value == cost
    assert price(cost * bundle, value).denominator == 1
    assert all(price(cost * n, value).denominator > 1 for n in range(1, min(bundle, 50)))
