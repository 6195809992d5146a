"""人民调解: of their own will, between them and the mediator, in effect only when signed, before the court if both wish."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lianxin.audit.models import AuditEvent
from lianxin.audit.selectors import all_but
from lianxin.files.models import StoredFile
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from lianxin.messaging.models import Message
from lianxin.needs import policies, selectors, services
from lianxin.needs.calc.mediation import confirm_by, effect_day
from lianxin.needs.models import Category, Mediation, MediationOpening
from lianxin.needs.presenters import mediation_rows, party_lines
from lianxin.needs.vocabulary import MEDIATION_WAYS, MediationState, MediationVerb, Verb
from lianxin.people.errors import ReasonNeeded
from tests.cast import make_user
from tests.needs.conftest import at
from tests.needs.test_papers import signed_in, words_of

SIDES = [("钱大暑", "+8619900000021", "上河村三组"), ("孙处暑", "", "上河村五组")]
FACTS = "两家为滴水沟的宽窄吵了三年。"


def told_by_phone(**such):
    """The one message to the party who left a number."""
    told = Message.objects.get(kind="mediation", user_id=None, **such)
    assert told.phone == SIDES[0][1]
    return told


def photo():
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return SimpleUploadedFile("signed.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def clerk(cast):
    return cast.actor("clerk")


@pytest.fixture
def begun(cast, desk, clerk):
    return services.open_mediation(division=cast.village, parties=SIDES, facts=FACTS, by=clerk, at=at(11, 2))


@pytest.fixture
def agreed(begun, clerk):
    services.propose_settlement(mediation=begun, proposal="沟留一尺二。", by=clerk, at=at(11, 3))
    items = [("钱家退半尺", date(2026, 11, 20)), ("孙家清沟", date(2026, 11, 25))]
    return services.agree_in_writing(mediation=begun, items=items, by=clerk, at=at(11, 4))


def sign(mediation, by, **changes):
    values = {
        "signed": list(mediation.parties.all()),
        "signed_on": date(2026, 11, 4),
        "mediator_signed_on": date(2026, 11, 5),
        "sealed_on": date(2026, 11, 6),
        "scans": [photo()],
        "at": at(11, 6),
    }
    return services.sign_agreement(mediation=mediation, by=by, **{**values, **changes})


@pytest.fixture
def effective(agreed, clerk):
    return sign(agreed, clerk)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.lists(st.integers(0, 90), min_size=3, max_size=6))
def test_the_court_may_be_asked_thirty_days_from_the_last_signature(day, gaps):
    days = [day + timedelta(days=gap) for gap in gaps]
    effect = effect_day(days[2:], days[0], days[1])
    assert effect in days
    assert all(each <= effect for each in days)
    assert confirm_by(effect).toordinal() - effect.toordinal() == 30


def test_the_whole_way_of_a_written_agreement(effective, clerk):
    assert (effective.state, effective.effective_on) == (MediationState.EFFECTIVE, date(2026, 11, 6))
    assert effective.confirm_by == date(2026, 12, 6)
    assert {party.signed_on for party in effective.parties.all()} == {date(2026, 11, 4)}
    assert StoredFile.objects.get(owner_kind="mediation").owner_id == effective.public_id
    found = services.ask_court(mediation=effective, asked_on=date(2026, 11, 10), by=clerk, at=at(11, 10))
    found = services.record_court(
        mediation=found, confirmed=True, answered_on=date(2026, 11, 18), words="裁定有效", by=clerk, at=at(11, 18)
    )
    assert found.court_confirmed is True
    first, second = found.items.all()
    found = services.check_agreement(item=first, kept=True, checked_on=date(2026, 11, 20), by=clerk, at=at(11, 20))
    assert found.state == MediationState.EFFECTIVE
    found = services.check_agreement(item=second, kept=False, checked_on=date(2026, 11, 26), by=clerk, at=at(11, 26))
    assert found.state == MediationState.NOT_PERFORMED
    with pytest.raises(RuleBroken, match="已经记为做到"):
        services.check_agreement(item=first, kept=False, checked_on=date(2026, 11, 26), by=clerk, at=at(11, 26))
    found = services.check_agreement(item=second, kept=True, checked_on=date(2026, 11, 28), by=clerk, at=at(11, 28))
    assert found.state == MediationState.PERFORMED
    tags = list(AuditEvent.objects.filter(subject_kind="mediation").order_by("pk").values_list("tag", flat=True))
    assert [tag.rpartition(":")[2] for tag in tags] == [
        "open", "propose", "agree_in_writing", "sign", "ask_court", "record_court", "check", "check", "check",
    ]  # fmt: skip
    kept = " ".join(f"{e.before} {e.after} {e.reason} {e.subject_label}" for e in AuditEvent.objects.all())
    assert not any(word in kept for word in ("钱大暑", "孙处暑", "滴水沟", "半尺"))


def test_the_meeting_is_appointed_told_moved_and_printed_for_each_side(cast, begun, clerk):
    services.call_parties(mediation=begun, meets_at=at(11, 5, 15), meets_where="村委会二楼", by=clerk, at=at(11, 2))
    assert "11月5日 15:00到村委会二楼参加调解，调解员郑谷雨" in told_by_phone().body
    moved = services.call_parties(
        mediation=begun, meets_at=at(11, 6, 9), meets_where="村委会二楼", by=clerk, at=at(11, 3)
    )
    assert Message.objects.filter(kind="mediation", user_id=None).count() == 2
    event = AuditEvent.objects.filter(tag="needs:mediation:call").latest("pk")
    assert (event.before["meets_at"], event.after["meets_at"]) == (at(11, 5, 15).isoformat(), at(11, 6, 9).isoformat())
    client = signed_in(cast, "clerk")
    address = f"/needs/mediations/{begun.public_id}/"
    assert client.get(f"{address}invitation-1.pdf").status_code == 404  # the record is closed
    client.post(address, {"reason": "打印邀请"})
    assert "11月6日 09:00 · 村委会二楼" in client.get(address).content.decode()
    second = words_of(client.get(f"{address}invitation-2.pdf")).replace(" ", "")
    for words in ("孙处暑", "2026年11月6日09:00", "村委会二楼", "郑谷雨", "不收费"):
        assert words in second
    for words in ("钱大暑", "滴水沟"):
        assert words not in second
    assert client.get(f"{address}invitation-3.pdf").status_code == 404
    assert moved.state == MediationState.OPENED


@pytest.mark.parametrize(
    ("changes", "field"), [({"meets_at": at(11, 1)}, "meets_at"), ({"meets_where": " "}, "meets_where")]
)
def test_a_meeting_is_in_the_future_and_somewhere(begun, clerk, changes, field):
    with pytest.raises(RuleBroken) as refused:
        services.call_parties(
            mediation=begun, by=clerk, at=at(11, 2), **{"meets_at": at(11, 5), "meets_where": "村委会", **changes}
        )
    assert refused.value.field == field


def test_a_party_without_a_phone_is_reached_on_paper_and_the_page_says_how(begun, clerk):
    with_phone, without = party_lines(begun)
    assert "199 0000 0021" in with_phone.meta
    assert "有事当面告诉本人" in without.meta
    called = services.call_parties(
        mediation=begun, meets_at=at(11, 9), meets_where="站点调解室", by=clerk, at=at(11, 3)
    )
    with_phone, without = party_lines(called)
    assert "请打印邀请，见面前当面交给本人" in without.meta
    assert "邀请" not in with_phone.meta


def test_nobody_is_called_once_the_agreement_is_in_effect(effective, clerk):
    with pytest.raises(RuleBroken, match="这一步做不了"):
        services.call_parties(mediation=effective, meets_at=at(11, 9), meets_where="村委会", by=clerk, at=at(11, 7))


def test_the_printed_agreement_in_effect_names_the_last_day_for_the_court(cast, effective):
    client = signed_in(cast, "clerk")
    address = f"/needs/mediations/{effective.public_id}/"
    client.post(address, {"reason": "打印协议"})
    page, paper = client.get(address).content.decode(), words_of(client.get(f"{address}sheet.pdf"))
    assert "最晚申请司法确认" in page
    assert "最晚申请司法确认2026年12月6日" in paper.replace(" ", "")


def test_an_oral_agreement_is_in_effect_the_same_day(begun, clerk):
    items = [("孙家清沟", date(2026, 11, 9))]
    found = services.agree_orally(mediation=begun, items=items, by=clerk, at=at(11, 3))
    assert (found.state, found.form) == (MediationState.EFFECTIVE, "oral")
    assert (found.effective_on, found.confirm_by) == (date(2026, 11, 3), date(2026, 12, 3))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"signed": []}, "signed"),
        ({"signed_on": None}, "signed_on"),
        ({"mediator_signed_on": None}, "mediator_signed_on"),
        ({"sealed_on": None}, "sealed_on"),
        ({"sealed_on": date(2026, 11, 9)}, "sealed_on"),
        ({"signed_on": date(2026, 11, 1)}, "signed_on"),
        ({"scans": []}, "scans"),
    ],
)
def test_nothing_takes_effect_while_a_signature_the_seal_or_the_sheet_is_missing(agreed, clerk, changes, field):
    with pytest.raises(RuleBroken) as refused:
        sign(agreed, clerk, **changes)
    assert refused.value.field == field
    agreed.refresh_from_db()
    assert (agreed.state, agreed.effective_on) == (MediationState.AGREED, None)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"parties": SIDES[:1]}, "两位当事人"),
        ({"parties": [SIDES[0], SIDES[0]]}, "两位当事人"),
        ({"parties": [SIDES[0], ("", "+8619900000021", "")]}, "两位当事人"),
        ({"parties": [SIDES[0], ("郑谷雨", "", "")]}, "您自己是当事人"),
        ({"facts": " "}, "为什么事"),
    ],
)
def test_it_takes_two_sides_a_quarrel_and_a_mediator_of_neither(cast, desk, clerk, changes, says):
    values = {"division": cast.village, "parties": SIDES, "facts": FACTS, "by": clerk, **changes}
    with pytest.raises(RuleBroken, match=says):
        services.open_mediation(**values)
    assert not Mediation.objects.exists()


@pytest.mark.parametrize("name", ["resident", "liaison", "supervisor", "county_officer", "auditor", "outsider"])
def test_who_is_not_on_the_committee_does_not_mediate(cast, desk, name):
    with pytest.raises(NotAllowed):
        services.open_mediation(division=cast.village, parties=SIDES, facts=FACTS, by=cast.actor(name))


def test_an_agreement_says_what_and_by_when(begun, clerk):
    for items in ([], [(" ", date(2026, 11, 9))], [("清沟", date(2026, 11, 1))]):
        with pytest.raises(RuleBroken):
            services.agree_in_writing(mediation=begun, items=items, by=clerk, at=at(11, 3))
    with pytest.raises(RuleBroken, match="调解方案"):
        services.propose_settlement(mediation=begun, proposal=" ", by=clerk, at=at(11, 3))


def test_no_step_starts_from_where_the_table_does_not_let_it(begun, clerk):
    party, day = begun.parties.first(), date(2026, 11, 4)
    steps = {
        MediationVerb.SIGN: lambda: sign(begun, clerk),
        MediationVerb.ASK_COURT: lambda: services.ask_court(mediation=begun, asked_on=day, by=clerk),
        MediationVerb.RECORD_COURT: lambda: services.record_court(
            mediation=begun, confirmed=True, answered_on=day, by=clerk
        ),
        MediationVerb.PROPOSE: lambda: services.propose_settlement(mediation=begun, proposal="退", by=clerk),
        MediationVerb.AGREE_IN_WRITING: lambda: services.agree_in_writing(mediation=begun, items=[], by=clerk),
        MediationVerb.AGREE_ORALLY: lambda: services.agree_orally(mediation=begun, items=[], by=clerk),
        MediationVerb.END: lambda: services.end_mediation(mediation=begun, by=clerk),
        MediationVerb.WITHDRAW: lambda: services.withdraw_mediation(mediation=begun, party=party, by=clerk),
    }
    for state in MediationState:
        Mediation.objects.filter(pk=begun.pk).update(state=state)
        for verb, step in steps.items():
            if state not in MEDIATION_WAYS[verb][0]:
                with pytest.raises(RuleBroken, match="做不了"):
                    step()


def test_either_side_leaves_without_a_reason_and_all_hear_the_other_ways(agreed, clerk):
    party = agreed.parties.last()
    found = services.withdraw_mediation(mediation=agreed, party=party, by=clerk, at=at(11, 5))
    assert (found.state, found.effective_on) == (MediationState.WITHDRAWN, None)
    assert [each.withdrew_at for each in found.parties.all()] == [None, at(11, 5)]
    told = told_by_phone()
    assert "仲裁" in told.body
    assert "人民法院" in told.body
    assert not any(word in told.body + told.title for word in ("钱大暑", "孙处暑", "滴水沟"))


def test_nothing_comes_of_it_and_the_parties_are_told_so(begun, clerk):
    found = services.end_mediation(mediation=begun, words="钱家要一尺五", by=clerk, at=at(11, 5))
    assert (found.state, found.ended_words) == (MediationState.ENDED, "钱家要一尺五")
    assert "不影响打官司" in told_by_phone().body


def test_the_court_is_asked_once_and_in_time(effective, clerk):
    with pytest.raises(RuleBroken, match="还没有记向法院"):
        services.record_court(mediation=effective, confirmed=True, answered_on=date(2026, 11, 9), by=clerk)
    with pytest.raises(RuleBroken, match="已经过了"):
        services.ask_court(mediation=effective, asked_on=date(2026, 12, 7), by=clerk, at=at(12, 8))
    with pytest.raises(RuleBroken, match="还没有到"):
        services.ask_court(mediation=effective, asked_on=date(2026, 11, 30), by=clerk, at=at(11, 20))
    found = services.ask_court(mediation=effective, asked_on=date(2026, 12, 6), by=clerk, at=at(12, 8))
    with pytest.raises(RuleBroken, match="已经记过"):
        services.ask_court(mediation=found, asked_on=date(2026, 12, 6), by=clerk, at=at(12, 8))
    with pytest.raises(RuleBroken, match="还早"):
        services.record_court(mediation=found, confirmed=False, answered_on=date(2026, 12, 1), by=clerk, at=at(12, 8))
    found = services.record_court(
        mediation=found, confirmed=False, answered_on=date(2026, 12, 8), by=clerk, at=at(12, 8)
    )
    with pytest.raises(RuleBroken, match="已经记过"):
        services.record_court(mediation=found, confirmed=True, answered_on=date(2026, 12, 8), by=clerk, at=at(12, 8))


def test_seven_days_before_the_end_both_sides_and_the_mediator_are_told_once(effective, cast):
    assert services.remind_mediations(at=at(11, 28)) == 0
    assert services.remind_mediations(at=at(11, 29)) == 1
    assert services.remind_mediations(at=at(11, 30)) == 0
    assert told_by_phone(body__contains="12月6日").url == ""
    assert Message.objects.filter(user_id=cast.user("clerk").pk, body__contains="12月6日").count() == 1


WHOLE_CAST = (
    "resident", "resident_abroad", "liaison", "clerk", "secretary", "committee", "accountant", "supervisor",
    "township_officer", "county_officer", "auditor", "courier", "partner", "outsider", "operator", "handler", "checker",
)  # fmt: skip


@pytest.mark.parametrize("name", WHOLE_CAST)
def test_only_the_mediator_and_the_head_of_the_station_see_it(cast, effective, name):
    actor, client = cast.actor(name), signed_in(cast, name)
    may = name in ("clerk", "secretary")
    assert bool(policies.can_view_mediation(actor, effective)) == may
    assert policies.visible_mediations(actor).filter(pk=effective.pk).exists() == may
    page = f"/needs/mediations/{effective.public_id}/"
    assert client.get(page).status_code == (200 if may else 404)
    for closed in ("sheet.pdf", "openings.pdf"):
        assert client.get(page + closed).status_code == 404  # behind the reason even for those two
    assert client.get(f"{page}check/").status_code == (302 if may else 404)
    scan = f"/files/{StoredFile.objects.get().public_id}/"
    assert client.get(scan).status_code == 404
    listed = client.get("/needs/mediations/")
    assert (listed.status_code == 200 and effective.number in listed.content.decode()) == may
    if not may:
        with pytest.raises(NotFound):
            services.read_mediation(mediation=effective, reason="想看看内容", by=actor)
        with pytest.raises(NotFound):
            services.end_mediation(mediation=effective, by=actor)


def test_a_mediator_of_the_village_above_and_a_secretary_elsewhere_do_not_see_it(cast, begun):
    head_above = make_user("head", "冯小暑", role="secretary", scope=cast.township)
    cast.users["head"] = head_above
    assert not policies.can_view_mediation(cast.actor("head"), begun)
    assert not policies.visible_mediations(cast.actor("head")).exists()
    assert Client().get(f"/needs/mediations/{begun.public_id}/").status_code == 302


@pytest.mark.parametrize("name", ["auditor", "supervisor", "county_officer", "secretary"])
def test_the_trail_is_veiled_from_all_others(cast, begun, name):
    hidden = all_but(policies.visible_mediations)(cast.actor(name), [begun.public_id])
    assert hidden == (set() if name == "secretary" else {begun.public_id})


def test_a_reason_opens_it_for_fifteen_minutes_and_the_parties_can_learn_of_it(cast, effective, clerk):
    with pytest.raises(ReasonNeeded):
        services.read_mediation(mediation=effective, reason=" 看 ", by=clerk)
    opening = services.read_mediation(
        mediation=effective, reason="回访前核对约定", by=clerk, session_key="s1", at=at(11, 20, 9)
    )
    assert opening.expires_at == at(11, 20, 9, 15)
    assert selectors.live_opening(effective, clerk, "s1", at(11, 20, 9, 14))
    assert not selectors.live_opening(effective, clerk, "s1", at(11, 20, 9, 15))
    assert not selectors.live_opening(effective, clerk, "s2", at(11, 20, 9, 1))
    assert not selectors.live_opening(effective, cast.actor("secretary"), "s1", at(11, 20, 9, 1))
    assert AuditEvent.objects.get(tag="needs:mediation:read").reason == "回访前核对约定"
    with pytest.raises(InsertOnly):
        opening.save()
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM needs_mediationopening")


def test_what_they_say_lies_sealed(effective):
    with connection.cursor() as cursor:
        for table in ("needs_mediation", "needs_mediationparty", "needs_mediationitem"):
            cursor.execute(f"SELECT * FROM {table}")
            lying = str(cursor.fetchall())
            assert not any(word in lying for word in ("钱大暑", "9900000021", "滴水沟", "一尺二", "半尺"))


@pytest.fixture
def quarrel(desk):
    return desk.register(
        category=Category.objects.get(code="disputes"), title="两家争沟", content="滴水沟的事", when=at(11, 23)
    ).need


def test_a_quarrel_told_as_a_need_goes_to_mediation_and_its_case_says_no_more(cast, desk, quarrel, clerk):
    due = quarrel.due_at
    need = services.mediate_need(need=quarrel, parties=SIDES, facts=FACTS, by=clerk, at=at(11, 23, 10))
    assert (need.state, need.due_at) == ("registered", due)
    step = need.steps.last()
    assert (step.verb, step.note, step.internal_note) == (Verb.MEDIATE, "已转人民调解。", "")
    assert Mediation.objects.get().need == need
    assert selectors.recount()[1] == []
    with pytest.raises(RuleBroken, match="已经转过"):
        services.mediate_need(need=need, parties=SIDES, facts=FACTS, by=clerk)


def test_only_a_quarrel_and_only_the_desk(cast, desk, quarrel, clerk):
    with pytest.raises(RuleBroken, match="矛盾纠纷"):
        services.mediate_need(need=desk.register().need, parties=SIDES, facts=FACTS, by=clerk)
    with pytest.raises(NotAllowed):
        services.mediate_need(need=quarrel, parties=SIDES, facts=FACTS, by=cast.actor("supervisor"))
    with pytest.raises(NotFound):
        services.mediate_need(need=quarrel, parties=SIDES, facts=FACTS, by=cast.actor("outsider"))
    quarrel.is_sealed = True
    quarrel.save()
    with pytest.raises((NotFound, RuleBroken)):
        services.mediate_need(need=quarrel, parties=SIDES, facts=FACTS, by=clerk)
    assert not Mediation.objects.exists()


def _day(days):
    return f"{timezone.localdate(clock.now()) + timedelta(days=days):%Y-%m-%d}"


def test_the_whole_way_through_the_pages(cast, desk, quarrel):
    clerk = signed_in(cast, "clerk")
    case = f"/needs/{quarrel.public_id}/"
    assert "/mediate/" in clerk.get(case).content.decode()
    assert (
        "/mediate/"
        not in signed_in(cast, "township_officer").get(f"/needs/{desk.register().need.public_id}/").content.decode()
    )
    sent = {
        "first_name": "钱大暑", "first_phone": "19900000021", "first_household": "三组", "second_name": "",
        "second_phone": "不知道", "facts": FACTS, "willing": "on",
    }  # fmt: skip
    wrong = clerk.post(f"{case}mediate/", sent)
    assert wrong.status_code == 422
    assert FACTS in wrong.content.decode()
    sent |= {"second_name": "孙处暑", "second_phone": ""}
    assert clerk.post(f"{case}mediate/", {**sent, "willing": ""}).status_code == 422
    assert clerk.post(f"{case}mediate/", sent).status_code == 302
    shown = clerk.get(case).content.decode()
    assert "已转人民调解" in shown
    assert "/mediate/" not in shown
    assert "孙处暑" not in shown
    found = Mediation.objects.get()
    page = f"/needs/mediations/{found.public_id}/"
    closed = clerk.get(page).content.decode()
    assert "打开案卷" in closed
    assert not any(word in closed for word in ("钱大暑", "滴水沟的宽窄"))
    assert clerk.post(page, {"reason": "看"}).status_code == 422
    assert clerk.post(page, {"reason": "谈之前看一遍"}).status_code == 302
    assert "滴水沟的宽窄" in clerk.get(page).content.decode()
    assert clerk.post(f"{page}propose/", {"proposal": "沟留一尺二"}).status_code == 302
    lacking = clerk.post(f"{page}agree/", {"what_1": "退半尺", "due_1": _day(3), "what_2": "清沟"})
    assert lacking.status_code == 422
    assert "请写明这件事哪天前做到" in lacking.content.decode()
    assert clerk.post(f"{page}agree/", {"what_1": "退半尺", "due_1": _day(3)}).status_code == 302
    sheet = words_of(clerk.get(f"{page}sheet.pdf"))
    for words in ("连心诉求 08", "钱大暑", "孙处暑", "退半尺", "一式三份", "第三十三条", "人民调解委员会（章）"):
        assert words in sheet
    keys = [str(party.pk) for party in found.parties.all()]
    today = {"signed_on": _day(0), "mediator_signed_on": _day(0), "sealed_on": _day(0)}
    unsigned = clerk.post(f"{page}sign/", {**today, "signed": keys[:1], "scans": photo()})
    assert unsigned.status_code == 422
    assert "还有 1 位当事人没有签名" in unsigned.content.decode()
    assert clerk.post(f"{page}sign/", {**today, "signed": keys, "scans": photo()}).status_code == 302
    scan = clerk.get(f"/files/{StoredFile.objects.get().public_id}/")
    assert (scan.status_code, b"".join(scan.streaming_content)[:2]) == (200, b"\xff\xd8")
    assert clerk.post(f"{page}ask-court/", {"asked_on": _day(0), "together": ""}).status_code == 422
    assert clerk.post(f"{page}ask-court/", {"asked_on": _day(0), "together": "on"}).status_code == 302
    court = {"confirmed": "yes", "answered_on": _day(0), "words": "裁定有效"}
    assert clerk.post(f"{page}court/", court).status_code == 302
    item = found.items.get()
    checked = {"item": item.pk, "kept": "yes", "checked_on": _day(0), "words": "量过了"}
    assert clerk.post(f"{page}check/", checked).status_code == 302
    done = clerk.get(page).content.decode()
    assert "都做到了" in done
    assert "谈之前看一遍" in done
    assert clerk.get(f"{page}leave/").status_code == 302
    assert "郑谷雨" in words_of(clerk.get(f"{page}openings.pdf"))


def test_one_is_taken_up_on_its_own(cast, desk):
    clerk = signed_in(cast, "clerk")
    assert "没有您经手的调解" in clerk.get("/needs/mediations/").content.decode()
    sent = {
        "division": cast.village.public_id, "first_name": "钱大暑", "second_name": "孙处暑", "facts": FACTS,
        "willing": "on",
    }  # fmt: skip
    elsewhere = clerk.post("/needs/mediations/new/", {**sent, "division": cast.other_village.public_id})
    assert elsewhere.status_code == 422
    assert clerk.post("/needs/mediations/new/", sent).status_code == 302
    assert Mediation.objects.get().mediator_id == cast.user("clerk").pk
    assert signed_in(cast, "resident").get("/needs/mediations/new/").status_code == 403


def test_the_list_and_a_page_ask_the_same_for_one_and_for_a_hundred(cast, effective, clerk):
    client = signed_in(cast, "clerk")
    page = f"/needs/mediations/{effective.public_id}/"
    client.post(page, {"reason": "核对一遍"})

    def queries(address):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    pages = ("/needs/mediations/", page)
    few = [queries(each) for each in pages]
    for number in range(99):
        other = Mediation.objects.get(pk=effective.pk)
        other.pk, other.public_id, other.number = None, f"M{number:011d}", f"调{number}"
        other.save()
        effective.items.create(what="清沟", due_on=date(2026, 12, 1))
        MediationOpening.objects.create(
            mediation=effective, viewer_id=1, viewer_name="郑谷雨", reason="核对一遍", opened_at=at(11, 7),
            expires_at=at(11, 7, 10),
        )  # fmt: skip
    assert [queries(each) for each in pages] == few == [5, 10]


def test_nothing_changes_when_the_record_cannot_be_written(cast, agreed, quarrel, clerk, monkeypatch):
    def refuse(**_values):
        raise OSError("no disk")

    monkeypatch.setattr(AuditEvent.objects, "create", refuse)
    tries = (
        lambda: services.open_mediation(division=cast.village, parties=SIDES, facts=FACTS, by=clerk),
        lambda: services.mediate_need(need=quarrel, parties=SIDES, facts=FACTS, by=clerk),
        lambda: services.read_mediation(mediation=agreed, reason="核对一遍", by=clerk),
        lambda: services.end_mediation(mediation=agreed, by=clerk),
        lambda: sign(agreed, clerk),
    )
    for each in tries:
        with pytest.raises(OSError, match="no disk"):
            each()
    agreed.refresh_from_db()
    assert agreed.state == MediationState.AGREED
    assert Mediation.objects.count() == 1
    assert not MediationOpening.objects.exists()
    assert not Message.objects.filter(kind="mediation").exists()


def rows_of(cast, who, when):
    return [row for row in mediation_rows(cast.actor(who), when) if row.url.startswith("/needs/mediations/")]


def test_a_mediation_stands_on_its_mediator_s_desk_without_a_name(cast, clerk, agreed):
    (row,) = rows_of(cast, "clerk", at(11, 5))
    assert (row.next_action, row.number) == ("请各方签名盖章", agreed.number)
    said = f"{row.title}{row.meta}{row.due}{row.clock}"
    assert not any(name in said or FACTS in said for name, *_rest in SIDES)
    assert rows_of(cast, "secretary", at(11, 5)) == []
    assert rows_of(cast, "outsider", at(11, 5)) == []


def test_what_was_agreed_waits_to_be_checked_from_its_day_on(cast, clerk, agreed):
    sign(agreed, clerk)
    assert rows_of(cast, "clerk", at(11, 19)) == []
    (row,) = rows_of(cast, "clerk", at(11, 21))
    assert (row.next_action, row.tone) == ("回访：做到了没有", "late")
    for item in agreed.items.all():
        services.check_agreement(item=item, kept=True, checked_on=date(2026, 11, 26), by=clerk, at=at(11, 26))
    assert rows_of(cast, "clerk", at(11, 27)) == []


def test_the_parties_hear_who_else_looked_into_their_record(cast, clerk, begun):
    services.read_mediation(mediation=begun, reason="准备下次调解", by=clerk, at=at(11, 3))
    assert not Message.objects.filter(kind="mediation", user_id=None).exists()
    head = cast.actor("secretary")
    services.read_mediation(mediation=begun, reason="镇里来问进度", by=head, at=at(11, 3, 10))
    told = told_by_phone(body__contains=head.name)
    assert not any(name in told.body for name, *_rest in SIDES)
    assert "镇里来问进度" not in told.body
