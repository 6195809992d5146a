"""The same number of queries for one row and for three, on every list of this room."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.kit import clock
from lianxin.people import services as people
from lianxin.people.models import ImportBatch, Person, RollEntry


def add_one_of_each(cast, home, n):
    """One row more of everything that is listed."""
    clerk = home.clerk
    person = people.register_person(name=f"王{'一二三'[n]}", division=cast.village, by=clerk, birth_year=1970)
    people.join_household(household=home.household, person=person, by=clerk)
    people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=clerk)
    people.ask_right(person=person, kind="copy", text="x", by=clerk)
    people.ask_right(person=home.rep, kind="copy", text="x", by=clerk)
    people.open_record(person=home.rep, reason="核实住址", by=clerk)
    data = f"户编号,姓名\n9{n},周\n".encode()
    people.receive_import(division=cast.village, filename="x.csv", data=data, by=clerk)


PAGES = {
    "people:household": ("clerk", 5),
    "people:imports": ("clerk", 7),
    "people:rolls": ("clerk", 7),
    "people:requests": ("clerk", 4),
    "mine:show": ("resident", 11),
    "people:person": ("clerk", 8),
}


@pytest.mark.parametrize("name", PAGES)
def test_lists_ask_the_same_for_one_and_three(client, cast, home, name):
    who, most = PAGES[name]
    client.force_login(cast.user(who))
    target = {"people:household": home.household, "people:person": home.rep}.get(name)
    url = reverse(name, args=[target.public_id] if target else [])
    counts = []
    for n in range(3):
        add_one_of_each(cast, home, n)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts == [most] * 3


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
