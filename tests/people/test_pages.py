from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lianxin.people import services as people
from lianxin.people.models import Disclosure, Household, ImportBatch, Person, RightsRequest, Roll
from tests.people.test_own_copy import taken

LIST = "户编号,姓名,与户主关系,出生日期\n001,周大满,户主,1958-03-02\n001,李兰,配偶,坏\n".encode("gb18030")


@pytest.fixture
def at_desk(client, cast, home):
    client.force_login(cast.user("clerk"))
    return client


@pytest.fixture
def at_home(client, cast, home):
    client.force_login(cast.user("resident"))
    return client


def more_households(cast, home, count):
    for n in range(count):
        person = people.register_person(name=f"王{'一二三'[n]}", division=cast.village, by=home.clerk)
        people.register_household(code=f"SH-1{n}", division=cast.village, representative=person, by=home.clerk)


@pytest.mark.parametrize("count", [1, 3])
def test_show_people_households_under_the_same_queries(at_desk, cast, home, count, django_assert_num_queries):
    more_households(cast, home, count - 1)
    with django_assert_num_queries(6):
        page = at_desk.get(reverse("people:search"))
    assert page.content.decode().count("list__row") == count


@pytest.mark.parametrize("count", [1, 3])
def test_show_people_search_under_the_same_queries(at_desk, cast, home, count, django_assert_num_queries):
    more_households(cast, home, count)
    with django_assert_num_queries(6):
        page = at_desk.get(reverse("people:search"), {"q": "王"})
    assert page.content.decode().count("list__row") == count


def test_show_people_fragment_is_part_of_the_page(at_desk):
    url = reverse("people:search")
    part = at_desk.get(url, {"q": "周"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert part.strip() in at_desk.get(url, {"q": "周"}).content.decode()


def test_show_people_is_for_staff(client, cast, home):
    client.force_login(cast.user("resident"))
    assert client.get(reverse("people:search")).status_code == 403


def test_open_person_asks_for_a_reason_and_the_person_sees_it(at_desk, cast, home):
    url = reverse("people:person", args=[home.rep.public_id])
    assert "199 0000 1234" not in at_desk.get(url).content.decode()
    assert at_desk.post(url, {"purpose": "service", "reason": ""}).status_code == 422
    page = at_desk.post(url, {"purpose": "service", "reason": "回访修路的诉求"}, follow=True).content.decode()
    assert "199 0000 1234" in page
    at_desk.force_login(cast.user("resident"))
    assert "回访修路的诉求" in at_desk.get(reverse("mine:show")).content.decode()


def test_open_person_another_session_sees_nothing(at_desk, client, cast, home):
    url = reverse("people:person", args=[home.rep.public_id])
    at_desk.post(url, {"purpose": "service", "reason": "回访修路的诉求"})
    client.logout()
    client.force_login(cast.user("clerk"))
    assert "199 0000 1234" not in client.get(url).content.decode()


@pytest.mark.parametrize("who", ["outsider", "operator", "courier"])
def test_pages_of_a_person_and_a_household_do_not_exist_for_others(client, cast, home, who):
    client.force_login(cast.user(who))
    for name, thing in (("people:person", home.rep), ("people:household", home.household)):
        assert client.get(reverse(name, args=[thing.public_id])).status_code == 404


def test_household_page_shows_masked_members(at_desk, home):
    page = at_desk.get(reverse("people:household", args=[home.household.public_id])).content.decode()
    assert "周芽" in page
    assert "****1234" in page


def test_register_household_and_member_through_the_pages(at_desk, cast):
    form = {"division": cast.village.pk, "code": "N1", "name": "陈新", "phone": "19900009999"}
    assert at_desk.post(reverse("people:register_household"), form).status_code == 302
    assert at_desk.post(reverse("people:register_household"), form).status_code == 422
    household = Household.objects.get(code="N1")
    at_desk.post(reverse("people:add_member", args=[household.public_id]), {"name": "陈小新", "relation": "child"})
    assert household.members.count() == 2
    assert Person.objects.filter(name="陈新").count() == 1


def test_correct_person_only_with_the_record_open(at_desk, home):
    url = reverse("people:correct_person", args=[home.rep.public_id])
    assert at_desk.get(url).status_code == 302
    at_desk.post(reverse("people:person", args=[home.rep.public_id]), {"purpose": "service", "reason": "本人来更正"})
    form = {"name": "周小满", "phone": "19900001111", "address": "二组", "reason": "本人来更正"}
    assert at_desk.post(url, form).status_code == 302
    home.rep.refresh_from_db()
    assert (home.rep.phone, home.rep.address) == ("+8619900001111", "二组")


def test_import_from_upload_to_undo(at_desk, cast):
    upload = {"division": cast.village.pk, "upload": SimpleUploadedFile("名单.csv", LIST)}
    page = at_desk.post(reverse("people:imports"), upload, follow=True)
    assert "周大满" in page.content.decode()
    batch = ImportBatch.objects.get()
    url = reverse("people:import", args=[batch.public_id])
    mapping = {"household_code": "0", "name": "1", "relation": "2", "birth_date": "3"}
    assert at_desk.post(url, {**mapping, "name": "0"}).status_code == 422
    assert "继续导入" in at_desk.post(url, mapping, follow=True).content.decode()
    done = at_desk.post(reverse("people:advance_import", args=[batch.public_id]), follow=True).content.decode()
    assert "不是能用的日期" in done
    faults = at_desk.get(reverse("people:import_faults", args=[batch.public_id])).content.decode()
    assert "李兰" in faults
    at_desk.post(reverse("people:undo_import", args=[batch.public_id]))
    assert not Person.objects.filter(name="周大满").exists()
    assert at_desk.get(url).status_code == 200


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04x", b"\x00\x01", "一句话".encode()])
def test_import_says_what_is_wrong_with_a_file(at_desk, cast, data):
    upload = {"division": cast.village.pk, "upload": SimpleUploadedFile("x.xlsx", data)}
    assert at_desk.post(reverse("people:imports"), upload).status_code == 422
    assert not ImportBatch.objects.exists()


def test_import_template_can_be_brought_in(at_desk, cast):
    data = b"".join(at_desk.get(reverse("people:import_template")))
    upload = {"division": cast.village.pk, "upload": SimpleUploadedFile("t.csv", data)}
    at_desk.post(reverse("people:imports"), upload)
    batch = ImportBatch.objects.get()
    assert len(batch.mapping) == 13


def test_rolls_drawn_adopted_printed(at_desk, cast):
    form = {"division": cast.village.pk, "kind": "resident", "as_of": date.today().isoformat()}
    page = at_desk.post(reverse("people:rolls"), form, follow=True).content.decode()
    assert "周小满" in page
    roll = Roll.objects.get()
    url = reverse("people:roll", args=[roll.public_id])
    assert "已通过，从此不改" not in page
    at_desk.force_login(cast.user("secretary"))
    assert at_desk.post(url, {"adopted_by": "村民代表会议"}).status_code == 302
    assert "村民代表会议" in at_desk.get(reverse("people:print_roll", args=[roll.public_id])).content.decode()
    assert at_desk.get(reverse("people:rolls")).status_code == 200


def test_mine_consent_is_given_and_withdrawn_with_the_same_button(at_home, home):
    url = reverse("mine:switch_consent", args=[home.rep.public_id, "contact"])
    at_home.post(url, {"agree": "yes"})
    assert "撤回同意" in at_home.get(reverse("mine:show")).content.decode()
    at_home.post(url, {"agree": "no"})
    assert home.rep.consents.get().withdrawn_at


def test_mine_export_ask_answer(at_home, cast, home):
    exported, _page = taken(at_home, home.rep)
    assert exported["register"]["phone"] == "199 0000 1234"
    assert at_home.get(reverse("mine:print", args=[home.child.public_id])).status_code == 200
    assert at_home.post(reverse("mine:export", args=[home.other.public_id])).status_code == 404
    at_home.post(reverse("mine:ask", args=[home.rep.public_id]), {"kind": "correction", "text": "住址错了"})
    wish = RightsRequest.objects.get()
    at_home.force_login(cast.user("clerk"))
    assert "更正" in at_home.get(reverse("people:requests")).content.decode()
    url = reverse("people:request", args=[wish.public_id])
    assert at_home.post(url, {"state": "reviewing"}).status_code == 302
    assert at_home.post(url, {"state": "fulfilled"}).status_code == 422
    assert at_home.post(url, {"state": "fulfilled", "answer": "已改"}).status_code == 302


def test_mine_without_a_record_says_what_to_do(client, cast, home):
    client.force_login(cast.user("courier"))
    assert "请带身份证件" in client.get(reverse("mine:show")).content.decode()
    assert not Disclosure.objects.exists()
