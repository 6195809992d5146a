"""The life of a case: every way of the table, each refusal, and what moves with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from lianxin.audit.models import AuditEvent
from lianxin.files.models import StoredFile
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import policies, selectors, services
from lianxin.needs.errors import ConflictOfInterest, WrongState
from lianxin.needs.models import Category, Need, NeedStep
from lianxin.needs.presenters import timeline
from lianxin.needs.services.intake import Requester
from lianxin.needs.services.transitions import require_state
from lianxin.needs.vocabulary import OPEN, TRANSITIONS, Anonymity, AuditTag, CallbackResult, ClosedBy, State, Verb
from tests.files.test_photos import photo
from tests.needs.conftest import at


def test_register_gives_number_code_promise_and_message(desk):
    made = desk.register()
    need = made.need
    assert need.number == "990101100201-261123-001"
    assert len(made.pickup_code) == 8
    assert need.due_at == at(11, 30, 18)
    assert need.contact_due_at == at(11, 24, 9)
    message = Message.objects.get()
    assert need.number in message.body
    assert "11月30日" in message.body
    assert AuditEvent.objects.filter(tag=AuditTag.REGISTER, subject_id=need.public_id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_register_same_key_four_times_at_once_is_one_need_and_one_answer(desk):
    """A finger that presses twice on a slow line: nobody who pressed is told that it failed."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its test database in memory refuses instead of waiting")
    together = Barrier(4)

    def press(_each):
        together.wait()
        try:
            return services.register_need(
                matter=desk.matter(), requester=Requester(name="周小满"), client_key="k", by=ANONYMOUS, at=at(11, 23)
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as fingers:
        receipts = list(fingers.map(press, range(4)))
    assert len({(made.need.number, made.pickup_code) for made in receipts}) == 1
    assert Need.objects.count() == Message.objects.count() + 1 == 1


@pytest.mark.parametrize("anonymity", list(Anonymity))
def test_record_names_no_requester(desk, anonymity):
    """Confidential and anonymous would be words if the trail and the case's own history said who came."""
    resident = desk.actor("resident")
    asks = Requester(name=resident.name, anonymity=anonymity)
    need = desk.register(by=resident, requester=asks, photos=(photo(),)).need
    if anonymity != Anonymity.ANONYMOUS:
        services.withdraw_need(need=need, words="不用了", by=resident, at=at(11, 23, 10))
    events = AuditEvent.objects.exclude(actor_kind="system").filter(at__gte=at(11, 23))
    assert events.count() >= 2
    assert not events.filter(actor_name__contains=resident.name).exists()
    assert not NeedStep.objects.filter(by_name__contains=resident.name).exists()
    assert not StoredFile.objects.filter(stored_by_name__contains=resident.name).exists()
    told = {item.who for item in timeline(need, internal=True)}
    assert told <= {"诉求人"}
    if anonymity == Anonymity.ANONYMOUS:
        assert not events.filter(actor_id=resident.id).exists()
        assert not NeedStep.objects.filter(by_id=resident.id).exists()
        assert not StoredFile.objects.filter(stored_by_id=resident.id).exists()


def test_who_holds_the_code_of_an_anonymous_need_is_not_named_by_their_account(desk, client):
    made = desk.register(by=desk.actor("resident"), requester=Requester(anonymity=Anonymity.ANONYMOUS))
    client.force_login(desk.cast.user("resident"))
    client.post("/needs/pickup/", {"number": made.need.number, "code": made.pickup_code})
    answer = client.post(f"/needs/{made.need.public_id}/withdraw/", {"words": "不用了"})
    assert answer.status_code == 302
    step = NeedStep.objects.get(verb=Verb.WITHDRAW)
    assert (step.by_id, AuditEvent.objects.latest("id").actor_id) == (None, None)


def test_register_same_key_twice_is_one_need(desk):
    first = desk.register()
    desk.number -= 1
    again = desk.register()
    assert again.need == first.need
    assert again == first
    assert Need.objects.count() == 1


def test_register_anonymous_keeps_no_name_and_no_phone(desk):
    need = desk.register(requester=Requester(name="周小满", phone="+8619900000001", anonymity="anonymous")).need
    assert (need.requester_name, need.requester_phone, need.requester_phone_hash) == ("", "", "")
    assert not Message.objects.exists()


def test_register_on_behalf_records_both_names_and_refuses_strangers(desk):
    made = services.register_on_behalf(
        matter=desk.matter(),
        requester=Requester(name="郑老太"),
        channel="walk_in",
        client_key="b1",
        by=desk.actor("clerk"),
        at=at(11, 23),
    )
    assert (made.need.requester_name, made.need.received_by_name) == ("郑老太", "郑谷雨")
    with pytest.raises(NotAllowed):
        services.register_on_behalf(
            matter=desk.matter(),
            requester=Requester(name="甲"),
            channel="phone",
            client_key="b2",
            by=desk.actor("outsider"),
        )


def test_numbers_count_up_by_place_and_day(desk):
    numbers = [desk.register().need.number[-3:] for _each in range(3)]
    assert numbers == ["001", "002", "003"]
    assert desk.register(when=at(11, 24)).need.number.endswith("261124-001")


def test_whole_life_from_door_to_closed(desk):
    need = desk.checked()
    assert need.state == State.CALLBACK
    need = services.record_callback(
        need=need, result=CallbackResult.REACHED, solved="yes", satisfaction=5, by=desk.actor("clerk"), at=at(11, 25)
    )
    assert (need.state, need.closed_by, need.solved, need.satisfaction) == (State.CLOSED, ClosedBy.REQUESTER, "yes", 5)
    verbs = list(NeedStep.objects.filter(need=need).values_list("verb", flat=True))
    assert verbs == ["register", "dispatch", "accept", "contact", "report_resolved", "approve_answer", "close"]
    assert all(NeedStep.objects.filter(need=need).values_list("note", flat=True))


def test_transition_from_any_other_state_is_refused(desk):
    need = desk.register().need
    for state in State:
        for verb, transition in TRANSITIONS.items():
            if state in transition.sources:
                continue
            need.state = state
            with pytest.raises(WrongState):
                require_state(need, verb)


def test_every_open_state_leads_on_and_every_verb_has_a_service():
    reachable = {t.target for t in TRANSITIONS.values() if t.target} | {State.REGISTERED}
    assert reachable == set(State)
    assert all(any(state in t.sources for t in TRANSITIONS.values()) for state in OPEN)
    assert set(TRANSITIONS) == set(Verb) - {Verb.REGISTER}


def test_reject_needs_an_alternative(desk):
    need = desk.register().need
    with pytest.raises(RuleBroken, match="还可以怎么办"):
        services.reject_need(need=need, reason="out_of_duty", alternative=" ", by=desk.actor("clerk"))
    need = services.reject_need(
        need=need, reason="out_of_duty", alternative="找物业公司，电话在单元门上", by=desk.actor("clerk")
    )
    assert need.state == State.REJECTED
    assert "找物业公司" in NeedStep.objects.filter(need=need).last().note


def test_objection_within_the_window_once_then_the_dispatch_is_final(desk):
    need = desk.dispatched()
    with pytest.raises(RuleBroken, match="时间已过"):
        services.object_to_dispatch(need=need, reason="不归我们", by=desk.actor("handler"), at=at(11, 24, 9))
    need = services.object_to_dispatch(
        need=need, reason="村道归村里", proposed=desk.committee, by=desk.actor("handler"), at=at(11, 23, 11)
    )
    due = need.due_at
    need = services.uphold_dispatch(need=need, reason="清单写明", by=desk.actor("clerk"), at=at(11, 23, 12))
    assert need.due_at == due
    with pytest.raises(RuleBroken, match="不能再退回"):
        services.object_to_dispatch(need=need, reason="还是不归我们", by=desk.actor("handler"), at=at(11, 23, 12))


def test_reclassify_moves_the_dates_and_tells_the_requester_why(desk):
    need = desk.register().need
    water = Category.objects.get(code="utilities")
    need = services.reclassify_need(
        need=need, category=water, urgency="urgent", reason="停水了", by=desk.actor("clerk"), at=at(11, 23, 10)
    )
    assert (need.category, need.urgency, need.state) == (water, "urgent", State.REGISTERED)
    assert need.due_at == at(11, 24, 9)
    assert "停水了" in NeedStep.objects.get(need=need, verb=Verb.RECLASSIFY).note
    with pytest.raises(NotFound):
        services.reclassify_need(need=need, category=water, urgency="normal", reason="x", by=desk.actor("outsider"))


def test_reclassify_as_conduct_seals_and_hands_up(desk):
    need, conduct = desk.register().need, Category.objects.get(code="conduct")
    need = services.reclassify_need(
        need=need, category=conduct, urgency="normal", reason="反映干部", by=desk.actor("clerk")
    )
    assert need.is_sealed
    assert not need.may_publish
    assert need.desk_path == desk.cast.township.path
    assert not policies.can_view_need(desk.actor("clerk"), need)


def test_reclassify_refuses_retired_and_published(desk):
    need, conduct = desk.register().need, Category.objects.get(code="conduct")
    services.publish_need(need=need, summary="路灯不亮", by=desk.actor("clerk"))
    with pytest.raises(RuleBroken, match="撤下"):
        services.reclassify_need(need=need, category=conduct, urgency="normal", reason="x", by=desk.actor("clerk"))
    conduct.retired_on = at(1, 1).date()
    with pytest.raises(RuleBroken, match="停用"):
        services.reclassify_need(need=need, category=conduct, urgency="normal", reason="x", by=desk.actor("clerk"))


def test_pass_up_lets_the_township_dispatch(desk):
    need = services.pass_up(need=desk.register().need, reason="不清楚归谁", by=desk.actor("clerk"), at=at(11, 23, 10))
    with pytest.raises(NotAllowed):
        services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"))
    need = services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("township_officer"))
    assert need.unit == desk.bureau


def test_pause_needs_proof_stops_the_clock_and_moves_the_promise(desk):
    need = desk.in_progress()
    with pytest.raises(RuleBroken, match="没有凭据"):
        services.ask_requester(need=need, asked="照片", kind="call", proof="", by=desk.actor("handler"))
    need = services.ask_requester(
        need=need, asked="照片", kind="call", proof="上午十点电话告知", by=desk.actor("handler"), at=at(11, 24, 9)
    )
    assert need.next_alarm_at is None
    assert services.ring_alarms(at=at(12, 20)) == 0
    need = services.supplement_need(need=need, words="已发照片", by=ANONYMOUS, holds_pickup=True, at=at(11, 24, 11))
    assert need.due_at == at(12, 1, 10, 30)
    assert need.next_alarm_at is not None


def test_pause_can_be_contested_by_the_requester(desk):
    need = desk.in_progress()
    services.ask_requester(
        need=need, asked="照片", kind="call", proof="电话告知", by=desk.actor("handler"), at=at(11, 24, 9)
    )
    services.contest_pause(need=need, words="没人找过我", by=ANONYMOUS, holds_pickup=True, at=at(11, 24, 10))
    assert need.pauses.get().contested == "没人找过我"
    told = Message.objects.filter(key__contains=":contest:")
    assert set(told.values_list("user_id", flat=True)) == {desk.cast.user("county_officer").pk}
    with pytest.raises(NotFound):
        services.contest_pause(need=need, words="x", by=ANONYMOUS)
    with pytest.raises(RuleBroken, match="正在等上一级核定"):
        services.contest_pause(need=need, words="还是没人", by=ANONYMOUS, holds_pickup=True, at=at(11, 24, 11))
    assert need.pauses.get().contested == "没人找过我"


@pytest.fixture
def doubted(desk):
    """A paused need whose requester says nobody asked them anything; promised for 30 November, 10:30."""
    need = desk.in_progress()
    need = services.ask_requester(
        need=need, asked="照片", kind="call", proof="电话", by=desk.actor("handler"), at=at(11, 24, 9)
    )
    return services.contest_pause(need=need, words="没人找过我", by=ANONYMOUS, holds_pickup=True, at=at(11, 24, 10))


def test_the_level_above_lifts_a_pause_and_its_time_counts(desk, doubted):
    due = doubted.due_at
    assert doubted.pk in {row.id for row in selectors.inbox(desk.actor("county_officer"))}
    with pytest.raises(NotAllowed):
        services.lift_pause(need=doubted, reason="没有通话记录", by=desk.actor("clerk"), at=at(11, 25))
    with pytest.raises(RuleBroken, match="告诉诉求人"):
        services.lift_pause(need=doubted, reason=" ", by=desk.actor("county_officer"), at=at(11, 25))
    need = services.lift_pause(need=doubted, reason="没有通话记录", by=desk.actor("county_officer"), at=at(11, 25))
    assert (need.state, need.due_at) == ("in_progress", due)
    assert need.next_alarm_at is not None
    assert "暂停的时间照算" in need.steps.last().note
    assert doubted.pk not in {row.id for row in selectors.inbox(desk.actor("county_officer"))}


def test_a_pause_that_was_upheld_moves_the_date_and_is_not_contested_again(desk, doubted):
    due = doubted.due_at
    need = services.uphold_pause(need=doubted, reason="有通话录音", by=desk.actor("county_officer"), at=at(11, 25))
    assert need.state == "waiting_requester"
    with pytest.raises(RuleBroken, match="有通话录音"):
        services.contest_pause(need=need, words="还是不对", by=ANONYMOUS, holds_pickup=True, at=at(11, 25, 10))
    with pytest.raises(RuleBroken, match="没有等核定的暂停"):
        services.lift_pause(need=need, reason="改主意", by=desk.actor("county_officer"), at=at(11, 25, 11))
    assert services.resume_handling(need=need, by=desk.actor("handler"), at=at(11, 26)).due_at > due


def test_a_doubted_pause_nobody_ruled_on_does_not_move_the_date(desk, doubted):
    due = doubted.due_at
    need = services.resume_handling(need=doubted, by=desk.actor("handler"), at=at(11, 26))
    assert need.due_at == due
    assert selectors.promise_of(need).pauses == 0


def test_extension_before_the_deadline_one_level_up_and_only_once(desk):
    need = desk.in_progress()
    new = need.due_at + timedelta(days=3)
    need = services.request_extension(need=need, reason="等料", new_due_at=new, by=desk.actor("handler"), at=at(11, 24))
    with pytest.raises(NotAllowed, match="上一级"):
        services.grant_extension(need=need, by=desk.actor("clerk"))
    need = services.grant_extension(need=need, by=desk.actor("county_officer"), at=at(11, 24, 15))
    assert need.due_at == new
    with pytest.raises(RuleBroken, match="次数已用完"):
        services.request_extension(
            need=need, reason="再等", new_due_at=new + timedelta(days=1), by=desk.actor("handler"), at=at(11, 25)
        )


def test_extension_after_the_deadline_is_refused(desk):
    need = desk.in_progress()
    with pytest.raises(RuleBroken, match="已过承诺日期"):
        services.request_extension(
            need=need, reason="等料", new_due_at=at(12, 20), by=desk.actor("handler"), at=need.due_at
        )


def test_alarms_escalate_one_level_at_the_deadline_and_tell_the_leaders(desk):
    need = desk.in_progress()
    services.ring_alarms(at=need.due_at - timedelta(minutes=1))
    need.refresh_from_db()
    assert need.rung == 80
    assert need.escalated_to_path == ""
    services.ring_alarms(at=need.due_at)
    need.refresh_from_db()
    assert need.rung == 100
    assert need.escalated_to_path == desk.cast.county.path
    leader = desk.cast.user("county_officer")
    assert Message.objects.filter(user=leader, kind="need_escalated").count() == 1
    services.ring_alarms(at=need.due_at)
    assert Message.objects.filter(user=leader, kind="need_escalated").count() == 1


def test_check_and_callback_are_by_others_than_the_handler(desk):
    need = desk.answered()
    with pytest.raises(NotAllowed, match="没有经办"):
        services.approve_answer(need=need, by=desk.actor("handler"))
    need = services.approve_answer(need=need, by=desk.actor("checker"), at=at(11, 24, 15))
    with pytest.raises(NotAllowed, match="经办人不能回访"):
        services.record_callback(
            need=need, result=CallbackResult.REACHED, solved="yes", satisfaction=5, by=desk.actor("handler")
        )


def test_callback_three_days_without_reach_closes_as_unreachable(desk):
    need = desk.checked()
    for day in (25, 26):
        need = services.record_callback(
            need=need, result=CallbackResult.UNREACHABLE, by=desk.actor("clerk"), at=at(11, day)
        )
    with pytest.raises(RuleBroken, match="改天再试"):
        services.record_callback(
            need=need, result=CallbackResult.UNREACHABLE, by=desk.actor("clerk"), at=at(11, 26, 16)
        )
    need = services.record_callback(need=need, result=CallbackResult.UNREACHABLE, by=desk.actor("clerk"), at=at(11, 27))
    assert (need.state, need.closed_by) == (State.CLOSED, ClosedBy.UNREACHABLE)
    told = list(need.steps.filter(by_name="郑谷雨").order_by("at").values_list("note", flat=True))[-3:]
    assert told[0] == told[1] == "我们回访了您，没有联系上，会改天再找您。您也可以现在就在本页说说办得怎么样。"
    assert told[2] == (
        "我们在2026年11月25日、2026年11月26日、2026年11月27日回访过您，没有联系上，已销号。"
        "没办好的话，您可以要求重办一次，不用说理由。"
    )
    assert Message.objects.latest("pk").body == told[2]
    need = services.reopen_need(need=need, by=ANONYMOUS, holds_pickup=True, at=at(11, 28))
    assert need.state == State.REOPENED


def test_the_second_end_promises_no_further_reopening(desk):
    need = services.reopen_need(need=desk.checked(), by=ANONYMOUS, holds_pickup=True, at=at(11, 25))
    need = services.accept_need(need=need, by=desk.actor("handler"), at=at(11, 26))
    need = services.record_contact(need=need, words="去了", by=desk.actor("handler"), at=at(11, 26))
    need = services.report_resolved(need=need, answer="又修", by=desk.actor("handler"), at=at(11, 27))
    need = services.approve_answer(need=need, by=desk.actor("checker"), at=at(11, 27, 15))
    assert "重办一次" not in need.steps.latest("pk").note
    services.close_silent_needs(at=need.silence_ends_at)
    assert need.steps.latest("pk").note == (
        "到期没有收到您的意见，已自动销号。还没办好的话，请向村务监督委员会或乡镇反映，由他们决定再次重办。"
    )


def test_reopen_once_without_reason_then_only_by_a_supervisor(desk):
    need = desk.checked()
    need = services.reopen_need(need=need, by=ANONYMOUS, holds_pickup=True, at=at(11, 25))
    assert (need.state, need.reopened) == (State.REOPENED, 1)
    assert need.due_at == at(12, 2, 18)
    need = services.accept_need(need=need, by=desk.actor("handler"), at=at(11, 26))
    need = services.record_contact(need=need, words="去了", by=desk.actor("handler"), at=at(11, 26))
    need = services.report_resolved(need=need, answer="又修", by=desk.actor("handler"), at=at(11, 27))
    need = services.close_need(need=need, solved="no", satisfaction=1, by=ANONYMOUS, holds_pickup=True, at=at(11, 28))
    with pytest.raises(RuleBroken, match="已经重办过一次"):
        services.reopen_need(need=need, by=ANONYMOUS, holds_pickup=True)
    with pytest.raises(NotAllowed):
        services.reopen_again(need=need, reason="看过了", by=desk.actor("clerk"))
    need = services.reopen_again(need=need, reason="现场看过，确实没好", by=desk.actor("supervisor"), at=at(11, 29))
    assert need.reopened == 2


def test_silence_closes_after_the_stated_time_and_may_still_be_reopened(desk):
    need = desk.checked()
    assert services.close_silent_needs(at=need.silence_ends_at - timedelta(minutes=1)) == 0
    assert services.close_silent_needs(at=need.silence_ends_at) == 1
    need.refresh_from_db()
    assert (need.state, need.closed_by) == (State.CLOSED, ClosedBy.SILENCE)
    need = services.reopen_need(need=need, by=ANONYMOUS, holds_pickup=True)
    assert need.state == State.REOPENED


def test_notes_and_messages_are_in_the_countys_language_whoever_acts(desk):
    with translation.override("en"):
        need = desk.dispatched()
    assert [step.note[:2] for step in NeedStep.objects.filter(need=need).order_by("id")] == ["您的", "已交"]
    assert not [m for m in Message.objects.all() if "New" in m.title or "answer" in m.body]
    assert "诉求" in Message.objects.filter(kind="need_progress").first().title


def test_merge_tells_the_merged_requester_of_later_steps(desk):
    first = desk.register().need
    second = desk.register(requester=Requester(name="王婶", phone="+8619900000002")).need
    services.merge_need(need=second, into=first, by=desk.actor("clerk"), at=at(11, 23, 10))
    Message.objects.all().delete()
    services.dispatch_need(need=first, unit=desk.bureau, by=desk.actor("clerk"), at=at(11, 23, 11))
    assert Message.objects.filter(kind="need_progress").count() == 2


@pytest.mark.parametrize("who", [None, "resident"])
def test_who_told_the_same_thing_twice_is_told_once(desk, who):
    by = who and desk.actor(who)
    first, second = desk.register(by=by).need, desk.register(by=by).need
    services.merge_need(need=second, into=first, by=desk.actor("clerk"), at=at(11, 23, 10))
    Message.objects.all().delete()
    services.dispatch_need(need=first, unit=desk.bureau, by=desk.actor("clerk"), at=at(11, 23, 11))
    assert Message.objects.filter(kind="need_progress").count() == 1


def test_withdraw_by_the_requester_only(desk):
    need = desk.register(by=desk.actor("resident")).need
    with pytest.raises(NotAllowed):
        services.withdraw_need(need=need, by=desk.actor("clerk"))
    need = services.withdraw_need(need=need, by=desk.actor("resident"))
    assert need.state == State.WITHDRAWN


def test_complaint_is_never_seen_by_whom_it_is_about(desk):
    need = desk.register(kind="complaint", about_unit=desk.committee).need
    assert need.is_sealed
    assert not need.may_publish
    for name in ("clerk", "secretary", "committee"):
        assert not policies.can_view_need(desk.actor(name), need)
    for name in ("supervisor", "township_officer", "county_officer"):
        assert policies.can_view_need(desk.actor(name), need)
    with pytest.raises(ConflictOfInterest):
        services.dispatch_need(need=need, unit=desk.committee, by=desk.actor("township_officer"))


def test_complaint_in_words_alone_goes_one_level_up_as_the_form_promises(desk):
    need = desk.register(kind="complaint", about_words="村委会的张某").need
    assert need.is_sealed
    assert need.desk_path == desk.cast.township.path
    for name in ("clerk", "secretary", "committee"):
        assert not policies.can_view_need(desk.actor(name), need)
    assert policies.can_dispatch_need(desk.actor("township_officer"), need)


def test_complaint_that_names_the_unit_of_the_desk_above_goes_past_it(desk):
    need = desk.register(kind="complaint", about_words="柳溪镇人民政府的窗口").need
    assert need.about_unit == desk.office
    assert need.desk_path == desk.cast.county.path
    assert not policies.can_view_need(desk.actor("township_officer"), need)
    assert policies.can_dispatch_need(desk.actor("county_officer"), need)
    both = desk.register(kind="complaint", about_words="上河村村民委员会和柳溪镇人民政府").need
    assert both.about_unit == desk.office
    assert [named.unit for named in both.named_units.all()] == [desk.committee]


def test_complaint_that_names_a_unit_only_in_its_text_goes_past_it_and_other_needs_do_not(desk):
    told = desk.register(kind="complaint", content="柳溪镇人民政府的窗口三次叫我白跑").need
    assert (told.about_unit, told.desk_path) == (desk.office, desk.cast.county.path)
    assert told.is_sealed
    assert not policies.can_view_need(desk.actor("township_officer"), told)
    beside = desk.register(kind="complaint", about_words="窗口的小王", content="柳溪镇人民政府三次叫我白跑").need
    assert (beside.about_unit, beside.desk_path) == (desk.office, desk.cast.county.path)
    asked = desk.register(content="柳溪镇人民政府门口的路灯不亮").need
    assert (asked.about_unit, asked.is_sealed) == (None, False)


def test_complaint_about_a_person_is_hidden_from_them_even_above(desk):
    officer = desk.cast.user("township_officer")
    need = desk.register(kind="complaint", about_user=officer).need
    assert not policies.can_view_need(desk.actor("township_officer"), need)
    assert policies.can_view_need(desk.actor("county_officer"), need)


def test_visible_needs_agrees_with_can_view_need_for_the_whole_cast(desk):
    conduct = Category.objects.get(code="conduct")
    needs = [
        desk.register().need,
        desk.register(by=desk.actor("resident")).need,
        desk.dispatched(),
        desk.register(division=desk.cast.community).need,
        desk.register(kind="complaint", about_unit=desk.committee).need,
        desk.register(kind="complaint", about_user=desk.cast.user("secretary")).need,
        desk.register(category=conduct).need,
    ]
    for name in desk.cast.users:
        actor = desk.actor(name)
        allowed = {n.pk for n in needs if policies.can_view_need(actor, Need.objects.get(pk=n.pk))}
        assert set(policies.visible_needs(actor).values_list("pk", flat=True)) == allowed, name


def test_publish_needs_consent_and_no_name(desk):
    need = desk.register(may_publish=False).need
    with pytest.raises(RuleBroken, match="没有同意公开"):
        services.publish_need(need=need, summary="路灯不亮", by=desk.actor("clerk"))
    need = desk.register().need
    with pytest.raises(RuleBroken, match="姓名"):
        services.publish_need(need=need, summary="周小满家门口路灯不亮", by=desk.actor("clerk"))
    for number in ("13800138000", "138 0013 8000", "11010519491231002X", "3栋2单元301室"):
        with pytest.raises(RuleBroken, match="不能有电话") as refused:
            services.publish_need(need=need, summary=f"路灯不亮，找{number}", by=desk.actor("clerk"))
        assert refused.value.field == "summary"
    services.publish_need(need=need, summary="村东头路灯不亮", by=desk.actor("clerk"))
    assert [n.id for n in selectors.public_needs()] == [need.pk]


def test_pickup_wrong_codes_lock_for_a_while(desk):
    made = desk.register()
    assert services.open_by_pickup(number=made.need.number, code=made.pickup_code.lower()) == made.need
    for _each in range(8):
        with pytest.raises(RuleBroken, match="没有找到"):
            services.open_by_pickup(number=made.need.number, code="00000000", at=at(11, 23))
    with pytest.raises(RuleBroken, match="分钟后再试"):
        services.open_by_pickup(number=made.need.number, code=made.pickup_code, at=at(11, 23))
    assert services.open_by_pickup(number=made.need.number, code=made.pickup_code, at=at(11, 23, 10)) == made.need


def at_once(*tries):
    """Run all of them at the same moment, each on a connection of its own; what each raised, or ``None``."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its test database in memory refuses instead of waiting")
    together = Barrier(len(tries))

    def run(one):
        together.wait()
        try:
            one()
        except Exception as fault:  # said by the test, whatever it is
            return fault
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(tries)) as hands:
        return list(hands.map(run, tries))


@pytest.mark.django_db(transaction=True)
def test_codes_tried_all_at_once_are_counted_one_by_one(desk):
    made = desk.register()
    wrong = partial(services.open_by_pickup, number=made.need.number, code="00000000", at=at(11, 23))
    at_once(*[wrong] * 8)
    with pytest.raises(RuleBroken, match="分钟后再试"):
        services.open_by_pickup(number=made.need.number, code=made.pickup_code, at=at(11, 23))


@pytest.mark.django_db(transaction=True)
def test_two_desks_that_merge_two_needs_into_each_other_do_not_stand_in_each_others_way(desk):
    for _each in range(5):
        one, other = desk.register().need, desk.register().need
        merge = partial(services.merge_need, by=desk.actor("clerk"), at=at(11, 23, 10))
        faults = at_once(partial(merge, need=one, into=other), partial(merge, need=other, into=one))
        assert {type(fault) for fault in faults} <= {type(None), RuleBroken, WrongState}
        assert [type(fault) for fault in faults].count(type(None)) == 1


def test_dispatch_audit_fails_nothing_changed(desk, monkeypatch):
    need = desk.register().need
    counts = (NeedStep.objects.count(), Message.objects.count())

    class Broken(Exception):
        pass

    def refuse(*args, **kwargs):
        raise Broken

    from lianxin.audit.models import AuditEvent as Event

    monkeypatch.setattr(Event.objects, "create", refuse)
    with pytest.raises(Broken):
        services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"))
    need.refresh_from_db()
    assert need.state == State.REGISTERED
    assert (NeedStep.objects.count(), Message.objects.count()) == counts


def test_rates_count_the_year_without_any_person(desk):
    from datetime import date

    need = desk.checked()
    services.record_callback(
        need=need, result=CallbackResult.REACHED, solved="partly", satisfaction=4, by=desk.actor("clerk"), at=at(11, 25)
    )
    desk.register(requester=Requester(anonymity="anonymous"))
    overall, rows = selectors.three_rates(start=date(2026, 11, 1), end=date(2026, 11, 30), at=at(11, 30))
    assert (overall.response.numerator, overall.response.denominator) == (1, 1)
    assert overall.resolution.value * 2 == 1
    assert overall.response.excluded == {"anonymous": 1}
    assert [row.name for row in rows] == [desk.bureau.name]


def referred(desk, **more):
    made = desk.register(when=at(11, 23), **more)
    return services.refer_out(
        need=made.need,
        reason="other_channel",
        alternative="请到县人民法院诉讼服务中心",
        by=desk.actor("clerk"),
        at=at(11, 23, 10),
    )


def test_the_receipt_of_a_referral_is_kept_and_told(desk):
    need = referred(desk)
    receipt = {"taken_by": "县法院立案庭", "taken_on": at(11, 24).date(), "number": "立 2026-17"}
    need = services.confirm_referral(need=need, **receipt, by=desk.actor("clerk"), at=at(11, 24, 15))
    assert need.state == State.REFERRED_OUT
    assert need.steps.last().note == "县法院立案庭已收下您的诉求：2026年11月24日，对方编号 立 2026-17。"
    assert Message.objects.filter(body__contains="立 2026-17").count() == 1


def test_a_receipt_on_record_is_not_asked_for_again(desk, client):
    need = referred(desk)
    client.force_login(desk.cast.user("clerk"))
    page = f"/needs/{need.public_id}/"
    assert "记下对方的回执" in client.get(page).content.decode()
    receipt = {"taken_by": "县法院立案庭", "taken_on": at(11, 24).date(), "number": "立 2026-17"}
    services.confirm_referral(need=need, **receipt, by=desk.actor("clerk"), at=at(11, 24, 15))
    assert "记下对方的回执" not in client.get(page).content.decode()


@pytest.mark.parametrize("day", [at(11, 22).date(), at(11, 25).date()])
def test_a_receipt_is_of_a_day_between_the_referral_and_today(desk, day):
    with pytest.raises(RuleBroken) as refused:
        services.confirm_referral(
            need=referred(desk), taken_by="法院", taken_on=day, by=desk.actor("clerk"), at=at(11, 24)
        )
    assert refused.value.field == "taken_on"


def test_only_the_desk_writes_a_receipt_and_only_for_a_referral(desk):
    with pytest.raises(NotFound):
        services.confirm_referral(
            need=referred(desk), taken_by="法院", taken_on=at(11, 24).date(), by=desk.actor("outsider"), at=at(11, 24)
        )
    with pytest.raises(WrongState):
        services.confirm_referral(
            need=desk.register().need,
            taken_by="法院",
            taken_on=at(11, 23).date(),
            by=desk.actor("clerk"),
            at=at(11, 24),
        )


def test_who_was_not_let_in_there_has_their_need_back_with_a_new_promise(desk):
    need = referred(desk, by=desk.actor("resident"))
    with pytest.raises(NotAllowed):
        services.return_referral(need=need, by=desk.actor("county_officer"), at=at(11, 25, 9))
    need = services.return_referral(need=need, words="立案庭说要先调解", by=desk.actor("resident"), at=at(11, 25, 9))
    assert (need.state, need.closed_at, need.reject_reason) == (State.REGISTERED, None, "")
    assert need.is_open
    assert need.due_at > at(11, 30, 18)
    assert need.pk in {row.id for row in selectors.inbox(desk.actor("clerk"))}
    assert selectors.recount()[1] == []


def test_a_note_has_one_full_stop_where_words_end_in_one(desk):
    need = desk.in_progress()
    services.report_resolved(need=need, answer="灯换好了，当晚已亮。", by=desk.actor("handler"), at=at(11, 24))
    note = NeedStep.objects.filter(need=need).last().note
    assert "当晚已亮。正由另一人核对" in note
    assert "。。" not in note


def test_what_the_level_above_decides_is_refused_before_there_is_a_unit(desk, client):
    need = desk.register().need
    client.force_login(desk.cast.user("county_officer"))
    for verb in ("grant_extension", "lift_pause"):
        assert client.get(f"/needs/{need.public_id}/{verb}/").status_code == 403


def test_what_waits_at_the_desk_was_never_handed_out():
    back = {source for way in TRANSITIONS.values() if way.target == State.REGISTERED for source in way.sources}
    assert back == {State.REGISTERED, State.REFERRED_OUT}
    assert all(
        way.sources == {State.REGISTERED}
        for way in TRANSITIONS.values()
        if way.target == State.REFERRED_OUT and way.verb != Verb.CONFIRM_REFERRAL
    )
