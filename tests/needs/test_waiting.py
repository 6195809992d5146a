"""A need that waits for its requester is not forgotten by either side."""

from datetime import timedelta

import pytest

from lianxin.messaging.models import Message
from lianxin.needs import selectors
from lianxin.needs import services as needs
from lianxin.needs.presenters import inbox_row
from tests.needs.conftest import at
from tests.needs.test_alarms import hold


@pytest.fixture
def waiting(desk):
    return needs.ask_requester(
        need=desk.in_progress(),
        asked="哪一盏？",
        kind="call",
        proof="11月26日电话",
        by=desk.actor("handler"),
        at=at(11, 26),
    )


def told(need):
    return Message.objects.filter(key__startswith=f"need:{need.public_id}", key__contains="waits:")


def test_both_sides_are_asked_every_week_and_once(desk, waiting):
    hold(desk.bureau, "科员", desk.cast.user("handler"))
    assert needs.remind_of_pauses(at=at(11, 30)) == 0
    for _run in range(2):
        assert needs.remind_of_pauses(at=at(12, 4)) == 1
    handler = told(waiting).get(user=desk.cast.user("handler"))
    assert handler.title == f"等诉求人补充已经很久，请再问一次或者接着办：{waiting.number}"
    requester = told(waiting).get(user=None)
    assert requester.body == "还在等您补充：哪一盏？没有要补充的，也请说一声，好接着办。"
    before = told(waiting).count()
    needs.remind_of_pauses(at=at(12, 4) + timedelta(days=7))
    assert told(waiting).count() == 2 * before


def test_it_comes_back_to_the_units_list_and_to_nobody_elses(desk, waiting, time_machine):
    time_machine.move_to(at(11, 28))
    assert selectors.inbox(desk.actor("handler")) == []
    time_machine.move_to(at(12, 4))
    (row,) = selectors.inbox(desk.actor("handler"))
    assert inbox_row(row, at(12, 4), desk.actor("handler")).next_action == "再问诉求人，或接着办"
    assert selectors.inbox(desk.actor("clerk")) == []


def test_who_answered_is_left_in_peace(desk, waiting):
    needs.resume_handling(need=waiting, by=desk.actor("handler"), at=at(11, 27))
    assert needs.remind_of_pauses(at=at(12, 20)) == 0
