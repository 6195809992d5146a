"""The pages of assignments, as those who need them see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.accounts.vocabulary import Role
from lianxin.liaison import selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Assignment, Liaison
from tests.cast import STARTED, make_user


def page_of(client, name, *args, **query):
    answer = client.get(reverse(f"liaison:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_household_sees_its_liaison_with_a_call_button_and_a_way_to_change(door, client):
    made = door.assign(door.homes[0].household)
    client.force_login(door.cast.user("resident"))

    for page in (page_of(client, "ours"), client.get(reverse("mine:show")).content.decode()):
        assert "吴立春" in page
        assert 'href="tel:+8619900000099"' in page
    answer = client.post(reverse("liaison:decline", args=[made.public_id]), follow=True)

    assert "不用说理由" in answer.content.decode()
    assert "您家现在没有联系人" in answer.content.decode()


def test_liaison_sees_own_households_with_their_phone(door, client):
    door.assign(door.homes[0].household)
    door.household("王五")
    client.force_login(door.cast.user("liaison"))
    page = page_of(client, "mine")
    assert "周小满家" in page
    assert 'href="tel:+8619900000001"' in page
    assert "王五" not in page


def test_secretary_assigns_by_the_form(door, client):
    client.force_login(door.cast.user("secretary"))
    home = door.homes[0].household
    url = reverse("liaison:assign", args=["household", home.public_id])
    assert "最多 10 户" in client.get(url).content.decode()
    form = {"liaison": door.he.public_id, "kind": "lead", "reason": "handed_over", "basis": "支部会议"}

    answer = client.post(url, form, follow=True)

    assert "安排好了" in answer.content.decode()
    assert selectors.lead_of(selectors.contact_of(home)).liaison == door.he


def test_a_refusal_stands_on_the_form(door, client):
    home = door.household("吴立春", user=door.cast.user("liaison")).household
    client.force_login(door.cast.user("secretary"))
    form = {"liaison": door.wu.public_id, "kind": "lead", "reason": "handed_over"}
    answer = client.post(reverse("liaison:assign", args=["household", home.public_id]), form)
    assert answer.status_code == 422
    assert "是这一户的人或近亲属" in answer.content.decode()


def test_secretary_enrols_changes_and_lets_go(door, client):
    client.force_login(door.cast.user("secretary"))
    somebody = door.cast.user("committee")
    client.post(reverse("liaison:enrol"), {"user": somebody.public_id, "phone": "199 0000 0077", "skills": ["law"]})
    enrolled = Liaison.objects.get(user=somebody)
    assert (enrolled.phone, enrolled.skills) == ("+8619900000077", ["law"])
    client.post(
        reverse("liaison:change", args=[enrolled.public_id]), {"own_cap": 3, "exemption": "old", "volunteers": "on"}
    )
    enrolled.refresh_from_db()
    assert (enrolled.own_cap, enrolled.is_exempt) == (3, False)
    client.post(reverse("liaison:leave", args=[enrolled.public_id]), {"reason": "term_over"})
    enrolled.refresh_from_db()
    assert enrolled.ends_on


def test_one_assignment_is_ended_by_the_form(door, client):
    made = door.assign(door.homes[0].household)
    client.force_login(door.cast.user("secretary"))
    client.post(reverse("liaison:end", args=[made.public_id]), {"reason": "illness"})
    assert Assignment.objects.get().end_reason == "illness"


@pytest.mark.parametrize("name", ["liaison_he", "resident_abroad", "outsider"])
def test_contact_is_unknown_to_strangers(door, client, name):
    contact = door.assign(door.homes[0].household).contact
    client.force_login(door.cast.user(name))
    assert client.get(reverse("liaison:contact", args=[contact.public_id])).status_code == 404


def test_officers_see_masked_names(door, client):
    contact = door.assign(door.homes[0].household).contact
    client.force_login(door.cast.user("county_officer"))
    page = page_of(client, "contact", contact.public_id)
    assert "周**家" in page
    assert "周小满" not in page


def _add_liaison(door, n):
    user = make_user(f"more{n}", f"党员{n}", role=Role.LIAISON, scope=door.cast.village)
    liaison.enrol_liaison(user=user, division=door.cast.village, starts_on=STARTED, by=door.secretary)


def _add_home(door, n):
    door.household(f"住户{n}")


def _add_mine(door, n):
    if n < 10:
        door.assign(door.household().household)


PAGES = {
    "keep": ("secretary", _add_liaison, 10),
    "vacant": ("secretary", _add_home, 8),
    "mine": ("liaison", _add_mine, 11),
}


@pytest.mark.parametrize("name", PAGES)
def test_lists_ask_the_same_for_one_row_and_for_many(door, client, name):
    who, add, most = PAGES[name]
    client.force_login(door.cast.user(who))
    seen = []
    for rows in (range(1), range(1, 100)):
        for n in rows:
            add(door, n)
        with CaptureQueriesContext(connection) as queries:
            page_of(client, name)
        seen.append(len(queries))
    assert seen == [most, most], name
