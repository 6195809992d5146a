"""Silence closes what its requester heard of; whom nothing reached is called or visited, and was never silent."""

from datetime import timedelta

from lianxin.audit.models import AuditEvent
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.vocabulary import DeliveryState
from lianxin.needs import selectors, services
from lianxin.needs.models import Need
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import State
from tests.needs.conftest import at

LONG_AFTER = at(12, 30)


def test_who_left_no_way_to_be_told_is_asked_in_person(desk):
    """An elder without a telephone: the note says who will come, and no silence ever closes it."""
    made = desk.register(requester=Requester(name="周奶奶")).need
    clerk, handler = desk.actor("clerk"), desk.actor("handler")
    need = services.dispatch_need(need=made, unit=desk.bureau, by=clerk, at=at(11, 23, 9, 30))
    need = services.accept_need(need=need, by=handler, at=at(11, 23, 10))
    need = services.record_contact(need=need, words="上门", by=handler, at=at(11, 23, 10))
    need = services.report_resolved(need=need, answer="灯换好了", by=handler, at=at(11, 24))
    need = services.approve_answer(need=need, by=desk.actor("checker"), at=at(11, 24, 15))
    assert need.silence_ends_at is None
    assert "打电话或上门" in need.steps.last().note
    assert "自动销号" not in need.steps.last().note
    assert services.close_silent_needs(at=LONG_AFTER) == 0
    Need.objects.filter(pk=need.pk).update(silence_ends_at=at(12, 1))  # as it was promised before
    assert services.close_silent_needs(at=LONG_AFTER) == 0
    need.refresh_from_db()
    assert (need.state, need.silence_ends_at) == (State.CALLBACK, None)
    assert need.pk in {row.id for row in selectors.inbox(clerk)}
    assert Message.objects.filter(user_id=clerk.id, title__startswith="请打电话或上门回访").count() == 1
    assert AuditEvent.objects.filter(tag="needs:need:ask_in_person").count() == 1


def test_a_message_that_never_left_told_nobody_but_a_call_in_vain_counts(desk):
    first, second = desk.checked(), desk.checked()
    told = Message.objects.filter(key__startswith=f"need:{first.public_id}:approve_answer:")
    assert Delivery.objects.filter(message__in=told).update(state=DeliveryState.NO_GATEWAY) == 1
    told = Message.objects.filter(key__startswith=f"need:{second.public_id}:approve_answer:")
    Delivery.objects.filter(message__in=told).update(state=DeliveryState.NO_GATEWAY)
    services.record_callback(need=second, result="unreachable", by=desk.actor("clerk"), at=at(11, 25))
    assert services.close_silent_needs(at=second.silence_ends_at + timedelta(minutes=1)) == 1
    assert [Need.objects.get(pk=each.pk).state for each in (first, second)] == [State.CALLBACK, State.CLOSED]


def test_whoever_wants_no_reply_is_not_counted_as_silent(desk):
    need = desk.checked()
    Need.objects.filter(pk=need.pk).update(wants_reply=False)
    services.close_silent_needs(at=LONG_AFTER)
    overall, _rows = selectors.three_rates(start=at(11, 1).date(), end=at(11, 30).date(), at=LONG_AFTER)
    assert overall.resolution.excluded == overall.satisfaction.excluded == {"no_reply_wanted": 1}
    assert selectors.recount() == (1, [])
