"""Who may speak as the requester: they themselves, who holds their slip, and staff they told it to, never the unit that works on it."""

import pytest

from lianxin.accounts.selectors import actor_for
from lianxin.accounts.vocabulary import Role
from lianxin.files.models import StoredFile
from lianxin.files.services.owners import can_view_file
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import policies, selectors, services
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import ClosedBy, State
from tests.cast import make_user
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
    """But another of its station writes down what somebody comes to say who has the code in hand."""
    another = actor_for(make_user("second_clerk", "方小暑", role=Role.STATION_STAFF, scope=desk.cast.village))
    need = services.dispatch_need(
        need=told_at_the_counter(desk), unit=desk.committee, by=desk.actor("clerk"), at=at(11, 23, 10)
    )
    for name, holds_pickup in (("clerk", False), ("secretary", False), ("secretary", True), ("committee", True)):
        assert policies.can_handle_need(desk.actor(name), need)
        with pytest.raises(NotAllowed, match="承办单位"):
            services.withdraw_need(need=need, by=desk.actor(name), holds_pickup=holds_pickup)
    with pytest.raises(NotAllowed, match="没有经手"):  # whoever took it in gave the code away themselves
        services.withdraw_need(need=need, words="不用了", by=desk.actor("clerk"), holds_pickup=True)
    assert policies.can_speak_as_requester(another, need, frozenset(), holds_pickup=True)
    need = services.accept_need(need=need, by=another, at=at(11, 23, 11))
    with pytest.raises(NotAllowed, match="没有经手"):
        services.withdraw_need(need=need, by=another, holds_pickup=True)
    assert services.withdraw_need(need=need, by=ANONYMOUS, holds_pickup=True).state == State.WITHDRAWN


def test_the_clerk_who_hands_the_slip_over_keeps_no_code(desk, client):
    """Shown once to print; afterwards the case is the clerk's to handle, not to speak for, even with the code typed."""
    client.force_login(desk.cast.user("clerk"))
    fields = {"channel": "walk_in", "kind": "help", "category": "other", "urgency": "normal", "anonymity": "named"}
    fields |= {"content": "家门口的路灯不亮。", "division": "上河村", "name": "周奶奶", "client_key": "K" * 20}
    answer = client.post("/needs/take/", fields, follow=True)
    need, code = answer.context["need"], answer.context["code"]
    assert code
    assert client.get("/needs/receipt/").status_code == 302
    shown = client.get(f"/needs/{need.public_id}/")
    assert not shown.context["as_requester"]
    client.post("/needs/pickup/", {"number": need.number, "code": code})
    shown = client.get(f"/needs/{need.public_id}/")
    assert not shown.context["as_requester"]
    assert not [step.name for step in shown.context["steps"] if step.by_requester]


def test_a_code_never_opens_a_complaint_for_whom_it_is_about(desk, client):
    made = desk.register(category=Category.objects.get(code="conduct"), about_user=desk.cast.user("committee"))
    client.force_login(desk.cast.user("committee"))
    client.post("/needs/pickup/", {"number": made.need.number, "code": made.pickup_code})
    assert client.session["files_held"] == [made.need.public_id]
    assert client.get(f"/needs/{made.need.public_id}/").status_code == 404
    photo = StoredFile(owner_kind="need", owner_id=made.need.public_id)
    held = client.session["files_held"]
    assert not can_view_file(desk.actor("committee"), photo, held=held)
    assert can_view_file(ANONYMOUS, photo, held=held)
    assert not can_view_file(ANONYMOUS, photo)


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


@pytest.mark.parametrize("by_withdrawing", [False, True])
def test_who_agreed_to_publication_takes_it_back_and_it_leaves_the_page(desk, client, by_withdrawing):
    made = desk.register()
    need = services.publish_need(need=made.need, summary="路灯不亮", by=desk.actor("clerk"))
    page = f"/needs/public/{need.public_id}/"
    assert client.get(page).status_code == 200
    client.post("/needs/pickup/", {"number": need.number, "code": made.pickup_code})
    step = "withdraw" if by_withdrawing else "withdraw_consent"
    assert f"/{step}/" in client.get(f"/needs/{need.public_id}/").content.decode()
    assert client.post(f"/needs/{need.public_id}/{step}/").status_code == 302
    need.refresh_from_db()
    assert (need.public_summary, need.may_publish) == ("", False)
    assert client.get(page).status_code == 404
    with pytest.raises(RuleBroken, match="没有同意"):
        services.publish_need(need=need, summary="路灯不亮", by=desk.actor("clerk"))


def test_nobody_of_the_unit_takes_the_consent_back(desk):
    with pytest.raises(NotAllowed):
        services.withdraw_consent(need=desk.in_progress(), by=desk.actor("handler"))
