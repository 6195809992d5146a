"""Four channels, one case: everybody hears by their own way, and the hotline's order goes back as a file."""

from datetime import timedelta

import pytest

from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.vocabulary import ChannelKind
from lianxin.needs import services
from lianxin.needs.errors import WrongState
from lianxin.needs.presenters import REPORT_HEADINGS, report_row
from lianxin.needs.selectors.facts import recount
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import ANSWERED, TRANSITIONS, Channel, State, Verb
from tests.needs.conftest import at


def test_web_phone_mail_and_hotline_merge_into_one_and_all_are_told(desk, client):
    clerk, handler, checker = (desk.actor(name) for name in ("clerk", "handler", "checker"))
    lead = desk.register(by=desk.actor("resident"), requester=Requester(name="周小满")).need
    phoned = services.register_on_behalf(
        matter=desk.matter(),
        requester=Requester(name="王婶", phone="+8619900000002"),
        channel=Channel.PHONE,
        client_key="phone" * 6,
        by=clerk,
        at=at(11, 23, 10),
    ).need
    mailed = services.register_by_mail(
        matter=desk.matter(),
        requester=Requester(name="李", email="li@mail.test"),
        client_key="mail" * 6,
        at=at(11, 23, 11),
    ).need
    order = services.register_order(
        matter=desk.matter(),
        requester=Requester(name="赵", phone="+8619900000003"),
        source="12345",
        number="GD001",
        due_at=at(11, 25, 18),
        by=clerk,
        at=at(11, 23, 12),
    ).need
    for each in (phoned, mailed, order):
        services.merge_need(need=each, into=lead, by=clerk, at=at(11, 23, 13))
    lead.refresh_from_db()
    assert lead.due_at == at(11, 25, 18)  # the hotline's promise was the earliest
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{lead.public_id}/").content.decode()
    assert "5 个工作日内答复（本系统的默认规则）；并进来的一件承诺得更早，照它的" in page
    assert "并进来的一件承诺得更早，照它的 → 11月25日 18:00" in page
    services.dispatch_need(need=lead, unit=desk.bureau, by=clerk, at=at(11, 23, 14))
    services.accept_need(need=lead, by=handler, at=at(11, 23, 15))
    services.record_contact(need=lead, words="到过现场", by=handler, at=at(11, 23, 16))
    services.report_resolved(need=lead, answer="灯换好了", by=handler, at=at(11, 24))
    services.approve_answer(need=lead, by=checker, at=at(11, 24, 15))

    answered = Message.objects.filter(body__contains="灯换好了")
    assert answered.filter(user_id=desk.cast.user("resident").pk).count() == 1
    ways = {
        (each.channel, each.message.phone or each.message.email)
        for each in Delivery.objects.filter(message__in=answered).select_related("message")
    }
    assert ways == {
        (ChannelKind.SMS, "+8619900000002"),
        (ChannelKind.EMAIL, "li@mail.test"),
        (ChannelKind.SMS, "+8619900000003"),
    }
    assert recount() == (4, [])


def test_a_merged_order_goes_back_as_the_case_stands_that_leads(desk):
    clerk = desk.actor("clerk")
    lead = desk.in_progress()
    order = services.register_order(
        matter=desk.matter(),
        requester=Requester(name="赵"),
        source="12345",
        number="GD001",
        by=clerk,
        at=at(11, 23, 12),
    ).need
    services.report_orders(source="12345", by=clerk)
    services.merge_need(need=order, into=lead, by=clerk)
    [told] = services.report_orders(source="12345", by=clerk)
    row = dict(zip(REPORT_HEADINGS, report_row(told), strict=True))
    assert (row["工单编号"], row["我方编号"], row["承办单位"]) == ("GD001", order.number, desk.bureau.name)
    assert row["状态"] == f"{State.IN_PROGRESS.label}（并入 {lead.number} 一起办）"
    services.report_resolved(need=lead, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24))
    [told] = services.report_orders(source="12345", by=clerk)  # news of the leading case is news of the order
    row = dict(zip(REPORT_HEADINGS, report_row(told), strict=True))
    assert row["答复"] == "灯换好了"
    assert (row["是否解决"], row["满意度"]) == ("", "")


def test_a_later_promise_moves_nothing(desk):
    lead = desk.register().need
    other = desk.register(when=lead.received_at + timedelta(days=1)).need
    services.merge_need(need=other, into=lead, by=desk.actor("clerk"))
    due = lead.due_at
    lead.refresh_from_db()
    assert lead.due_at == due
    assert lead.steps.count() == 1


def test_the_key_of_an_order_cannot_be_worked_out_from_its_number(desk):
    import hashlib

    made = services.register_order(
        matter=desk.matter(), requester=Requester(name="赵"), source="12345", number="GD001", by=desk.actor("clerk")
    )
    assert made.need.client_key != hashlib.sha256(b"12345\x1fGD001").hexdigest()[:40]
    again = services.register_order(
        matter=desk.matter(), requester=Requester(name="赵"), source="12345", number="GD001", by=desk.actor("clerk")
    )
    assert again.need == made.need


def test_a_number_one_may_not_see_is_unknown_to_the_form(desk, client):
    need = desk.register().need
    sealed = desk.register(kind="complaint", about_unit=desk.committee).need
    elsewhere = desk.register(division=desk.cast.community).need
    client.force_login(desk.cast.user("clerk"))
    for number in (sealed.number, elsewhere.number, "990101100201-261123-999"):
        page = client.post(f"/needs/{need.public_id}/merge/", {"into": number})
        assert page.status_code == 422
        assert "没有这个编号的诉求，请核对。" in page.content.decode()
        assert "单独办理" not in page.content.decode()


@pytest.mark.parametrize("state", [*ANSWERED, State.CALLBACK, State.CLOSED])
def test_what_is_answered_is_not_merged_any_more(desk, state):
    """Its requester could neither close nor reopen it."""
    assert state not in TRANSITIONS[Verb.MERGE].sources
    lead = desk.register().need
    with pytest.raises(WrongState):
        services.merge_need(need=desk.checked(), into=lead, by=desk.actor("clerk"), at=at(11, 25))
