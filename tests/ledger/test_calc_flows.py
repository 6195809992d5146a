"""Money told by account: came, went, and between."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from lianxin.ledger.calc.flows import Flow, flows_of

ACCOUNTS = "甲乙丙"
lines = st.lists(
    st.tuples(st.sampled_from(ACCOUNTS), st.integers(1, 6), st.integers(-(10**9), 10**9).filter(bool)), max_size=30
)


@given(lines)
def test_each_account_keeps_its_sum_and_what_is_between_comes_to_nothing(told):
    flows = flows_of(ACCOUNTS, told)
    assert sum(flow.between for flow in flows.values()) == 0
    for account, flow in flows.items():
        assert flow.came >= 0
        assert flow.went >= 0
        assert flow.came - flow.went + flow.between == sum(amount for whose, _e, amount in told if whose == account)


@given(lines)
def test_together_an_entry_only_comes_or_only_goes(told):
    sums = defaultdict(int)
    for _account, entry, amount in told:
        sums[entry] += amount
    flows = flows_of(ACCOUNTS, told).values()
    assert sum(flow.came for flow in flows) == sum(total for total in sums.values() if total > 0)
    assert sum(flow.went for flow in flows) == -sum(total for total in sums.values() if total < 0)


def test_what_is_drawn_at_the_bank_and_partly_spent_at_once():
    found = flows_of("甲乙", [("甲", 1, -100), ("乙", 1, 80)])
    assert found == {"甲": Flow(went=20, between=-80), "乙": Flow(between=80)}
