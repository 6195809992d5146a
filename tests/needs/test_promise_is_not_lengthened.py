"""No desk makes its own promise longer, and nobody grants a day that is over."""

import pytest

from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors, services
from lianxin.needs.models import Need
from tests.needs.conftest import at


def test_a_desk_that_sorts_it_as_less_urgent_keeps_what_was_promised(desk):
    need = desk.register(urgency="urgent").need
    contact, due = need.contact_due_at, need.due_at
    sorted_anew = {"category": need.category, "urgency": "complex", "reason": "不急"}
    need = services.reclassify_need(need=need, **sorted_anew, by=desk.actor("clerk"), at=at(11, 23, 10))
    assert (need.urgency, need.contact_due_at, need.due_at) == ("complex", contact, due)
    assert need.next_alarm_at < due
    promise = selectors.promise_of(Need.objects.get(pk=need.pk))
    assert promise.lines[-1].due == due
    need = services.reclassify_need(need=need, **sorted_anew, by=desk.actor("township_officer"), at=at(11, 23, 11))
    assert need.due_at > due
    assert selectors.promise_of(Need.objects.get(pk=need.pk)).lines[-1].due == need.due_at


def test_an_extension_is_not_granted_once_its_day_is_over(desk):
    need = services.request_extension(
        need=desk.in_progress(), reason="等料", new_due_at=at(12, 5), by=desk.actor("handler"), at=at(11, 25)
    )
    officer = desk.actor("county_officer")
    with pytest.raises(RuleBroken, match="已经过了"):
        services.grant_extension(need=need, by=officer, at=at(12, 5))
    need.refresh_from_db()
    assert need.due_at < at(12, 5)
    services.refuse_extension(need=need, reason="日子过了", by=officer, at=at(12, 6))
