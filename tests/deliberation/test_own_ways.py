"""The ways of topics, budgets and village rules, copied and named by a village: its days hold, and a verb keeps to its phase."""

from datetime import timedelta

import pytest

from lianxin.deliberation import services
from lianxin.deliberation.calc.phases import PROCESSES, phase_in
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from tests.deliberation.test_processes import own, rows_of


@pytest.mark.parametrize("kind", ["hall", "budget", "village_rules"])
def test_every_state_is_in_one_phase_or_past_the_last(kind):
    phases = PROCESSES[kind]
    for at, phase in enumerate(phases):
        for state in phase.reached:
            found = phase_in(phases, state)
            assert found is None or phases.index(found) > at


def test_a_topic_sets_out_on_the_village_s_own_way(hall):
    plan = own(
        hall, rows_of("hall", screen_name="七户一组看一看", screen_within=3, talk_gap=9), "hall", name="上河议事"
    )
    topic = hall.topic()
    assert topic.plan == plan
    assert (topic.screen_by - clock.today()).days <= 5  # three working days, where seven are the rule
    assert [phase.name for phase in topic.phases][1] == "七户一组看一看"
    topic = services.accept_topic(topic=topic, reason="全村都关心", by=hall.secretary)
    call = {
        "topic": topic,
        "materials": "空地能划 20 个车位。",
        "discuss_where": "村委会",
        "seats": 9,
    }
    hall.concerned(topic)
    with pytest.raises(RuleBroken, match="9"):
        services.publish_topic(**call, discuss_at=clock.now() + timedelta(days=8), by=hall.secretary)
    services.publish_topic(**call, discuss_at=clock.now() + timedelta(days=10), by=hall.secretary)


def test_what_is_on_its_way_keeps_the_way_it_set_out_on(hall):
    before = hall.topic()
    plan = own(hall, rows_of("hall"), "hall", name="上河议事")
    with pytest.raises(RuleBroken, match="先停用它"):
        own(hall, rows_of("hall"), "hall", name="又一种")
    before.refresh_from_db()
    assert before.plan is None
    services.end_plan(plan=plan, by=hall.head)
    assert hall.topic(title="广场什么时候开灯").plan is None


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("hall", {"screen_within": 30}, "只能少"),
        ("hall", {"talk_gap": 1}, "只能多"),
        ("hall", {"gather_verbs": []}, "不能关"),
        ("budget", {"ideas_verbs": []}, "不能关"),
        ("village_rules", {"check_gap": 1}, "只能多"),
        ("village_rules", {"file_within": 11}, "只能少"),
        ("budget", {"result_gap": 1}, "只能多"),
    ],
)
def test_a_village_may_be_quicker_with_what_it_promises_and_slower_with_what_people_need(hall, kind, more, words):
    with pytest.raises(RuleBroken, match=words):
        own(hall, rows_of(kind, **more), kind)


def test_no_step_is_added_where_steps_are_read_from_the_thing(hall):
    rows = [*rows_of("budget"), {"code": "own", "name": "敲锣", "verbs": []}]
    with pytest.raises(RuleBroken, match="敲锣"):
        own(hall, rows, "budget")


def test_a_verb_outside_its_phase_is_refused_with_phase_and_day(hall):
    topic = hall.topic()
    with pytest.raises(RuleBroken, match="“筛选”") as refused:
        services.sign_topic(topic=topic, by=hall.cast.actor("resident_abroad"))
    assert day(topic.screen_by) in refused.value.message
    later = hall.published(title="广场什么时候开灯")
    with pytest.raises(RuleBroken, match="“大家说，坐下来议”"):
        services.sign_topic(topic=later, by=hall.cast.actor("resident_abroad"))


def test_ideas_and_votes_of_a_budget_name_the_step_and_its_day(hall):
    own(hall, rows_of("budget", ideas_name="家家出点子"), "budget", name="上河预算")
    now = clock.now()
    budgeting = services.start_budgeting(
        body=hall.body(size=3), title="一万元办什么事", about="集体收入", amount_fen=1_000_000, rule="greedy", kind="approval",
        ideas_until=now + timedelta(days=5), by=hall.head, at=now,
    )  # fmt: skip
    call = {"budgeting": budgeting, "words": "天黑", "by": hall.cast.actor("resident")}
    ideas = [services.propose_idea(title=title, **call) for title in ("路灯", "石桌")]
    with pytest.raises(RuleBroken, match="“家家出点子”") as late:
        services.propose_idea(title="长椅", at=now + timedelta(days=6), **call)
    assert day(budgeting.ideas_until) in late.value.message
    for idea in ideas:
        services.accept_idea(idea=idea, cost_fen=600_000, reason="报价", by=hall.head)
    budgeting = services.open_budget_vote(
        budgeting=budgeting, closes_at=now + timedelta(days=9), by=hall.head, at=now + timedelta(days=6)
    )
    with pytest.raises(RuleBroken, match="“投票”") as voting:
        services.propose_idea(title="长椅", at=now + timedelta(days=7), **call | {"budgeting": budgeting})
    assert day(budgeting.ballot.closes_at) in voting.value.message


def test_village_rules_are_heard_as_long_as_the_village_says(hall):
    own(hall, rows_of("village_rules", check_gap=30), "village_rules", name="上河立规矩")
    rule = services.draft_village_rule(
        division=hall.cast.village, title="上河村村规民约", text="一、邻里有事先商量。", by=hall.head
    )
    with pytest.raises(RuleBroken, match="30"):
        services.consult_on_village_rule(rule=rule, until=clock.today() + timedelta(days=20), by=hall.head)
    services.consult_on_village_rule(rule=rule, until=clock.today() + timedelta(days=31), by=hall.head)


def test_answers_and_statements_keep_to_the_phase_their_matter_is_in(hall, client):
    topic = hall.published()
    asking = services.open_asking(
        topic=topic, question="停车位怎么分", statements=["收费。", "不收费。"], closes_at=clock.now() + timedelta(days=9),
        by=hall.secretary,
    )  # fmt: skip
    resident, first = hall.cast.actor("resident"), asking.statements.first()
    services.answer_statement(asking=asking, statement=first, value=1, by=resident)
    shut = own(hall, rows_of("four_steps", propose_verbs=["comment"]), name="不另外征求")
    services.start_process(
        division=topic.division, kind="four_steps", title="停车位", topic=topic, plan=shut, by=hall.head
    )
    for refused in (
        lambda: services.answer_statement(asking=asking, statement=first, value=-1, by=resident),
        lambda: services.suggest_statement(asking=asking, words="先试。", by=resident),
        lambda: services.enter_sheet(asking=asking, name="钱大暑", household="", answers=[(first, 1)], by=hall.clerk),
    ):
        with pytest.raises(RuleBroken, match=r"党组织提议.*这一步不征求意见"):
            refused()
    client.force_login(hall.cast.user("resident"))
    for page in ("", "answer/"):
        shown = client.get(f"/hall/opinions/{asking.public_id}/{page}").content.decode()
        assert "这一步不征求意见" in shown
        assert 'name="value"' not in shown
