"""Staff live here too: nobody works on what they asked for themselves, nor judges how it went for the unit."""

import pytest

from lianxin.kit.errors import NotAllowed
from lianxin.needs import policies
from lianxin.needs import services as needs
from lianxin.needs.policies.cases import dispatch_queue
from lianxin.needs.services.intake import Requester
from tests.needs.conftest import at


def told_by(desk, who):
    return desk.register(by=desk.actor(who), requester=Requester(name=desk.cast.user(who).name)).need


def test_own_need_is_handled_checked_and_called_back_by_others(desk):
    need = told_by(desk, "handler")
    need = needs.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"), at=at(11, 23, 9, 30))
    with pytest.raises(NotAllowed, match="您自己提的诉求，请别人来办"):
        needs.accept_need(need=need, by=desk.actor("handler"))
    need = needs.accept_need(need=need, by=desk.actor("checker"), at=at(11, 23, 10))
    assert policies.can_speak_as_requester(desk.actor("handler"), need, frozenset())


def test_own_need_is_sorted_answered_and_dispatched_by_others(desk):
    need = told_by(desk, "clerk")
    clerk = desk.actor("clerk")
    assert not policies.can_dispatch_need(clerk, need)
    assert need not in dispatch_queue(clerk)
    assert need in dispatch_queue(desk.actor("secretary"))
    for wrong in (
        lambda: needs.dispatch_need(need=need, unit=desk.bureau, by=clerk),
        lambda: needs.answer_on_spot(need=need, answer="好了", by=clerk),
        lambda: needs.publish_need(need=need, summary="路灯", by=clerk),
    ):
        with pytest.raises(NotAllowed, match="您自己提的诉求"):
            wrong()


@pytest.mark.parametrize("judge", ["can_check_answer", "can_call_back"])
def test_own_need_is_judged_by_others(desk, judge):
    need = told_by(desk, "clerk")
    need = needs.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("secretary"), at=at(11, 23, 9, 30))
    may = getattr(policies, judge)
    assert not may(desk.actor("clerk"), need, frozenset())
    assert may(desk.actor("secretary"), need, frozenset())


def test_own_term_is_decided_by_others(desk):
    need = told_by(desk, "county_officer")
    need = needs.dispatch_need(need=need, unit=desk.office, by=desk.actor("clerk"), at=at(11, 23, 9, 30))
    assert not policies.can_decide_terms(desk.actor("county_officer"), need)


def test_own_need_is_in_nobodys_own_list_of_work(desk, client):
    need = told_by(desk, "clerk")
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{need.public_id}/").content.decode()
    assert f"/needs/{need.public_id}/call_back/" not in page
