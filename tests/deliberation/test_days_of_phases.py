"""The days of a budget's phases and of what the township owes on village rules come from the profile; late is said, not forgiven."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.deliberation import presenters, selectors, services
from lianxin.deliberation.calc.phases import PROCESSES, days_to_last, days_to_wait, phases_of
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.territory import services as territory
from tests.deliberation.test_own_ways import own, rows_of
from tests.deliberation.test_village_rules import GOOD, checked, decided, draft


@given(
    st.sampled_from([("budget", "vote"), ("budget", "result"), ("village_rules", "check"), ("hall", "talk")]),
    st.integers(1, 90), st.integers(1, 90),
)  # fmt: skip
def test_people_are_never_left_fewer_days_than_the_rule(phase, asked, by_rule):
    kind, code = phase
    own_way = phases_of(kind, rows_of(kind, **{f"{code}_gap": asked}))
    assert days_to_wait(own_way, code, by_rule) == max(asked, by_rule)
    assert days_to_wait(PROCESSES[kind], code, by_rule) == by_rule


@given(
    st.sampled_from([("village_rules", "check"), ("village_rules", "file"), ("hall", "screen")]),
    st.integers(1, 90), st.integers(1, 90),
)  # fmt: skip
def test_what_is_promised_never_lasts_longer_than_the_rule(phase, asked, by_rule):
    kind, code = phase
    own_way = phases_of(kind, rows_of(kind, **{f"{code}_within": asked}))
    assert days_to_last(own_way, code, by_rule) == min(asked, by_rule)
    assert days_to_last(PROCESSES[kind], code, by_rule) == by_rule


def ruled(hall, **values):
    keys = {f"deliberation.{key}": value for key, value in values.items()}
    territory.set_rules(
        division=hall.cast.county,
        values=keys,
        basis="县里的办法",
        starts_on=clock.today(),
        by=hall.cast.actor("county_officer"),
    )


def started(hall, days, body=None):
    now, body = clock.now(), body or hall.body(size=6, name=f"代表会议{days}")
    return services.start_budgeting(
        body=body, title="一万元办什么事", about="集体收入", amount_fen=1_000_000, rule="greedy", kind="approval",
        ideas_until=now + timedelta(days=days), by=hall.head, at=now,
    )  # fmt: skip


def test_ideas_are_gathered_as_many_days_as_the_profile_says(hall):
    with pytest.raises(RuleBroken, match="至少征集 5 天") as soon:
        started(hall, 4)
    assert soon.value.field == "ideas_until"
    assert day(clock.today() + timedelta(days=5)) in soon.value.message
    assert started(hall, 5).state == "ideas"


def test_a_vote_is_open_as_many_days_as_the_county_says(hall):
    ruled(hall, budget_vote_days=8)
    budgeting = started(hall, 5)
    for title in ("路灯", "石桌"):
        idea = services.propose_idea(budgeting=budgeting, title=title, words="黑", by=hall.cast.actor("resident"))
        services.accept_idea(idea=idea, cost_fen=600_000, reason="报价", by=hall.head)
    at = clock.now() + timedelta(days=6)
    call = {"budgeting": budgeting, "by": hall.head, "at": at}
    with pytest.raises(RuleBroken, match="至少开放 8 天") as soon:
        services.open_budget_vote(closes_at=at + timedelta(days=7), **call)
    assert soon.value.field == "closes_at"
    assert services.open_budget_vote(closes_at=at + timedelta(days=8), **call).state == "voting"


def test_a_village_gives_its_ideas_more_time_by_its_own_way(hall):
    own(hall, rows_of("budget", vote_gap=12), "budget", name="上河预算")
    with pytest.raises(RuleBroken, match="至少征集 12 天"):
        started(hall, 11)
    assert started(hall, 12).plan.name == "上河预算"


def handed_in(hall, days_ago):
    at = clock.now() - timedelta(days=days_ago + 11)
    rule = services.consult_on_village_rule(
        rule=draft(hall), until=clock.day_of(at) + timedelta(days=10), by=hall.head, at=at
    )
    return services.hand_in_village_rule(
        rule=rule, text=GOOD, heard="没有人提", by=hall.head, at=at + timedelta(days=11)
    )


@pytest.mark.parametrize(("days_ago", "tone"), [(15, "wait"), (16, "late")])
def test_the_township_has_as_many_days_to_check_as_the_profile_says(hall, days_ago, tone):
    rule = handed_in(hall, days_ago)
    assert rule.due_on == clock.today() + timedelta(days=15 - days_ago)
    line = next(each for each in presenters.village_rule_lines(rule) if each.name == "乡镇审查")
    assert (line.tone, day(rule.due_on) in line.meta) == (tone, True)
    township = hall.cast.actor("township_officer")
    rows = presenters.township_rule_rows(township, clock.now())
    assert [(row.tone, rule.public_id in row.url) for row in rows] == [(tone, True)]
    assert presenters.township_rule_rows(township, clock.now())[0].due.startswith(day(rule.due_on))
    assert services.pass_village_rule(rule=rule, words="没有问题。", by=township).due_on is None
    assert presenters.township_rule_rows(township, clock.now()) == []


def test_what_the_assembly_adopted_is_filed_in_as_many_days_as_the_county_says(hall):
    ruled(hall, rules_file_days=20)
    resolution = decided(hall)
    rule = services.adopt_village_rule(rule=checked(hall), resolution=resolution, by=hall.head)
    met = clock.day_of(resolution.item.meeting.starts_at)
    assert rule.due_on == met + timedelta(days=20)
    township = hall.cast.actor("township_officer")
    assert [row.next_action for row in presenters.township_rule_rows(township, clock.now())] == [
        "表决通过了，登记备案文号"
    ]
    rule = services.file_village_rule(rule=rule, filing="1号", filed_on=clock.today(), by=township)
    assert rule.due_on is None


def test_only_the_township_above_is_asked(hall):
    handed_in(hall, 0)
    asked = {name for name in hall.cast.users if township_asks(hall.cast.actor(name))}
    assert asked == {"township_officer"}


def township_asks(actor):
    rows = selectors.village_rules_to_check(actor)
    return rows is not None and rows.exists()
