import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tables import read_table
from lianxin.people import services as people
from lianxin.people.calc.columns import FIELDS

TODAY = {"on": "2026-11-01", "reason": "本人申报"}


@pytest.fixture
def at_desk(client, cast, home):
    client.force_login(cast.user("clerk"))
    return client


def of(name, *things):
    return reverse(f"people:{name}", args=[each.public_id for each in things])


@pytest.fixture
def second(cast, home):
    return people.register_household(
        code="SH-0002", division=cast.village, representative=home.other, by=home.clerk, on=date(2026, 1, 1)
    )


def open_members(household):
    return set(household.members.filter(ends_on__isnull=True).values_list("person__name", flat=True))


def test_a_member_leaves(at_desk, home):
    assert at_desk.post(of("move_member", home.household, home.child), TODAY).status_code == 302
    assert open_members(home.household) == {"周小满"}
    assert AuditEvent.objects.latest("pk").tag == "people:member:leave"
    assert at_desk.get(of("move_member", home.household, home.child)).status_code == 404


def test_a_member_moves_to_another_household(at_desk, home, second):
    form = {**TODAY, "code": "SH-0002"}
    assert at_desk.post(of("move_member", home.household, home.child), form).status_code == 302
    assert open_members(second) == {"欧阳春", "周芽"}
    tags = list(AuditEvent.objects.order_by("-pk").values_list("tag", flat=True)[:2])
    assert tags == ["people:member:join", "people:member:leave"]


@pytest.mark.parametrize("code", ["SH-9999", "SH-0001"])
def test_moving_to_no_household_changes_nothing(at_desk, home, second, code):
    answer = at_desk.post(of("move_member", home.household, home.child), {**TODAY, "code": code})
    assert answer.status_code == 422
    assert "没有编号" in answer.content.decode()
    assert "周芽" in open_members(home.household)


def test_a_representative_does_not_leave_the_others_behind(at_desk, home):
    answer = at_desk.post(of("move_member", home.household, home.rep), TODAY)
    assert "户代表不能直接迁出" in answer.content.decode()


def test_a_day_to_come_is_refused(at_desk, home):
    answer = at_desk.post(of("move_member", home.household, home.child), {**TODAY, "on": "2999-01-01"})
    assert "日期在今天以后" in answer.content.decode()


def test_end_a_household(at_desk, home):
    assert at_desk.post(of("end_household", home.household), TODAY).status_code == 302
    assert open_members(home.household) == set()
    assert "已注销" in at_desk.get(of("household", home.household)).content.decode()
    assert at_desk.post(of("end_household", home.household), TODAY).status_code == 422


def test_correct_a_household(at_desk, home):
    form = {"address": "二组 7 号", "register_no": "", "reason": "搬新房"}
    assert at_desk.post(of("correct_household", home.household), form).status_code == 302
    home.household.refresh_from_db()
    assert home.household.address == "二组 7 号"
    assert AuditEvent.objects.latest("pk").after == {"fields": ["address"]}
    assert "没有改动" in at_desk.post(of("correct_household", home.household), form).content.decode()


def test_somebody_who_came_back(at_desk, home):
    people.depart_person(person=home.other, moved_on=clock.today(), by=home.clerk)
    assert at_desk.post(of("return_person", home.other), {"reason": "误登"}).status_code == 302
    home.other.refresh_from_db()
    assert home.other.is_here
    assert AuditEvent.objects.latest("pk").tag == "people:person:return"
    with pytest.raises(RuleBroken):
        people.return_person(person=home.other, by=home.clerk, reason="再来一次")


@pytest.mark.parametrize("name", ["end_household", "correct_household"])
def test_households_are_kept_by_the_village(client, cast, home, name):
    client.force_login(cast.user("township_officer"))
    assert client.get(of(name, home.household)).status_code == 403
    client.force_login(cast.user("outsider"))
    assert client.get(of(name, home.household)).status_code == 404


def test_the_excel_template_can_be_brought_as_it_is(at_desk):
    answer = at_desk.get(reverse("people:import_workbook"))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_column == len(FIELDS)
    assert sheet["A2"].number_format == "@"
    table = read_table(answer.content)
    assert [cells[1] for _number, cells in table.rows] == ["周小满", "周芽"]
