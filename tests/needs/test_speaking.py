"""Who may speak as the requester: they themselves, who holds their slip, and staff they told it to, never the unit that works on it."""

import pytest

from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import policies, selectors, services
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import ClosedBy, State
from tests.needs.conftest import at


def told_at_the_counter(desk, **changes):
    return services.register_on_behalf(
        matter=desk.matter(**changes),
        requester=Requester(name="郑老太", phone="+8619900000002"),
        channel="walk_in",
        client_key="counter",
        by=desk.actor("clerk"),
        at=at(11, 23),
    ).need


def test_staff_do_not_withdraw_close_or_reopen_what_was_told_on_the_web(desk):
    need, closing = desk.register().need, {"solved": "yes", "satisfaction": 5}
    with pytest.raises(NotAllowed, match="取件码"):
        services.withdraw_need(need=need, by=desk.actor("clerk"))
    need = desk.checked()
    with pytest.raises(NotAllowed):
        services.close_need(need=need, **closing, by=desk.actor("clerk"), at=at(11, 25))
    with pytest.raises(NotAllowed):
        services.reopen_need(need=need, by=desk.actor("clerk"), at=at(11, 25))
    secretary = desk.actor("secretary")
    need = services.close_need(need=need, **closing, words="亮了", by=secretary, holds_pickup=True, at=at(11, 25))
    assert (need.state, need.steps.last().by_name) == (State.CLOSED, secretary.name)


def test_the_unit_that_works_on_it_never_speaks_for_its_requester(desk):
    """But its station writes down what somebody comes to say who has the code in hand."""
    need = services.dispatch_need(
        need=told_at_the_counter(desk), unit=desk.committee, by=desk.actor("clerk"), at=at(11, 23, 10)
    )
    for name, holds_pickup in (("clerk", False), ("secretary", False), ("secretary", True), ("committee", True)):
        assert policies.can_handle_need(desk.actor(name), need)
        with pytest.raises(NotAllowed, match="承办单位"):
            services.withdraw_need(need=need, by=desk.actor(name), holds_pickup=holds_pickup)
    assert policies.can_speak_as_requester(desk.actor("clerk"), need, frozenset(), holds_pickup=True)
    need = services.accept_need(need=need, by=desk.actor("clerk"), at=at(11, 23, 11))
    with pytest.raises(NotAllowed, match="承办单位"):
        services.withdraw_need(need=need, by=desk.actor("clerk"), holds_pickup=True)
    assert services.withdraw_need(need=need, by=ANONYMOUS, holds_pickup=True).state == State.WITHDRAWN


def test_only_who_stands_there_or_asks_a_question_is_answered_at_once(desk):
    spot = {"answer": "已讲明", "by": desk.actor("clerk"), "at": at(11, 23, 10)}
    with pytest.raises(RuleBroken, match="请派单"):
        services.answer_on_spot(need=desk.register().need, **spot)
    assert services.answer_on_spot(need=desk.register(kind="enquiry").need, **spot).state == State.CLOSED
    need = services.answer_on_spot(need=told_at_the_counter(desk), **spot)
    assert (need.state, need.closed_by) == (State.CLOSED, ClosedBy.ON_SPOT)
    assert need.steps.last().note == "已当场答复您：已讲明。没办好的话，您可以要求重办一次，不用说理由。"


def test_what_was_answered_at_once_and_did_not_help_is_at_the_desk_again(desk, client):
    need = told_at_the_counter(desk)
    services.answer_on_spot(need=need, answer="已讲明", by=desk.actor("clerk"), at=at(11, 23, 10))
    need = services.reopen_need(need=need, words="还是不亮", by=ANONYMOUS, holds_pickup=True, at=at(11, 24))
    assert (need.state, need.reopened, need.closed_at, need.due_at) == (State.REGISTERED, 1, None, at(12, 1, 18))
    assert need.pk in {row.id for row in selectors.inbox(desk.actor("clerk"))}
    with pytest.raises(RuleBroken, match="一次"):
        services.answer_on_spot(need=need, answer="又讲了", by=desk.actor("clerk"), at=at(11, 24, 10))
    client.force_login(desk.cast.user("clerk"))
    assert "/answer_on_spot/" not in client.get(f"/needs/{need.public_id}/").content.decode()
    need = services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"), at=at(11, 24, 11))
    assert need.state == State.DISPATCHED
    assert selectors.recount() == (1, [])


def test_who_closes_it_is_told_how_to_have_it_done_again(desk):
    closing = {"by": ANONYMOUS, "holds_pickup": True, "at": at(11, 25)}
    need = services.close_need(need=desk.checked(), solved="yes", satisfaction=5, **closing)
    again = "没办好的话，您可以要求重办一次，不用说理由。"
    assert need.steps.last().note == f"按您的意见已销号。谢谢您告诉我们结果。{again}"
    need = services.close_need(need=desk.checked(), solved="no", satisfaction=1, **closing)
    assert need.steps.last().note == f"您说还没有解决，您的话已记下，这一件先销号。{again}"


def test_who_says_a_second_time_that_it_is_not_solved_is_told_where_to_go_from_here(desk):
    heard = {"result": "reached", "solved": "no", "satisfaction": 1, "by": desk.actor("clerk")}
    need = services.record_callback(need=desk.checked(), **heard, at=at(11, 25))
    assert need.state == State.REOPENED
    need = services.accept_need(need=need, by=desk.actor("handler"), at=at(11, 26))
    need = services.record_contact(need=need, words="去了", by=desk.actor("handler"), at=at(11, 26))
    need = services.report_resolved(need=need, answer="又修", by=desk.actor("handler"), at=at(11, 27))
    need = services.approve_answer(need=need, by=desk.actor("checker"), at=at(11, 27, 15))
    need = services.record_callback(need=need, **heard, at=at(11, 28))
    assert need.state == State.CLOSED
    assert need.steps.last().note == (
        "您说还没有解决，您的话已记下，这一件先销号。还没办好的话，请向村务监督委员会或乡镇反映，由他们决定再次重办。"
    )
