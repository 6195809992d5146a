"""The same number of queries for one row and for a hundred, on every list of this room."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.kit import clock
from lianxin.people import services as people
from lianxin.people.models import ImportBatch, Person, RollEntry


def add_member(cast, home, n):
    person = people.register_person(name=f"王{n}", division=cast.village, by=home.clerk, birth_year=1970)
    people.join_household(household=home.household, person=person, by=home.clerk)


def add_household(cast, home, n):
    people.register_family(division=cast.village, code=f"SH-{n + 10:04d}", name=f"王{n}", by=home.clerk)


def add_import(cast, home, n):
    data = f"户编号,姓名\n9{n},周\n".encode()
    people.receive_import(division=cast.village, filename="x.csv", data=data, by=home.clerk)


def add_roll(cast, home, n):
    people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=home.clerk)


def add_request_and_look(cast, home, n):
    person = people.register_person(name=f"王{n}", division=cast.village, by=home.clerk, birth_year=1970)
    people.ask_right(person=person, kind="copy", text="x", by=home.clerk)
    people.open_record(person=home.rep, reason="核实住址", by=home.clerk)


#: Page → who looks, what each row is made by, how many queries.
PAGES = {
    "people:search": ("clerk", add_household, 6),
    "people:household": ("clerk", add_member, 8),
    "people:imports": ("clerk", add_import, 8),
    "people:rolls": ("clerk", add_roll, 8),
    "people:requests": ("clerk", add_request_and_look, 5),
    "mine:show": ("resident", add_request_and_look, 12),
    "people:person": ("clerk", add_request_and_look, 11),
}


@pytest.mark.parametrize("name", PAGES)
def test_lists_ask_the_same_for_one_and_for_a_hundred(client, cast, home, name):
    who, add, most = PAGES[name]
    client.force_login(cast.user(who))
    target = {"people:household": home.household, "people:person": home.rep}.get(name)
    url = reverse(name, args=[target.public_id] if target else [])
    seen = []
    for rows in (range(1), range(1, 100)):
        for n in rows:
            add(cast, home, n)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most], name


def test_officers_see_surnames_on_a_roll(client, cast, home):
    roll = people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=home.clerk)
    client.force_login(cast.user("township_officer"))
    page = client.get(reverse("people:roll", args=[roll.public_id])).content.decode()
    assert "周小满" not in page
    assert "周**" in page
    assert RollEntry.objects.filter(name="周小满").exists()


def test_every_field_is_classified():
    from django.apps import apps

    for model in apps.get_app_config("people").get_models():
        names = {field.name for field in model._meta.concrete_fields}
        assert names == set(model.privacy), model
    assert ImportBatch.privacy["file_hash"] == Person.privacy["phone_hash"] == "secret"
