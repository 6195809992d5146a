"""Guided services: from the whole list of materials to the result in hand."""

from datetime import date

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.stations import policies, selectors
from lianxin.stations import services as stations
from lianxin.stations.errors import StationClosed, WrongState
from lianxin.stations.models import ServiceCase
from lianxin.stations.vocabulary import CASE_TRANSITIONS, CaseState
from tests.stations.conftest import at, ids, item_values, receive_case

pytestmark = pytest.mark.django_db


def test_a_case_goes_the_whole_way(hall, item):
    clerk = hall.actor("clerk")
    case = receive_case(hall, item)
    case = stations.report_missing(case=case, missing=["银行卡复印件"], by=clerk, at=at(11, 23, 10))
    case = stations.complete_materials(case=case, by=clerk, at=at(11, 24))
    case = stations.submit_case(case=case, office="青禾县民政局", ref_no="MZ-9", by=clerk, at=at(11, 24))
    assert case.expected_on == date(2026, 12, 1)  # five working days
    case = stations.record_result(case=case, result="同意，下月起发放", by=clerk, at=at(11, 30))
    case = stations.deliver_case(case=case, sign="paper", by=clerk, at=at(11, 30))
    case = stations.hear_feedback(case=case, satisfaction=3, words="没多跑", by=clerk, at=at(11, 30))
    assert (case.state, case.missing, case.ended_at) == (CaseState.FEEDBACK, [], at(11, 30))
    assert [step.note for step in case.steps.all()] == [
        "高龄津贴申领",
        "材料清单一次给全：打印给本人",
        "还缺：银行卡复印件",
        "材料齐了",
        "已递交青禾县民政局，MZ-9",
        "部门的结果：同意，下月起发放",
        "已交到本人手上，纸上签字",
        "本人的意见：满意 没多跑",
    ]
    tags = AuditEvent.objects.filter(tag__startswith="stations:case").order_by("id").values_list("tag", flat=True)
    assert [tag.rsplit(":", 1)[1] for tag in tags] == [
        "receive", "report_missing", "complete", "submit", "record_result", "deliver", "hear_feedback",
    ]  # fmt: skip


def test_a_station_cannot_ask_for_more_than_the_county_does(hall, item):
    case = receive_case(hall, item)
    with pytest.raises(RuleBroken, match="站点不能多要材料") as refused:
        stations.report_missing(case=case, missing=["身份证原件", "村里的贫困证明"], by=hall.actor("clerk"))
    assert refused.value.article
    case.refresh_from_db()
    assert case.state == CaseState.CHECKLIST_GIVEN


def test_report_missing_names_something(hall, item):
    with pytest.raises(RuleBroken, match="还缺哪几样"):
        stations.report_missing(case=receive_case(hall, item), missing=[], by=hall.actor("clerk"))


def test_a_case_keeps_the_list_it_was_begun_with(hall, item):
    case = receive_case(hall, item)
    stations.save_item(item=item, by=hall.actor("county_officer"), **item_values(materials=["户口簿"]))
    stations.report_missing(case=case, missing=["身份证原件"], by=hall.actor("clerk"))
    with pytest.raises(RuleBroken, match="刚改过"):
        receive_case(hall, selectors.find_item(item.public_id), client_key="case-2")


def test_the_checklist_can_follow_when_it_was_not_given_at_once(hall, item):
    case = receive_case(hall, item, checklist_way="")
    assert case.state == CaseState.RECEIVED
    with pytest.raises(WrongState):
        stations.complete_materials(case=case, by=hall.actor("clerk"))
    case = stations.give_checklist(case=case, way="read", by=hall.actor("clerk"))
    assert case.state == CaseState.CHECKLIST_GIVEN


def test_receive_case_twice_with_one_key_is_one_case(hall, item):
    assert receive_case(hall, item) == receive_case(hall, item)
    assert ServiceCase.objects.get().number == "B990101100201-261123-001"


def test_receive_case_refuses_a_closed_station_and_strangers(hall, item):
    with pytest.raises(NotAllowed):
        stations.receive_case(
            station=hall.station,
            item=item,
            applicant=stations.Principal("周"),
            client_key="x",
            by=hall.actor("liaison"),
        )
    stations.close_station(station=hall.station, reason="并站", by=hall.actor("clerk"))
    with pytest.raises(StationClosed):
        receive_case(hall, item)


def test_an_office_without_a_limit_promises_no_day(hall, item):
    item = stations.save_item(item=item, by=hall.actor("county_officer"), **item_values(limit_days=None))
    case = stations.complete_materials(case=receive_case(hall, item), by=hall.actor("clerk"))
    assert stations.submit_case(case=case, office="民政局", by=hall.actor("clerk")).expected_on is None
    item = stations.save_item(item=item, by=hall.actor("county_officer"), **item_values(limit_days=0))
    case = stations.complete_materials(case=receive_case(hall, item, client_key="c2"), by=hall.actor("clerk"))
    case = stations.submit_case(case=case, office="民政局", by=hall.actor("clerk"), at=at(11, 24))
    assert case.expected_on == date(2026, 11, 24)


def test_the_office_may_ask_for_what_is_missing(hall, item):
    clerk = hall.actor("clerk")
    case = stations.complete_materials(case=receive_case(hall, item), by=clerk)
    case = stations.submit_case(case=case, office="民政局", by=clerk)
    case = stations.report_missing(case=case, missing=["银行卡复印件"], by=clerk)
    assert case.state == CaseState.MATERIALS_MISSING


def test_the_applicant_may_withdraw_and_nobody_else_can_see_it(hall, item):
    mine = stations.Principal(name="周小满", user_id=hall.cast.user("resident").pk)
    case = receive_case(hall, item, applicant=mine)
    with pytest.raises(NotFound):
        stations.withdraw_case(case=case, by=hall.actor("resident_abroad"))
    case = stations.withdraw_case(case=case, words="不用了", by=hall.actor("resident"))
    assert case.state == CaseState.WITHDRAWN
    with pytest.raises(WrongState):
        stations.withdraw_case(case=case, by=hall.actor("resident"))


def test_visible_cases_agree_with_the_policy(hall, item):
    mine = stations.Principal(name="周小满", user_id=hall.cast.user("resident").pk)
    made = [receive_case(hall, item, applicant=mine), receive_case(hall, item, client_key="c2")]
    for name in hall.cast.users:
        actor = hall.actor(name)
        seen = set(policies.visible_cases(actor).values_list("pk", flat=True))
        assert seen == {case.pk for case in made if policies.can_view_case(actor, case)}, name


def test_cases_wait_for_the_station_only_when_the_step_is_its_own(hall, item):
    clerk = hall.actor("clerk")
    case = receive_case(hall, item)
    assert ids(selectors.waiting_for(clerk).cases) == ids([])  # the applicant gathers papers
    case = stations.complete_materials(case=case, by=clerk, at=at(1, 5))
    assert ids(selectors.waiting_for(clerk).cases) == ids([case])
    assert ids(selectors.waiting_for(hall.actor("liaison")).cases) == ids([])
    case = stations.submit_case(case=case, office="民政局", by=clerk, at=at(1, 5))
    assert ids(selectors.waiting_for(clerk).cases) == ids([case])  # the promised day is long past


def test_every_state_but_the_first_is_reached_and_every_verb_ends_somewhere():
    targets = {transition.target for transition in CASE_TRANSITIONS.values()}
    assert targets == set(CaseState) - {CaseState.RECEIVED}
