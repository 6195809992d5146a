"""Joint handling: a village asks, its township whistles, units come or say why not, share the work, and say how it went."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import policies, selectors, services
from lianxin.needs.errors import ConflictOfInterest, WrongState
from lianxin.needs.models import Need, Whistle, WhistleRequest, WhistleTask
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import State, Verb
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.needs.conftest import at
from tests.needs.test_papers import signed_in, words_of


@pytest.fixture
def police(cast, desk):
    return organisations.create_unit(kind=UnitKind.BUREAU, name="青禾县公安局", division=cast.county, by=SYSTEM)


@pytest.fixture
def need(desk):
    return desk.in_progress()


def blow(cast, desk, need, police, **changes):
    values = {
        "kind": "enforcement",
        "problem": "集市占道，三个部门各管一段。",
        "place_words": "集市北口",
        "units": [desk.bureau, police],
        "by": cast.actor("township_officer"),
        "at": at(11, 24, 9),
    }
    return services.blow_whistle(need=need, **{**values, **changes})


@pytest.fixture
def whistle(cast, desk, need, police):
    return blow(cast, desk, need, police)


def call_of(whistle, unit):
    return whistle.calls.get(unit=unit)


def test_blowing_calls_units_by_the_profiles_time_and_tells_the_requester(cast, desk, need, whistle):
    before = need.due_at
    need.refresh_from_db()
    assert (need.state, need.due_at, need.unit) == (State.WHISTLE_OPEN, before, desk.bureau)
    assert whistle.caller == desk.office
    assert [call.arrive_by for call in whistle.calls.all()] == [at(11, 25, 18)] * 2  # one working day
    note = need.steps.last().note
    assert "青禾县交通运输局、青禾县公安局" in note
    assert "11月25日 18:00" in note
    assert Message.objects.filter(body=note).count() == 1
    event = AuditEvent.objects.get(tag="needs:whistle:blow")
    assert event.after == {"units": ["青禾县交通运输局", "青禾县公安局"], "needs": 1}
    assert need.next_alarm_at is not None  # the clock goes on


def test_one_whistle_carries_several_needs_and_gives_all_back(cast, desk, need, police):
    other, left = desk.in_progress(title="占道经营"), desk.in_progress(title="路口堵")
    whistle = blow(cast, desk, need, police, others=[other, left])
    assert set(whistle.needs.all()) == {need, other, left}
    services.withdraw_need(need=left, by=SYSTEM, holds_pickup=True, at=at(11, 24, 12))
    whistle = services.end_whistle(
        whistle=whistle, result="划了摊位线，三家每周一起查一次。", by=cast.actor("township_officer"), at=at(11, 26)
    )
    states = dict(Need.objects.values_list("pk", "state"))
    assert states == {need.pk: State.IN_PROGRESS, other.pk: State.IN_PROGRESS, left.pk: State.WITHDRAWN}
    assert "划了摊位线" in other.steps.last().note
    assert selectors.recount()[1] == []


@pytest.mark.parametrize("name", ["clerk", "secretary", "handler", "supervisor"])
def test_a_village_and_a_bureau_cannot_whistle(cast, desk, need, police, name):
    with pytest.raises(NotAllowed):
        blow(cast, desk, need, police, by=cast.actor(name))
    assert not Whistle.objects.exists()


def test_an_outsider_does_not_learn_of_the_need(cast, desk, need, police):
    with pytest.raises(NotFound):
        blow(cast, desk, need, police, by=cast.actor("outsider"))


def test_only_what_is_being_handled_and_not_sealed_goes_joint(cast, desk, police):
    with pytest.raises(WrongState):
        blow(cast, desk, desk.dispatched(), police)
    sealed = desk.in_progress()
    Need.objects.filter(pk=sealed.pk).update(is_sealed=True)
    with pytest.raises(RuleBroken, match="单独办理"):
        blow(cast, desk, sealed, police)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"units": []}, "units"),
        ({"arrive_by": at(11, 24, 8)}, "arrive_by"),
        ({"problem": "周小满家门口占道。"}, "problem"),
    ],
)
def test_a_call_without_units_in_the_past_or_with_a_name_is_refused(cast, desk, need, police, changes, field):
    with pytest.raises(RuleBroken) as refused:
        blow(cast, desk, need, police, **changes)
    assert refused.value.field == field


def test_whom_a_need_complains_about_is_not_called(cast, desk, police):
    need = desk.in_progress()
    Need.objects.filter(pk=need.pk).update(about_unit=police)
    with pytest.raises(ConflictOfInterest):
        blow(cast, desk, need, police)


def test_units_come_or_say_why_not_and_the_county_learns_of_a_refusal(cast, desk, whistle, police):
    services.answer_call(
        call=call_of(whistle, desk.bureau), answer="arrived", by=cast.actor("handler"), at=at(11, 24, 15)
    )
    with pytest.raises(RuleBroken, match="报到过"):
        services.answer_call(
            call=call_of(whistle, desk.bureau), answer="cannot", why_not="忙", by=cast.actor("handler")
        )
    refusal = call_of(whistle, police)
    with pytest.raises(NotAllowed):
        services.answer_call(call=refusal, answer="cannot", why_not="忙", by=cast.actor("handler"))
    with pytest.raises(RuleBroken) as unsaid:
        services.answer_call(call=refusal, answer="cannot", by=cast.actor("township_officer"))
    assert unsaid.value.field == "why_not"
    refusal = services.answer_call(
        call=refusal,
        answer="cannot",
        why_not="当天有大型活动安保",
        by=cast.actor("township_officer"),
        at=at(11, 24, 16),
    )
    assert whistle in selectors.whistles(cast.actor("county_officer"), state="cannot")
    services.report_refusal(call=refusal, by=cast.actor("township_officer"), at=at(11, 24, 17))
    told = Message.objects.get(title__startswith="吹哨没有报到")
    assert told.user_id == cast.user("county_officer").pk
    assert "当天有大型活动安保" in told.body
    with pytest.raises(RuleBroken, match="报告过"):
        services.report_refusal(call=refusal, by=cast.actor("township_officer"))
    services.answer_call(call=refusal, answer="arrived", by=cast.actor("township_officer"), at=at(11, 25))
    assert call_of(whistle, police).answer == "arrived"  # who could not may come after all


def test_work_is_divided_ticked_by_its_unit_and_goes_up_when_overdue(cast, desk, whistle, police):
    officer = cast.actor("township_officer")
    services.write_minutes(whistle=whistle, words="三家到场，看了北口。", by=officer, at=at(11, 24, 16))
    due = at(11, 26).date()
    task = services.divide_task(
        whistle=whistle, unit=desk.bureau, what="划线", due_on=due, by=officer, at=at(11, 24, 16)
    )
    with pytest.raises(RuleBroken) as stranger:
        services.divide_task(whistle=whistle, unit=desk.committee, what="劝离", due_on=due, by=officer, at=at(11, 24))
    assert stranger.value.field == "unit"
    with pytest.raises(RuleBroken, match="1 项"):
        services.end_whistle(whistle=whistle, result="好了", by=officer)
    Message.objects.all().delete()
    assert services.ring_whistles(at=at(11, 27, 9)) == 3  # two silent units, one task
    assert services.ring_whistles(at=at(11, 27, 10)) == 0
    assert Message.objects.filter(user_id=cast.user("township_officer").pk).count() == 3
    task.refresh_from_db()
    assert task.escalated_at == at(11, 27, 9)
    services.finish_task(task=task, words="线划好了", by=cast.actor("handler"), at=at(11, 27, 11))
    with pytest.raises(RuleBroken, match="已经做完"):
        services.finish_task(task=task, words="线划好了", by=cast.actor("handler"))
    assert WhistleTask.objects.get().done_words == "线划好了"


def test_both_sides_say_once_how_working_together_went(cast, desk, whistle):
    call = call_of(whistle, desk.bureau)
    officer, handler = cast.actor("township_officer"), cast.actor("handler")
    with pytest.raises(RuleBroken, match="结束后"):
        services.rate_as_caller(call=call, cooperation="smooth", by=officer)
    services.end_whistle(whistle=whistle, result="好了", by=officer, at=at(11, 26))
    services.rate_as_caller(call=call, cooperation="smooth", words="随叫随到", by=officer)
    with pytest.raises(NotAllowed):
        services.rate_as_called(call=call, cooperation="fair", by=officer)
    services.rate_as_called(call=call, cooperation="fair", words="通知晚了半天", by=handler)
    with pytest.raises(RuleBroken, match="说过"):
        services.rate_as_called(call=call, cooperation="poor", by=handler)
    call.refresh_from_db()
    assert (call.by_caller, call.by_called) == ("smooth", "fair")


def test_a_village_asks_its_township_which_whistles_or_says_why_not(cast, desk, need, police):
    with pytest.raises(NotAllowed, match="直接吹哨"):
        services.ask_whistle(need=need, words="要公安一起", by=cast.actor("township_officer"))
    services.ask_whistle(need=need, words="要公安一起", by=cast.actor("clerk"), at=at(11, 24))
    assert Message.objects.get(title__startswith="请吹哨").user_id == cast.user("township_officer").pk
    with pytest.raises(RuleBroken, match="等答复"):
        services.ask_whistle(need=need, words="再请", by=cast.actor("clerk"))
    with pytest.raises(NotAllowed):
        services.decline_whistle(need=need, reason="不必", by=cast.actor("clerk"))
    services.decline_whistle(need=need, reason="先由交通局看", by=cast.actor("township_officer"), at=at(11, 24, 12))
    assert Message.objects.filter(user_id=cast.user("clerk").pk, body__contains="先由交通局看").count() == 1
    services.ask_whistle(need=need, words="看过了，还是要公安", by=cast.actor("clerk"), at=at(11, 25))
    assert [each.need for each in selectors.whistle_requests(cast.actor("township_officer"))] == [need]
    whistle = blow(cast, desk, need, police, at=at(11, 25, 10))
    assert WhistleRequest.objects.latest("pk").whistle == whistle
    assert not selectors.whistle_requests(cast.actor("township_officer"))


@pytest.mark.parametrize(
    "name", ["clerk", "handler", "township_officer", "county_officer", "auditor", "outsider", "resident", "operator"]
)
def test_who_sees_a_whistle_and_its_twin_agree(cast, whistle, name):
    actor = cast.actor(name)
    called = [call.unit for call in whistle.calls.select_related("unit")]
    seen = bool(policies.can_view_whistle(actor, whistle, called))
    assert seen == policies.visible_whistles(actor).filter(pk=whistle.pk).exists()
    assert seen == (name not in ("outsider", "resident", "operator"))


def test_the_whole_way_through_the_pages(cast, desk, need, police):
    officer, handler = signed_in(cast, "township_officer"), signed_in(cast, "handler")
    case = f"/needs/{need.public_id}/"
    assert "/open_whistle/" in officer.get(case).content.decode()
    assert "/open_whistle/" not in handler.get(case).content.decode()
    assert "/ask_whistle/" in handler.get(case).content.decode()
    sent = {
        "kind": "emergency", "problem": "路面塌陷。", "place_words": "桥头",
        "units": [desk.bureau.public_id, police.public_id], "lead": "", "arrive_by": "", "others": "没有这个",
    }  # fmt: skip
    wrong = officer.post(f"{case}open_whistle/", sent)
    assert wrong.status_code == 422
    assert "没有编号是 没有这个 的诉求" in wrong.content.decode()
    assert "路面塌陷。" in wrong.content.decode()
    assert officer.post(f"{case}open_whistle/", {**sent, "others": ""}).status_code == 302
    whistle = Whistle.objects.get()
    assert whistle.calls.first().arrive_by - whistle.called_at == timedelta(minutes=30)
    page = f"/needs/whistles/{whistle.public_id}/"
    assert "吹哨联办中" in officer.get(case).content.decode()
    assert whistle.number in officer.get(case).content.decode()
    assert "等本单位的" in handler.get("/needs/whistles/").content.decode()
    own = call_of(whistle, desk.bureau)
    answered = handler.post(f"{page}answer/", {"call": own.pk, "answer": "arrived", "why_not": ""})
    assert answered.status_code == 302
    refused = handler.post(f"{page}answer/", {"call": call_of(whistle, police).pk, "answer": "arrived"})
    assert refused.status_code in (302, 422)
    assert call_of(whistle, police).answer == ""
    assert officer.post(f"{page}minutes/", {"words": "挡板围好了"}).status_code == 302
    task = {"unit": desk.bureau.public_id, "what": "铺钢板", "due_on": f"{at(11, 30):%Y-%m-%d}"}
    assert officer.post(f"{page}divide/", {**task, "due_on": "2030-01-01"}).status_code == 302
    assert handler.post(f"{page}finish/", {"task": WhistleTask.objects.get().pk, "words": "铺好了"}).status_code == 302
    assert officer.post(f"{page}end/", {"result": "已铺钢板，先通行。"}).status_code == 302
    assert (
        officer.post(f"{page}rate-called/", {"call": own.pk, "cooperation": "smooth", "words": ""}).status_code == 302
    )
    assert (
        handler.post(f"{page}rate-caller/", {"call": own.pk, "cooperation": "smooth", "words": ""}).status_code == 302
    )
    done = handler.get(page).content.decode()
    assert "铺好了" in done
    assert done.count("配合顺畅") == 2
    assert handler.get(f"{page}end/").status_code == 302  # nothing to do here
    need.refresh_from_db()
    assert [step.verb for step in need.steps.all()][-2:] == [Verb.OPEN_WHISTLE, Verb.END_WHISTLE]
    assert Client().get(page).status_code == 302  # to the sign-in page
    assert signed_in(cast, "outsider").get(page).status_code == 404


def test_the_sheet_and_the_letter_say_who_comes_where_and_when(cast, desk, need, whistle):
    officer = signed_in(cast, "township_officer")
    sheet = words_of(officer.get(f"/needs/whistles/{whistle.public_id}/sheet.pdf"))
    assert need.number in sheet
    assert "青禾县公安局" in sheet
    assert "周小满" not in sheet
    letter = words_of(officer.get(f"/needs/whistles/{whistle.public_id}/letter-2.pdf"))
    assert "青禾县公安局" in letter
    assert "协办函" in letter
    assert officer.get(f"/needs/whistles/{whistle.public_id}/letter-3.pdf").status_code == 404
    assert signed_in(cast, "outsider").get(f"/needs/whistles/{whistle.public_id}/sheet.pdf").status_code == 404


def test_the_list_and_a_page_ask_the_same_for_one_and_for_a_hundred(cast, desk, need, police):
    officer = signed_in(cast, "township_officer")
    first = blow(cast, desk, need, police)

    def queries(address):
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(address).status_code == 200
        return len(asked)

    pages = ("/needs/whistles/", f"/needs/whistles/{first.public_id}/")
    few = [queries(page) for page in pages]
    for number in range(99):
        other = Whistle.objects.get(pk=first.pk)
        other.pk, other.public_id, other.number = None, f"W{number:011d}", f"哨{number}"
        other.save()
        other.calls.create(unit=police, arrive_by=at(11, 25))
        first.minutes.create(at=at(11, 24), by_name="卫秋分", words="看了")
        WhistleTask.objects.create(whistle=first, unit=police, what="查", due_on=at(11, 26).date())
    assert [queries(page) for page in pages] == few == [9, 10]


def test_nothing_changes_when_the_record_cannot_be_written(cast, desk, need, police, monkeypatch):
    from lianxin.audit.models import AuditEvent as Event

    def refuse(**_values):
        raise OSError("no disk")

    monkeypatch.setattr(Event.objects, "create", refuse)
    with pytest.raises(OSError, match="no disk"):
        blow(cast, desk, need, police)
    need.refresh_from_db()
    assert need.state == State.IN_PROGRESS
    assert not Whistle.objects.exists()


def test_messages_reach_called_units_and_name_no_requester(cast, desk, need, police):
    post = organisations.add_post(unit=police, title="民警", by=SYSTEM)
    user = cast.user("partner")
    organisations.appoint(
        post=post, holder_name=user.name, user=user, starts_on=at(1, 5).date(), basis="任命", by=SYSTEM
    )
    blow(cast, desk, need, police)
    told = Message.objects.get(user_id=user.pk)
    assert "集市北口" in told.body
    assert Requester(name="周小满").name not in told.body
