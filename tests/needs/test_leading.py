"""Needs that are one matter: whoever asked for the same hears what is true of them, may say what they are told they may,
and does not lose the matter when whose need leads takes it back."""

import pytest

from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import services
from lianxin.needs.models import Need
from lianxin.needs.selectors.facts import case_facts, counted, recounted_facts
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import State
from tests.needs.conftest import at

OTHER = Requester(name="王婶", phone="+8619900000002")
HOLDER = {"by": ANONYMOUS, "holds_pickup": True}


def two(desk, **changes):
    lead = desk.register(by=desk.actor("resident"), **changes).need
    other = desk.register(requester=OTHER, when=at(11, 23, 10))
    services.merge_need(need=other.need, into=lead, by=desk.actor("clerk"), at=at(11, 23, 11))
    return lead, other


def handled(desk, need):
    handler = desk.actor("handler")
    need = services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"), at=at(11, 23, 12))
    need = services.accept_need(need=need, by=handler, at=at(11, 23, 13))
    return services.record_contact(need=need, words="打了电话", by=handler, at=at(11, 23, 14))


def told(receipt=None):
    phone = OTHER.phone if receipt is None else receipt
    return [m.body for m in Message.objects.order_by("pk") if m.phone == phone]


@pytest.mark.parametrize("dispatched", [False, True])
def test_withdraw_need_that_leads_lets_the_oldest_merged_one_go_on(desk, dispatched):
    lead, other = two(desk)
    third = desk.register(requester=Requester(name="李三", phone="+8619900000003"), when=at(11, 23, 10, 30)).need
    services.merge_need(need=third, into=lead, by=desk.actor("clerk"), at=at(11, 23, 11))
    lead = handled(desk, lead) if dispatched else lead
    lead = services.withdraw_need(need=lead, by=desk.actor("resident"), at=at(11, 23, 15))
    heir = Need.objects.get(pk=other.need.pk)
    third.refresh_from_db()
    assert lead.state == State.WITHDRAWN
    assert (heir.state, heir.unit) == ((State.DISPATCHED, desk.bureau) if dispatched else (State.REGISTERED, None))
    assert (heir.merged_into, heir.closed_at, heir.due_at) == (None, None, lead.due_at)
    assert third.merged_into == heir
    for body in (told()[-1], told("+8619900000003")[-1]):
        assert body.startswith(f"一起办的 {lead.number} 已由提出的人撤回。您说的事接着办，最晚")
    assert not [body for body in told() if "按您的意思撤回" in body]
    row = counted(Need.objects.filter(pk=heir.pk)).get()
    assert recounted_facts(row, list(heir.steps.all()), []) == case_facts(row)
    if dispatched:
        heir = services.accept_need(need=heir, by=desk.actor("handler"), at=at(11, 23, 16))
        assert heir.state == State.ACCEPTED


def test_withdraw_need_that_was_answered_gives_the_others_a_fresh_promise(desk):
    lead, other = two(desk)
    lead = handled(desk, lead)
    lead = services.report_resolved(need=lead, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24))
    services.withdraw_need(need=lead, by=desk.actor("resident"), at=at(11, 25))
    heir = Need.objects.get(pk=other.need.pk)
    assert heir.state == State.DISPATCHED
    assert heir.due_at > lead.due_at


def test_who_asked_for_the_same_is_not_told_what_only_one_was_asked_or_said(desk):
    lead, _other = two(desk)
    lead = handled(desk, lead)
    lead = services.report_resolved(need=lead, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24))
    lead = services.approve_answer(need=lead, by=desk.actor("checker"), at=at(11, 24, 15))
    services.close_need(need=lead, solved="yes", satisfaction=5, by=desk.actor("resident"), at=at(11, 25))
    assert told()[-5:][1] == f"{desk.bureau.name}已与提出 {lead.number} 的人联系，正在办理。"
    assert told()[-1] == f"提出 {lead.number} 的人说了结果，这一件已销号。没办好的话，您可以要求重办一次，不用说理由。"
    assert not [body for body in told() if "按您的意思" in body or "已与您联系" in body or "请您说说" in body]
    own = Message.objects.filter(user=desk.cast.user("resident")).order_by("pk").last()
    assert own.body.startswith("按您的意见已销号。")


def test_reopen_need_that_was_merged_reopens_what_leads(desk, client):
    lead, other = two(desk)
    lead = handled(desk, lead)
    lead = services.report_resolved(need=lead, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24))
    services.close_need(need=lead, solved="yes", satisfaction=5, by=desk.actor("resident"), at=at(11, 24, 12))
    client.post("/needs/pickup/", {"number": other.need.number, "code": other.pickup_code})
    address = f"/needs/{other.need.public_id}/"
    assert f"{address}reopen/" in client.get(address).content.decode()
    assert client.post(f"{address}reopen/", {"words": "东头的还不亮"}).status_code == 302
    lead.refresh_from_db()
    step = lead.steps.last()
    assert (lead.state, lead.reopened, step.by_name) == (State.REOPENED, 1, ANONYMOUS.name)
    assert told()[-1].startswith("按您的要求重新办理")
    own = Message.objects.filter(user=desk.cast.user("resident")).order_by("pk").last()
    assert own.body == step.note
    assert own.body.startswith(f"同一件事（{lead.number}）按一位诉求人的要求重新办理")
    assert f"{address}reopen/" not in client.get(address).content.decode()


def test_supplement_need_that_was_merged_answers_what_was_asked(desk, client):
    lead, other = two(desk)
    lead = handled(desk, lead)
    services.ask_requester(
        need=lead, asked="哪几盏", kind="call", proof="打了电话", by=desk.actor("handler"), at=at(11, 24)
    )
    assert told()[-1].startswith("承办单位请补充：哪几盏。")
    client.post("/needs/pickup/", {"number": other.need.number, "code": other.pickup_code})
    address = f"/needs/{other.need.public_id}/"
    page = client.get(address).content.decode()
    assert f"{address}supplement/" in page
    assert f"{address}write/" not in page
    assert client.post(f"{address}supplement/", {"words": "东头三盏"}).status_code == 302
    lead.refresh_from_db()
    assert (lead.state, lead.steps.last().internal_note) == (State.IN_PROGRESS, "东头三盏")
    assert f"{address}write/" in client.get(address).content.decode()


def test_staff_write_the_requesters_word_with_the_code_in_words_and_had_no_part_in_it(desk):
    need = services.register_on_behalf(
        matter=desk.matter(),
        requester=OTHER,
        channel="walk_in",
        client_key="counter",
        by=desk.actor("clerk"),
        at=at(11, 23),
    ).need
    for name in ("clerk", "secretary"):
        with pytest.raises(NotAllowed, match="取件码"):
            services.withdraw_need(need=need, words="不用了", by=desk.actor(name))
    with pytest.raises(NotAllowed, match="另一位"):
        services.withdraw_need(need=need, words="不用了", by=desk.actor("clerk"), holds_pickup=True)
    with pytest.raises(RuleBroken, match="怎么说的"):
        services.withdraw_need(need=need, by=desk.actor("secretary"), holds_pickup=True)
    need = services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("secretary"), at=at(11, 23, 10))
    with pytest.raises(NotAllowed, match="另一位"):
        services.withdraw_need(need=need, words="不用了", by=desk.actor("secretary"), holds_pickup=True)
    need = services.withdraw_need(need=need, words="邻居修好了", by=desk.actor("committee"), holds_pickup=True)
    assert (need.state, need.steps.last().internal_note) == (State.WITHDRAWN, "邻居修好了")
    assert services.withdraw_need(need=desk.register().need, **HOLDER).state == State.WITHDRAWN
