from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import Kinship, PriorityLabel, RightsRequest, RollCorrection

DATES = {"decided_on": "2026-01-01", "review_on": "2026-06-01", "expires_on": "2026-12-31"}
LABEL = {
    "label": "min_living",
    "source": "civil_affairs",
    "consent_basis": "statutory_duty",
    "visible_to": "liaison_and_head",
    **DATES,
}


@pytest.fixture
def at_desk(client, cast, home):
    client.force_login(cast.user("clerk"))
    return client


@pytest.fixture
def at_head(client, cast, home):
    client.force_login(cast.user("secretary"))
    return client


def of(name, thing):
    return reverse(f"people:{name}", args=[thing.public_id])


def test_give_and_end_a_label(at_head, home):
    assert at_head.post(of("give_label", home.other), {**LABEL, "review_on": "2027-06-01"}).status_code == 422
    assert at_head.post(of("give_label", home.other), LABEL).status_code == 302
    assert at_head.post(of("give_label", home.other), LABEL).status_code == 422
    at_head.post(of("person", home.other), {"purpose": "assistance", "reason": "核对低保"})
    assert "最低生活保障" in at_head.get(of("person", home.other)).content.decode()
    label = PriorityLabel.objects.get()
    at_head.post(reverse("people:end_label", args=[home.other.public_id, label.public_id]))
    label.refresh_from_db()
    assert label.ended_on


def test_labels_are_not_the_clerks(at_desk, cast, home):
    assert at_desk.get(of("give_label", home.other)).status_code == 403
    assert at_desk.get(of("record_kinship", home.other)).status_code == 404


def test_record_kinship_by_the_number_on_the_page(at_head, home):
    form = {"relative": "NOBODY", "kind": "sibling", "source": "户口簿"}
    assert at_head.post(of("record_kinship", home.rep), form).status_code == 422
    form["relative"] = home.other.public_id.lower()
    assert at_head.post(of("record_kinship", home.rep), form).status_code == 302
    assert at_head.post(of("record_kinship", home.rep), form).status_code == 422
    assert Kinship.objects.count() == 1


def test_populations_departure_id_number_and_account(at_desk, cast, home):
    url = of("set_populations", home.other)
    at_desk.post(url, {"populations": ["registered", "collective_member"], "reason": "户口簿"})
    held = home.other.belongings.filter(ends_on__isnull=True).values_list("population", flat=True)
    assert set(held) == {"registered", "collective_member"}
    number = {"purpose": "election", "number": "11010519491231002X"}
    assert at_desk.post(of("set_id_number", home.other), {**number, "number": "1"}).status_code == 422
    assert at_desk.post(of("set_id_number", home.other), number).status_code == 302
    assert at_desk.post(of("link_user", home.other), {"username": "nobody"}).status_code == 422
    assert at_desk.post(of("link_user", home.other), {"username": "resident"}).status_code == 422
    assert at_desk.post(of("link_user", home.other), {"username": "resident_abroad"}).status_code == 302
    assert at_desk.post(of("depart_person", home.other), {"what": "died_on", "on": "2999-01-01"}).status_code == 422
    assert at_desk.post(of("depart_person", home.other), {"what": "died_on", "on": "2026-11-01"}).status_code == 302
    home.other.refresh_from_db()
    assert home.other.died_on


def test_consent_on_paper_counts_like_online(at_desk, home):
    form = {"purpose": "liaison_visit", "agree": "yes", "channel": "paper"}
    at_desk.post(of("record_consent", home.other), form)
    assert home.other.consents.get().channel == "paper"
    at_desk.post(of("record_consent", home.other), {**form, "agree": "no"})
    assert home.other.consents.get().withdrawn_at


def test_an_heir_asks_at_the_counter(at_desk, home):
    form = {"kind": "copy", "text": "调取登记", "asker": "heir", "asker_name": "欧阳秋", "proof": "户口簿"}
    assert at_desk.post(of("ask_for_other", home.other), form).status_code == 422
    at_desk.post(of("depart_person", home.other), {"what": "died_on", "on": "2026-11-01"})
    assert at_desk.post(of("ask_for_other", home.other), form).status_code == 302
    assert RightsRequest.objects.get().asker == "heir"


def test_choose_representative_from_the_household_page(at_desk, home):
    people.join_household(household=home.household, person=home.other, by=home.clerk)
    url = reverse("people:choose_representative", args=[home.household.public_id, home.other.public_id])
    assert url in at_desk.get(reverse("people:household", args=[home.household.public_id])).content.decode()
    assert at_desk.post(url, {"reason": " "}).status_code == 422
    assert at_desk.post(url, {"reason": "全家商定"}).status_code == 302
    leader = home.household.members.get(role="representative", ends_on__isnull=True)
    assert leader.person == home.other
    told = Message.objects.get(kind="household_changed")  # to the one before; the others have no account
    assert (told.user, "全家商定" in told.body) == (home.rep.user, True)


def test_a_hold_is_placed_and_lifted_on_the_persons_page(at_desk, home):
    page = reverse("people:person", args=[home.other.public_id])
    assert at_desk.post(of("place_hold", home.other), {"basis": "法院通知书（2026）1 号"}).status_code == 302
    assert at_desk.post(of("place_hold", home.other), {"basis": "再来"}).status_code == 422
    shown = at_desk.get(page).content.decode()
    assert "法院通知书（2026）1 号" in shown
    assert of("lift_hold", home.other) in shown
    assert at_desk.post(of("lift_hold", home.other), {"reason": "结案"}).status_code == 302
    assert at_desk.get(of("lift_hold", home.other)).status_code == 404
    assert of("place_hold", home.other) in at_desk.get(page).content.decode()


def test_a_label_is_looked_at_anew_when_its_day_comes(at_head, cast, home):
    today = clock.today()
    days = {"decided_on": today, "review_on": today + timedelta(days=5), "expires_on": today + timedelta(days=60)}
    label = people.give_label(
        person=home.other, label="min_living", source="civil_affairs", consent_basis="statutory_duty",
        by=cast.actor("secretary"), **days,
    )  # fmt: skip
    [row] = [row for row in waiting_for(cast.actor("secretary"), clock.now()) if "复核重点户标签" in row.title]
    assert home.other.name not in row.title
    people.open_record(person=home.other, reason="复核标签", by=cast.actor("secretary"))
    assert at_head.post(row.url, {"review_on": today, "expires_on": today - timedelta(days=1)}).status_code == 422
    new = {"review_on": today + timedelta(days=100), "expires_on": today + timedelta(days=300)}
    assert at_head.post(row.url, new).status_code == 302
    label.refresh_from_db()
    assert label.review_on == new["review_on"]
    assert not any("复核重点户标签" in row.title for row in waiting_for(cast.actor("secretary"), clock.now()))


def test_the_consent_sheet_is_signed_by_the_person_or_the_guardian(at_desk, home):
    sheet = at_desk.get(of("consent_sheet", home.other)).content.decode()
    assert "党员联系户走访" in sheet
    assert "监护人签字" not in sheet
    assert "监护人签字（周小满）" in at_desk.get(of("consent_sheet", home.child)).content.decode()


def test_the_year_of_birth_is_put_right(at_desk, home):
    at_desk.post(reverse("people:person", args=[home.other.public_id]), {"purpose": "service", "reason": "更正出生"})
    form = {"name": home.other.name, "birth_year": 1951, "phone": home.other.phone, "reason": "户口簿"}
    assert at_desk.post(of("correct_person", home.other), form).status_code == 302
    home.other.refresh_from_db()
    assert home.other.birth_year == 1951
    form |= {"birth_date": "1951-05-01", "birth_year": 1952}
    at_desk.post(of("correct_person", home.other), form)
    home.other.refresh_from_db()
    assert home.other.birth_year == 1951


def test_correct_an_adopted_roll(at_head, cast, home):
    roll = people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=home.clerk)
    people.adopt_roll(roll=roll, adopted_by="会", by=cast.actor("secretary"))
    form = {"kind": "removed", "person": home.other.public_id, "reason": "重复", "decided_by": "村民代表会议"}
    assert at_head.post(of("correct_roll", roll), form).status_code == 302
    assert RollCorrection.objects.count() == 1
    assert "重复" in at_head.get(of("roll", roll)).content.decode()


def test_an_account_is_unlinked_with_a_reason_before_another_is_linked(at_desk, home):
    page = at_desk.get(f"/people/{home.rep.public_id}/").content.decode()
    assert of("unlink_user", home.rep) in page
    assert of("link_user", home.rep) + '"' not in page
    assert at_desk.post(of("link_user", home.rep), {"username": "resident_abroad"}).status_code == 422
    assert at_desk.post(of("unlink_user", home.rep), {"reason": ""}).status_code == 422
    assert at_desk.post(of("unlink_user", home.rep), {"reason": "认错了人"}).status_code == 302
    assert at_desk.post(of("link_user", home.rep), {"username": "clerk"}).status_code == 422
    assert at_desk.post(of("link_user", home.rep), {"username": "resident_abroad"}).status_code == 302
