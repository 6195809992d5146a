import pytest
from django.urls import reverse

from lianxin.kit import clock
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
    at_desk.post(of("choose_representative", home.household), {"person": home.other.public_id})
    leader = home.household.members.get(role="representative", ends_on__isnull=True)
    assert leader.person == home.other


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
