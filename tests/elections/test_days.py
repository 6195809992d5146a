"""The days of an election follow the list that hangs and the last poll, and say what is late."""

from datetime import timedelta

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.elections import presenters, selectors, services
from lianxin.elections.calc import calendar
from lianxin.elections.vocabulary import ElectionState
from lianxin.kit import clock
from tests.elections.test_calc import DAYS, METHODS


def day(election, code):
    return next(step.day for step in selectors.steps_of(election, None) if step.code == code)


def late(election):
    rows = selectors.days_of(election, election.polls.all(), selectors.objections_of(election))
    return {step.code for step, _over, is_late in rows if is_late}


@given(METHODS, DAYS, st.integers(20, 60), st.integers(0, 40))
def test_objections_count_from_the_list_and_the_hand_over_from_the_last_poll(method, poll_on, hangs, again):
    listed_on, last = poll_on - timedelta(days=hangs), poll_on + timedelta(days=again)
    steps = calendar.steps(method, poll_on, listed_on=listed_on, last_poll=last)
    found = {step.code: step.day for step in steps}
    assert found.get("handover", calendar.handover_by(last)) == calendar.handover_by(last)
    assert found["poll"] == last
    assert [step.day for step in steps] == sorted(step.day for step in steps)
    if "objections" in found:
        assert found["objections"] == calendar.objections_until(listed_on)
        assert found["answers"] == calendar.answer_by(found["objections"])
        assert found["list"] == poll_on - timedelta(days=calendar.LIST_DAYS)


def test_once_the_list_hangs_its_days_count(village):
    election = village.listed(since=2, poll_on=clock.today() + timedelta(days=40))
    assert day(election, "objections") == clock.today() + timedelta(days=3)
    assert day(election, "answers") == clock.today() + timedelta(days=6)


def test_after_a_run_off_the_hand_over_counts_from_it_and_says_when_it_is_late(village, later):
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 40, "戊": 30})
    with later(38):
        village.counted(election, {"丁": 20, "戊": 31}, cast=60)
        election = services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        (row,) = presenters.waiting_rows(village.at(), clock.now())
        assert row.due_at == clock.day_end(clock.today() + timedelta(days=10))
    with later(48):
        assert late(election) == set()
    with later(49):
        assert late(election) == {"handover"}


def test_an_objection_has_three_days_and_waits_first(village, later, client):
    election = village.listed()
    objection = services.object_to_list(
        election=election, name="周小满", words="漏了我", raised_on=clock.today(), by=village.at("secretary")
    )
    (row,) = presenters.waiting_rows(village.at("secretary"), clock.now())
    due = clock.today() + timedelta(days=3)
    assert (row.next_action, row.due_at) == ("处理对名单的异议", clock.day_end(due))
    assert late(election) == set()
    address = reverse("elections:election", args=[election.public_id])
    with later(4):
        assert late(election) == {"answers"}
        client.force_login(village.cast.user("secretary"))
        assert "晚了" in client.get(address).content.decode()
        services.decide_objection(objection=objection, is_upheld=False, answer="名单上有", by=village.at("secretary"))
        assert late(election) == {"answers"}
    assert election.state == ElectionState.LISTED


def test_a_list_that_does_not_hang_in_time_is_late(village, later):
    election = village.planned(poll_on=clock.today() + timedelta(days=20))
    assert late(election) == set()
    with later(1):
        assert late(election) == {"list"}
        services.cancel_election(election=election, reason="推迟", by=village.at())
        election.refresh_from_db()
        assert late(election) == set()
