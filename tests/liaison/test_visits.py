"""A visit, what follows from it, what the household says, and what happens when households change hands."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.liaison import exports, selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.errors import NotYours
from lianxin.liaison.models import Confirmation, Promise, Visit
from lianxin.liaison.tasks import remind_liaisons
from lianxin.liaison.vocabulary import EndReason, PromiseState
from lianxin.messaging.models import Message
from lianxin.needs import services as needs
from lianxin.needs.models import Category, Need
from lianxin.people import services as people
from lianxin.people.vocabulary import Basis, Label, LabelSource
from lianxin.stations import services as stations
from lianxin.stations.models import Errand

SOON = date(2026, 12, 24)


@pytest.fixture
def kept(door):
    """A household the cast's liaison keeps in touch with since ten days."""
    needs.load_starter_categories(by=door.actor("county_officer"))
    made = door.assign(door.homes[0].household, at=clock.now() - timedelta(days=10))
    door.contact = made.contact
    return door


def draft(**changes):
    return liaison.VisitDraft(**{"channel": "home", "met_at": clock.now(), "topics": ("health",), **changes})


def visit(door, name="liaison", client_id="c-00000001", **changes):
    return liaison.record_visit(contact=door.contact, draft=draft(**changes), client_id=client_id, by=door.actor(name))


def lamp(consents=True):
    return liaison.NeedDraft(Category.objects.get(code="roads.lamp"), "路灯不亮", consents=consents)


def test_a_need_told_at_the_door_is_a_case_with_a_clock_at_once(kept):
    made = visit(kept, needs=(lamp(), lamp(consents=False)))

    named, anonymous = Need.objects.order_by("id")
    assert (named.channel, named.requester_name, named.requester_phone) == ("liaison", "周小满", "+8619900000001")
    assert named.due_at > clock.now()
    assert (anonymous.anonymity, anonymous.requester_name, anonymous.requester_phone) == ("anonymous", "", "")
    assert [each.need for each in made.raised.order_by("number")] == [named, anonymous]


def test_an_errand_asked_at_the_door_waits_at_the_station_under_who_asked(kept, client):
    made = visit(kept, errands=(liaison.ErrandDraft("parcel", "去镇上取降压药"),))

    errand = Errand.objects.get()
    assert (errand.kind, errand.what, errand.state) == ("parcel", "去镇上取降压药", "asked")
    assert (errand.principal_name, errand.principal_phone) == ("周小满", "+8619900000001")
    assert (errand.principal_user, errand.asked_by_name) == (kept.cast.user("resident"), "吴立春")
    assert (errand.source_kind, errand.source_id) == ("visit", made.public_id)
    assert selectors.open_errands([kept.contact.pk]) == {kept.contact.pk: [errand]}
    client.force_login(kept.cast.user("clerk"))
    assert "去镇上取降压药" in client.get(reverse("stations:errands")).content.decode()
    client.force_login(kept.cast.user("liaison"))
    page = client.get(reverse("liaison:contact", args=[kept.contact.public_id])).content.decode()
    assert reverse("stations:errand", args=[errand.public_id]) in page
    stations.decline_errand(errand=errand, reason="办不了", elsewhere="镇卫生院送药", by=kept.actor("clerk"))
    assert not selectors.open_errands([kept.contact.pk])


def test_what_phones_sent_before_there_were_errands_keeps_its_digest():
    """A record sent again after an upgrade of the server is the same record."""
    said = liaison.VisitDraft(channel="home", met_at=datetime(2026, 11, 27, 1, tzinfo=UTC), topics=("health",))
    assert said.digest() == "5afceba2e47bb0186c8b8f964010231dc99bcc5602b5be619de7efec16fe4c66"
    assert replace(said, errands=(liaison.ErrandDraft("form", "填表"),)).digest() != said.digest()


def test_the_same_record_twice_is_one_visit_one_need_and_one_errand(kept):
    errands = (liaison.ErrandDraft("parcel", "取药"), liaison.ErrandDraft("form", "填表"))
    said = draft(needs=(lamp(),), promises=(liaison.PromiseDraft("带米来", SOON),), errands=errands)
    for _n in range(3):
        liaison.record_visit(contact=kept.contact, draft=said, client_id="c-00000001", by=kept.actor("liaison"))
    assert (Visit.objects.count(), Need.objects.count(), Promise.objects.count(), Errand.objects.count()) == (
        1,
        1,
        1,
        2,
    )
    assert AuditEvent.objects.filter(tag="liaison:visit:record").count() == 1


def test_who_took_back_the_consent_to_be_visited_is_written_of_no_more(kept, client):
    rep, clerk = kept.homes[0].rep, kept.actor("clerk")
    for _twice in range(2):
        people.give_consent(person=rep, purpose="liaison_visit", channel="paper", by=clerk)
        before = clock.now()
        people.withdraw_consent(person=rep, purpose="liaison_visit", by=clerk)
    with pytest.raises(RuleBroken, match="撤回对走访的同意"):
        visit(kept)
    client.force_login(kept.cast.user("liaison"))
    assert "不要上门" in client.get(reverse("liaison:mine")).content.decode()
    assert not selectors.due_liaisons(clock.today() + timedelta(days=400))
    assert visit(kept, client_id="c-00000002", met_at=before - timedelta(hours=1)).pk
    people.give_consent(person=rep, purpose="liaison_visit", channel="paper", by=clerk)
    assert selectors.due_liaisons(clock.today() + timedelta(days=400))
    assert visit(kept).pk


def test_two_versions_of_one_record_are_both_kept_and_both_shown(kept, client):
    first = draft(note="第一版", promises=(liaison.PromiseDraft("带米来", SOON),))
    second = draft(note="第二版", met_at=first.met_at, promises=first.promises)
    for said in (first, second):
        liaison.record_visit(contact=kept.contact, draft=said, client_id="c-00000001", by=kept.actor("liaison"))
    assert (Visit.objects.count(), Promise.objects.count()) == (2, 1)
    client.force_login(kept.cast.user("liaison"))
    page = client.get(reverse("liaison:contact", args=[kept.contact.public_id])).content.decode()
    assert "第一版" in page
    assert "第二版" in page
    assert "同一次走访收到两个版本" in page


@pytest.mark.parametrize("name", ["liaison_he", "secretary", "resident", "outsider"])
def test_only_who_keeps_in_touch_records(kept, name):
    with pytest.raises(NotYours, match="不由您联系"):
        visit(kept, name)
    assert not Visit.objects.exists()


def test_what_was_captured_before_the_hand_over_is_taken_afterwards(kept):
    before = clock.now() - timedelta(hours=2)
    kept.assign(kept.homes[0].household, kept.he, at=clock.now() - timedelta(hours=1))
    assert visit(kept, met_at=before).author_name == "吴立春"
    with pytest.raises(NotYours, match="现在由何小雪联系"):
        visit(kept, client_id="c-00000002")


def test_promises_pass_on_and_the_household_is_told(kept):
    visit(kept, promises=(liaison.PromiseDraft("带米来", SOON),))

    kept.assign(kept.homes[0].household, kept.he, reason=EndReason.MOVED)

    first, second = Promise.objects.order_by("id")
    assert (first.state, second.state, second.keeper, second.passed_from) == ("passed_on", "open", kept.he, first)
    assert (second.words, second.due_on) == ("带米来", SOON)
    assert Message.objects.filter(user=kept.cast.user("resident"), title="您家的联系人是何小雪").exists()


def test_a_promise_nobody_keeps_waits_for_the_secretary(kept, client):
    visit(kept, promises=(liaison.PromiseDraft("带米来", SOON),))
    liaison.end_assignment(assignment=selectors.lead_of(kept.contact), reason=EndReason.ILLNESS, by=kept.secretary)
    client.force_login(kept.cast.user("secretary"))
    assert "一条承诺没有人接" in client.get(reverse("portal:inbox")).content.decode()

    kept.assign(kept.homes[0].household, kept.he)

    assert "一条承诺没有人接" not in client.get(reverse("portal:inbox")).content.decode()
    assert Promise.objects.get(state=PromiseState.OPEN).keeper == kept.he


def test_an_open_promise_waits_for_who_made_it_alone_until_it_is_kept(kept, client):
    visit(kept, promises=(liaison.PromiseDraft("带米来", SOON),))

    def waits_for(name):
        client.force_login(kept.cast.user(name))
        return "答应户里的：带米来" in client.get(reverse("portal:inbox")).content.decode()

    assert waits_for("liaison")
    assert not waits_for("liaison_he")
    assert not waits_for("secretary"), "what a person does is no list for others"
    kept.assign(kept.homes[0].household, kept.he)
    assert not waits_for("liaison")
    assert waits_for("liaison_he")
    liaison.settle_promise(promise=Promise.objects.get(state="open"), state="kept", by=kept.actor("liaison_he"))
    assert not waits_for("liaison_he")


def test_promises_are_kept_by_who_made_them_and_judged_by_the_household(kept):
    visit(kept, promises=(liaison.PromiseDraft("带米来", SOON), liaison.PromiseDraft("修门", SOON)))
    rice, door_ = Promise.objects.order_by("id")
    with pytest.raises(NotAllowed):
        liaison.settle_promise(promise=rice, state="kept", by=kept.secretary)
    liaison.settle_promise(promise=rice, state="kept", by=kept.actor("liaison"))
    with pytest.raises(NotAllowed, match="不能替户里确认"):
        liaison.judge_promise(promise=rice, is_so=True, by=kept.actor("liaison"))
    assert liaison.judge_promise(promise=rice, is_so=False, by=kept.actor("resident")).household_says is False
    liaison.settle_promise(promise=door_, state="withdrawn", by=kept.actor("resident"))
    with pytest.raises(RuleBroken, match="改不了了"):
        liaison.settle_promise(promise=door_, state="kept", by=kept.actor("liaison"))


def test_a_visit_settles_earlier_promises(kept):
    visit(kept, promises=(liaison.PromiseDraft("带米来", SOON),))
    visit(kept, client_id="c-00000002", kept=(Promise.objects.get().public_id,))
    assert Promise.objects.get().state == PromiseState.KEPT


def test_the_household_confirms_never_the_visitor(kept):
    made = visit(kept)
    with pytest.raises(NotAllowed, match="走访的人不能替户里确认"):
        liaison.confirm_visit(visit=made, is_so=True, by=kept.actor("liaison"))
    said = liaison.confirm_visit(visit=made, is_so=False, words="那天没人来", by=kept.actor("resident"))
    assert (said.is_so, said.way) == (False, "page")
    with pytest.raises(RuleBroken, match="已经说过了"):
        liaison.confirm_visit(visit=made, is_so=True, by=kept.actor("clerk"))


def test_who_calls_next_confirms_for_a_household_without_a_phone(kept):
    assert liaison.confirm_visit(visit=visit(kept), is_so=True, by=kept.actor("clerk")).way == "caller"


def test_the_card_opens_with_its_code_and_rests_after_wrong_ones(kept, client):
    made, url = visit(kept, note="悄悄话"), reverse("liaison:card", args=[kept.contact.public_id])
    page = client.get(url).content.decode()
    assert "吴立春" in page
    assert "来过" not in page
    code = liaison.card_code(kept.contact)

    page = client.post(url, {"code": f"{code[:4]} {code[4:].lower()}"}).content.decode()
    assert "等户里确认" in page
    assert "悄悄话" not in page
    client.post(url, {"code": code, "visit": made.public_id, "is_so": "no"})
    assert (Confirmation.objects.get().is_so, Confirmation.objects.get().way) == (False, "code")

    for _n in range(8):
        assert client.post(url, {"code": "WRONG000"}).status_code == 422
    assert "15 分钟后再试" in client.post(url, {"code": code}).content.decode()


def test_a_card_speaks_for_its_own_household_only(kept, client):
    other = kept.assign(kept.household("王五").household)
    made = liaison.record_visit(contact=other.contact, draft=draft(), client_id="c-00000009", by=kept.actor("liaison"))
    url = reverse("liaison:card", args=[kept.contact.public_id])
    answer = client.post(url, {"code": liaison.card_code(kept.contact), "visit": made.public_id, "is_so": "yes"})
    assert "这次走访不是这一户的" in answer.content.decode()
    assert not Confirmation.objects.exists()


def test_staff_type_in_a_paper_record_and_both_names_stand_on_it(kept, client):
    client.force_login(kept.cast.user("clerk"))
    url = reverse("liaison:record", args=[kept.contact.public_id])
    form = {
        "author": kept.wu.public_id, "channel": "home", "met_at": (clock.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
        "topics": ["health"], "promise": "带米来", "promise_due": "2026-12-24", "need": "路灯不亮", "category": "roads.lamp",
        "errand": "代领补贴", "errand_kind": "subsidy", "client_key": "paper-00000001",
    }  # fmt: skip

    for missing in ("category", "errand_kind"):
        assert client.post(url, {**form, missing: ""}).status_code == 422
    for _n in range(2):
        assert client.post(url, form).status_code == 302

    made = Visit.objects.get()
    assert (made.author_name, made.entered_by_name, Promise.objects.count(), Need.objects.count()) == (
        "吴立春",
        "郑谷雨",
        1,
        1,
    )


def test_dues_follow_the_rules_of_the_place(kept):
    day = clock.today()
    assert selectors.dues_of([selectors.lead_of(kept.contact)])[kept.contact.pk].on == day + timedelta(days=80)
    people.give_label(
        person=kept.homes[0].rep, label=Label.MIN_LIVING, source=LabelSource.CIVIL_AFFAIRS, decided_on=day,
        review_on=day + timedelta(days=1), expires_on=day + timedelta(days=99), consent_basis=Basis.STATUTORY_DUTY,
        by=kept.secretary,
    )  # fmt: skip
    due = selectors.dues_of([selectors.lead_of(kept.contact)])[kept.contact.pk]
    assert (due.on, due.why) == (day + timedelta(days=20), "priority")
    liaison.note_event(contact=kept.contact, kind="hospital", happened_on=day, by=kept.actor("resident"))
    due = selectors.dues_of([selectors.lead_of(kept.contact)])[kept.contact.pk]
    assert (due.on, due.why) == (day + timedelta(days=3), "event")
    visit(kept)
    assert selectors.dues_of([selectors.lead_of(kept.contact)])[kept.contact.pk].why == "priority"


def test_reminders_go_to_the_liaison_alone_once_a_week(kept):

    liaison.note_event(
        contact=kept.contact, kind="hospital", happened_on=clock.today() - timedelta(days=5), by=kept.actor("resident")
    )
    before = set(Message.objects.values_list("pk", flat=True))
    remind_liaisons()
    remind_liaisons()
    told = Message.objects.exclude(pk__in=before)
    assert [(m.user.username, m.title) for m in told] == [("liaison", "1 户到了该走访的时候")]
    assert "周小满" not in told[0].body


def test_the_secretary_reads_counts_per_branch_and_no_person(kept, client):
    liaison.confirm_visit(visit=visit(kept), is_so=True, by=kept.actor("resident"))
    row = selectors.branch_counts(kept.cast.village)[0]
    assert (row.households, row.visits, row.confirmed, row.denied) == (1, 1, 1, 0)
    client.force_login(kept.cast.user("secretary"))
    page = client.get(reverse("liaison:counts")).content.decode()
    assert "不排名" in page
    assert "吴立春" not in page
    client.force_login(kept.cast.user("liaison"))
    assert client.get(reverse("liaison:counts")).status_code == 403


def test_what_was_said_is_read_by_few(kept, client):
    visit(kept, note="悄悄话")
    url = reverse("liaison:contact", args=[kept.contact.public_id])
    for name, sees in (("liaison", True), ("secretary", True), ("clerk", False), ("township_officer", False)):
        client.force_login(kept.cast.user(name))
        assert ("悄悄话" in client.get(url).content.decode()) is sees, name
    client.force_login(kept.cast.user("resident"))
    assert "悄悄话" in client.get(reverse("liaison:ours")).content.decode()


def test_the_visitor_does_not_confirm_with_a_card_seen_at_the_door(kept, client):
    made, code = visit(kept), liaison.card_code(kept.contact)
    client.force_login(kept.cast.user("liaison"))
    url = reverse("liaison:card", args=[kept.contact.public_id])
    answer = client.post(url, {"code": code, "visit": made.public_id, "is_so": "yes"})
    assert "走访的人不能替户里确认" in answer.content.decode()
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(("name", "shows"), [("liaison", False), ("clerk", True)])
def test_the_code_of_a_card_is_not_printed_by_who_visits(kept, client, monkeypatch, name, shows):
    printed = []
    monkeypatch.setattr(
        "lianxin.liaison.views.papers.paper_response",
        lambda layout, words, name: printed.append(words) or HttpResponse(),
    )
    client.force_login(kept.cast.user(name))
    client.get(reverse("liaison:card_paper", args=[kept.contact.public_id]))
    assert (liaison.card_code(kept.contact) in str(printed)) is shows


def test_the_card_says_where_the_station_is(kept):
    stations_here = [("上河村党群连心站", "村委会一楼", "+8619900000055"), ("渡口连心点", "渡口边", "")]
    words = exports.contact_card(kept.contact, "周小满家", [], [], stations_here, "https://x", clock.now(), code="")
    said = {box["label"]: box["value"] for box in words["boxes"]}
    assert said["上河村党群连心站"] == "村委会一楼  电话 199 0000 0055"
    assert said["渡口连心点"].endswith("＿＿")


@pytest.mark.parametrize("kind", ["card_paper", "record_paper"])
def test_papers_are_printed_by_who_may_record(kept, client, kind):
    url = reverse(f"liaison:{kind}", args=[kept.contact.public_id])
    client.force_login(kept.cast.user("liaison"))
    assert client.get(url).content.startswith(b"%PDF")
    client.force_login(kept.cast.user("supervisor"))
    assert client.get(url).status_code == 403
