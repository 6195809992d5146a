"""Whose turn the chair is, what may fit, and the balance: held to what they promise, whatever the members."""

from datetime import date, timedelta
from itertools import pairwise
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from lianxin.alliances.calc import matching
from lianxin.alliances.calc.balance import balance
from lianxin.alliances.calc.chairs import Rule, Seat, rotation, term_on
from lianxin.alliances.calc.matching import Listed, fit, shared_words, suggest
from lianxin.territory.calc.terms import months_later

START = date(2025, 1, 31)
UNTIL = date(2027, 6, 30)
days = st.dates(date(2024, 6, 1), date(2027, 1, 1))


def seat(key, joined=START, stays=None, turn=0, may_chair=True):
    return Seat(key, joined, joined + timedelta(days=stays) if stays else None, turn, may_chair)


seats = st.lists(
    st.builds(seat, st.integers(1, 99), days, st.none() | st.integers(1, 700), st.integers(0, 9), st.booleans()),
    max_size=6,
    unique_by=lambda each: each.key,
)
rules = st.lists(
    st.builds(Rule, st.dates(date(2025, 1, 1), date(2026, 12, 1)), st.integers(1, 14), st.sampled_from(["joining", "listed"])),
    min_size=1,
    max_size=3,
    unique_by=lambda rule: rule.starts_on,
)  # fmt: skip


@given(rules, seats)
def test_terms_follow_one_another_without_a_gap_to_the_last_day(the_rules, the_seats):
    terms = rotation(the_rules, the_seats, UNTIL)
    assert terms[0].starts_on == min(rule.starts_on for rule in the_rules)
    assert terms[-1].ends_on > UNTIL
    for one, following in pairwise(terms):
        assert one.starts_on < one.ends_on == following.starts_on


@given(rules, seats)
def test_who_has_the_chair_is_a_member_on_every_day_of_the_term(the_rules, the_seats):
    known = {each.key: each for each in the_seats}
    for term in rotation(the_rules, the_seats, UNTIL):
        if term.key is None:
            assert not any(each.sits_on(term.starts_on) for each in the_seats)
        else:
            assert known[term.key].sits_on(term.starts_on)
            assert known[term.key].sits_on(term.ends_on - timedelta(days=1))


@given(st.integers(1, 8), st.integers(1, 6), st.permutations(range(1, 9)))
def test_everybody_has_one_term_before_anybody_has_a_second(members, months, turns):
    the_seats = [seat(key, turn=turns[key - 1]) for key in range(1, members + 1)]
    terms = rotation([Rule(START, months, "listed")], the_seats, months_later(START, months * members * 2 - 1))
    keys = [term.key for term in terms]
    assert len(keys) == 2 * members
    assert sorted(keys[:members]) == list(range(1, members + 1))
    assert keys[:members] == keys[members:] == sorted(range(1, members + 1), key=lambda key: turns[key - 1])


@given(rules, seats, st.randoms())
def test_the_order_in_which_members_are_named_changes_nothing(the_rules, the_seats, rng):
    shuffled, again = list(the_seats), list(the_rules)
    rng.shuffle(shuffled)
    rng.shuffle(again)
    assert rotation(again, shuffled, UNTIL) == rotation(the_rules, the_seats, UNTIL)


def test_a_term_that_begins_on_the_last_of_a_month_loses_no_day_for_good():
    terms = rotation([Rule(START, 1)], [seat(1), seat(2)], date(2025, 4, 1))
    assert [term.starts_on for term in terms] == [START, date(2025, 2, 28), date(2025, 3, 31)]


def test_who_leaves_hands_the_rest_of_the_term_to_the_next():
    the_seats = [seat(1, stays=40), seat(2), seat(3)]
    terms = rotation([Rule(START, 3)], the_seats, date(2025, 8, 1))
    assert [(term.key, term.starts_on) for term in terms] == [
        (1, START), (2, date(2025, 3, 12)), (3, date(2025, 4, 30)), (2, date(2025, 7, 31)),
    ]  # fmt: skip
    assert term_on(terms, date(2025, 3, 12)).key == 2


def test_an_amended_charter_goes_on_from_the_last_chair():
    terms = rotation([Rule(START, 6), Rule(date(2025, 3, 1), 2)], [seat(1), seat(2), seat(3)], date(2025, 5, 1))
    assert [(term.key, term.starts_on) for term in terms] == [(1, START), (2, date(2025, 3, 1)), (3, date(2025, 5, 1))]


def test_who_may_not_chair_is_passed_over():
    terms = rotation([Rule(START, 1)], [seat(1), seat(2, may_chair=False)], date(2025, 4, 1))
    assert {term.key for term in terms} == {1}


words = st.text(alphabet="会议室投影仪大米义诊法律培训场地abc 。", max_size=20)
lines = st.lists(
    st.builds(
        Listed, st.uuids().map(str), st.integers(1, 4), words,
        st.sampled_from([(), ("青禾", "柳溪"), ("青禾", "柳溪", "上河"), ("青禾", "临江")]), days, st.none() | days,
    ),
    max_size=6,
    unique_by=lambda each: each.key,
)  # fmt: skip


@given(words, words)
def test_shared_words_stand_in_both_texts_and_do_not_depend_on_the_side(one, other):
    found = shared_words(one, other)
    assert all(word in one and word in other and len(word) > 1 for word in found)
    assert bool(found) == bool(shared_words(other, one))


@given(lines, lines)
def test_a_suggestion_is_of_two_members_with_a_word_and_a_day_in_common(wanted, offered):
    known = {each.key: each for each in (*wanted, *offered)}
    for each in suggest(wanted, offered):
        one, other = known[each.wanted], known[each.offered]
        assert one.member != other.member
        assert each.words
        assert each.first >= max(one.first, other.first)
        assert each.last is None or each.first <= each.last
        assert not each.place or (each.place in one.place and each.place in other.place)


@given(lines, lines, st.randoms())
def test_the_order_of_the_lists_changes_nothing(wanted, offered, rng):
    again, shuffled = list(wanted), list(offered)
    rng.shuffle(again)
    rng.shuffle(shuffled)
    assert suggest(again, shuffled) == suggest(wanted, offered)


@given(words.filter(lambda text: shared_words(text, text)), days)
def test_the_same_words_on_the_same_day_always_fit(text, day):
    assert fit(Listed("a", 1, text, (), day), Listed("b", 2, text, (), day))


@given(lines, lines)
def test_every_pair_that_fits_by_itself_is_suggested_and_no_other(wanted, offered):
    alone = {(one.key, other.key) for one in wanted for other in offered if fit(one, other)}
    assert {(each.wanted, each.offered) for each in suggest(wanted, offered)} == alone


def test_each_line_is_read_once_however_many_it_is_held_against(monkeypatch):
    day, read = date(2026, 1, 1), []
    monkeypatch.setattr(matching, "normalize", lambda form, text: read.append(text) or normalize(form, text))
    many = [[Listed(f"{side}{n}", side, f"第{n}间会议室", (), day) for n in range(20)] for side in (1, 2)]
    assert len(suggest(*many)) == 400
    assert len(read) == 40


def test_the_nearest_of_two_that_say_the_same_comes_first():
    day = date(2026, 1, 1)
    need = Listed("need", 1, "缺一台投影仪", ("青禾", "柳溪", "上河"), day)
    far = Listed("a-far", 2, "有投影仪", ("青禾", "临江"), day)
    near = Listed("b-near", 3, "有投影仪", ("青禾", "柳溪", "下河"), day)
    found = suggest([need], [far, near])
    assert [(each.offered, each.place, each.words) for each in found] == [
        ("b-near", "柳溪", ("投影仪",)), ("a-far", "", ("投影仪",)),
    ]  # fmt: skip


def test_what_is_said_of_anything_is_nothing_in_common():
    assert shared_words("我们需要支持，可以提供时间", "我们可以提供支持，需要时间") == ()
    assert shared_words("WiFi 路由器", "送 wifi 路由") == ("wifi", "路由")


pairs = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)))


@given(pairs, st.dictionaries(st.integers(1, 5), st.text(min_size=1), min_size=5))
def test_what_all_gave_is_what_all_received_and_names_order_them(deliveries, names):
    rows = balance(names, deliveries)
    assert sum(row.gave for row in rows) == sum(row.received for row in rows) == len(deliveries)
    assert [row.name for row in rows] == sorted(names.values())
