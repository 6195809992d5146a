"""Personal data leaked: from the first report over the authority and the people to the end, and nothing is forgotten."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.insert_only import InsertOnly
from lianxin.messaging.models import Delivery, Message
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.forms.incidents import ConcernedForm
from lianxin.people.models import Disclosure, Incident, IncidentStep
from lianxin.people.presenters import incident_rows
from lianxin.people.selectors.incidents import letters_to, to_write_to

FACTS = {
    "data_kinds": "姓名、手机号", "is_sensitive": False, "cause": "账号被人冒用", "harm": "可能有人冒充工作人员打电话",
    "measures": "账号已停用", "advice": "不要把验证码告诉任何人", "contact": "县委社会工作部 199 0000 0001",
}  # fmt: skip


@pytest.fixture
def keeper(cast):
    return cast.actor("county_officer")


@pytest.fixture
def incident(keeper):
    return people.report_incident(what="站点账号被人冒用，打开过居民记录。", by=keeper)


def described(incident, keeper):
    return people.describe_incident(incident=incident, by=keeper, **FACTS)


def test_the_operator_reports_hears_nothing_more_and_the_county_hears_at_once(cast, client):
    client.force_login(cast.user("operator"))
    page = reverse("people:report_incident")
    assert client.post(page, {"what": "备份硬盘不见了"}).url == page
    incident = Incident.objects.get()
    assert incident.division_path == cast.county.path
    told = Message.objects.get(user=cast.user("county_officer"))
    assert told.is_urgent
    assert "备份硬盘不见了" in told.body
    for name, args in (("incidents", ()), ("incident", (incident.public_id,))):
        assert client.get(reverse(f"people:{name}", args=args)).status_code in (403, 404)
    with pytest.raises(NotFound):
        people.note_measure(incident=incident, words="看看", by=cast.actor("operator"))


@pytest.mark.parametrize("who", ["clerk", "township_officer", "resident", "auditor"])
def test_nobody_else_registers(cast, who):
    with pytest.raises(NotAllowed):
        people.report_incident(what="x", by=cast.actor(who))


def test_the_auditor_reads_and_does_nothing(cast, client, incident):
    client.force_login(cast.user("auditor"))
    page = client.get(reverse("people:incident", args=[incident.public_id])).content.decode()
    assert incident.what in page
    assert "写明情况" not in page
    with pytest.raises(NotAllowed):
        people.note_measure(incident=incident, words="看看", by=cast.actor("auditor"))


def test_it_waits_in_todays_work_until_authority_and_people_know(cast, client, keeper, home, incident):
    assert policies.incidents_to_settle(cast.actor("auditor")) is None
    row = incident_rows(keeper, clock.now() + timedelta(days=2))[0]
    assert (row.tone, row.next_action) == ("late", "报告主管部门")
    with pytest.raises(RuleBroken, match="情况还没有写全"):
        people.report_to_authority(incident=incident, how="网信办", by=keeper)
    client.force_login(cast.user("county_officer"))
    blank = client.get(reverse("people:print_incident_report", args=[incident.public_id]))
    assert "情况还没有写全" in blank.content.decode()
    described(incident, keeper)
    people.report_to_authority(incident=incident, how="送县委网信办", by=keeper)
    assert incident_rows(keeper, clock.now())[0].next_action == "告知本人"
    people.decide_not_to_tell(incident=incident, why="数据已加密，钥匙没有丢", by=keeper)
    assert not policies.incidents_to_settle(keeper).exists()


def test_whose_record_a_stolen_account_opened_is_told_whatever_the_hour(cast, client, keeper, home, incident):
    people.open_record(person=home.rep, reason="核实住址", by=home.clerk)
    people.open_record(person=home.other, reason="核实住址", by=home.clerk)
    nobody = people.register_person(name="吴纸条", division=cast.village, by=home.clerk)
    people.open_record(person=nobody, reason="核实住址", by=home.clerk)
    described(incident, keeper)
    client.force_login(cast.user("county_officer"))
    page = reverse("people:list_concerned", args=[incident.public_id])
    asked = {"username": "clerk", "since": clock.today().isoformat(), "do": "look"}
    look = client.post(page, asked).content.decode()
    assert "找到 3 人" in look
    assert "吴**" in look
    assert "吴纸条" not in look
    assert not incident.concerned.exists()
    client.post(page, asked | {"do": "add"})
    people.tell_people(incident=incident, by=keeper)
    told = Message.objects.filter(kind="people_incident")
    assert {m.user_id or m.phone for m in told} == {cast.user("resident").pk, "+8619900005678"}
    assert all(m.is_urgent for m in told)
    assert all(d.next_try_at == d.message.created_at for d in Delivery.objects.filter(message__in=told))
    client.force_login(cast.user("resident"))
    assert "不要把验证码告诉任何人" in client.get(reverse("mine:show")).content.decode()


def test_who_has_no_phone_gets_a_letter_and_closing_waits_for_it(cast, client, keeper, home, incident):
    nobody = people.register_person(name="吴纸条", division=cast.village, by=home.clerk)
    people.open_record(person=nobody, reason="核实住址", by=home.clerk)
    described(incident, keeper)
    people.list_concerned(incident=incident, username="clerk", since=clock.today(), by=keeper)
    people.report_to_authority(incident=incident, how="送县委网信办", by=keeper)
    with pytest.raises(RuleBroken, match="还没有告知本人"):
        people.close_incident(incident=incident, words="x", by=keeper)
    people.tell_people(incident=incident, by=keeper)
    with pytest.raises(RuleBroken, match="还有 1 人"):
        people.close_incident(incident=incident, words="x", by=keeper)
    client.force_login(cast.user("county_officer"))
    for method, name in ((client.get, "print_incident_report"), (client.post, "print_incident_letters")):
        assert method(reverse(f"people:{name}", args=[incident.public_id])).content.startswith(b"%PDF-")
    assert Disclosure.objects.filter(person=nobody, viewer_id=keeper.id).exists()
    row = selectors.concerned_by(incident).rows[0]
    client.post(reverse("people:hand_incident_letter", args=[incident.public_id, row["id"]]))
    with pytest.raises(RuleBroken, match="已经告知过"):
        people.hand_letter(concerned=selectors.find_concerned(incident, row["id"]), by=keeper)
    people.close_incident(incident=incident, words="换了密码，加了双重验证", by=keeper)
    with pytest.raises(RuleBroken, match="已经了结"):
        people.note_measure(incident=incident, words="再看", by=keeper)
    assert AuditEvent.objects.filter(tag__startswith="people:incident:").count() == incident.steps.count() + 1


def test_a_list_of_numbers_names_those_nobody_has(keeper, home, incident):
    with pytest.raises(RuleBroken, match="19900009999"):
        people.list_concerned(incident=incident, phones=("199 0000 5678", "19900009999"), by=keeper)
    assert people.list_concerned(incident=incident, phones=("199 0000 5678",), by=keeper) == 1


def test_more_numbers_than_one_list_takes_are_refused():
    form = ConcernedForm({"phones": "\n".join(["19900005678"] * 2001)})
    assert "一次最多两千个" in str(form.errors)


def test_letters_ask_who_speaks_for_all_of_them_at_once(cast, keeper, home, incident, django_assert_num_queries):
    guardian = people.register_person(name="吴爷爷", division=cast.village, by=home.clerk)
    for _number in range(3):
        ward = people.register_person(name="吴孙儿", division=cast.village, birth_year=2018, by=home.clerk)
        people.set_guardian(person=ward, guardian=guardian, by=SYSTEM)
        incident.concerned.create(person=ward)
    with django_assert_num_queries(2):
        rows = letters_to(to_write_to(incident))
    assert [each.way.name for each in rows] == ["吴爷爷"] * 3
    with django_assert_num_queries(3):
        assert selectors.concerned_by(incident).by_letter == 3


def test_the_guardian_of_a_child_hears_and_the_worker_goes_on(cast, keeper, home, incident, monkeypatch):
    monkeypatch.setattr("lianxin.people.services.telling.TOLD_AT_ONCE", 1)
    people.open_record(person=home.child, reason="核实住址", by=home.clerk)
    people.open_record(person=home.other, reason="核实住址", by=home.clerk)
    described(incident, keeper)
    people.list_concerned(incident=incident, username="clerk", since=clock.today(), by=keeper)
    people.tell_people(incident=incident, by=keeper)
    assert Message.objects.filter(kind="people_incident").count() == 1
    assert AuditEvent.objects.get(tag="people:incident:tell_people").after == {"count": 1}
    with pytest.raises(RuleBroken, match="已经开始告知"):
        people.tell_people(incident=incident, by=keeper)
    assert people.go_on_telling() == 1
    assert people.go_on_telling() == 0
    told = Message.objects.filter(kind="people_incident").order_by("pk")
    assert [m.user_id for m in told] == [cast.user("resident").pk, None]


def test_a_drill_takes_every_step_and_tells_nobody(keeper, home):
    drill = people.report_incident(what="演练：丢了一台平板", is_drill=True, by=keeper)
    described(drill, keeper)
    people.list_concerned(incident=drill, phones=("19900005678",), by=keeper)
    people.report_to_authority(incident=drill, how="报告写好了，没有送", by=keeper)
    people.tell_people(incident=drill, by=keeper)
    people.close_incident(incident=drill, words="名单找得慢", by=keeper)
    assert not Message.objects.filter(kind="people_incident").exists()
    assert selectors.last_drill(keeper) == drill.found_at
    assert not selectors.told_of(home.other)


def test_steps_stay_and_keep_the_incident(incident):
    step = incident.steps.get()
    with pytest.raises(InsertOnly):
        step.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(IncidentStep).filter(pk=step.pk)._raw_delete(using="default")
    with pytest.raises(ProtectedError):
        incident.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=incident.pk).update(closed_at=clock.now())


def test_pages_ask_few_questions(cast, client, keeper, home, incident, django_assert_max_num_queries):
    described(incident, keeper)
    people.list_concerned(incident=incident, phones=("19900005678",), by=keeper)
    client.force_login(cast.user("county_officer"))
    for name, args in (("incidents", ()), ("report_incident", ()), ("incident", (incident.public_id,))):
        with django_assert_max_num_queries(12):
            assert client.get(reverse(f"people:{name}", args=args)).status_code == 200
