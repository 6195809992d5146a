"""Every page at the door as its reader sees it with something on it: accessible in light, dark and elder mode at 360 px."""

import gzip
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from lianxin.kit import clock
from lianxin.liaison import services as liaison
from lianxin.needs import services as needs
from lianxin.people.models import Household
from tests.liaison.conftest import door  # noqa: F401 a village with liaisons
from tests.liaison.test_visits import SOON, draft, lamp

pytestmark = pytest.mark.django_db(transaction=True)
#: What an installed app fetches the first time, in bytes as they are sent.
FIRST_LOAD = 150_000


@pytest.fixture
def filled(door):  # noqa: F811
    """A household with visits, a promise, a need, an errand, an event; one beside it; a phone; a record not taken."""
    needs.load_starter_categories(by=door.actor("county_officer"))
    door.contact = door.assign(door.homes[0].household, at=clock.now() - timedelta(days=10)).contact
    door.assign(door.household("李大雪").household)
    door.household("王立夏")
    Household.objects.update(latitude="30.0000", longitude="104.0000")
    by = door.actor("liaison")
    promises, errands = (liaison.PromiseDraft("带米来", SOON),), (liaison.ErrandDraft("parcel", "取降压药"),)
    for number in range(2):
        said = draft(note=f"第 {number} 次", needs=(lamp(),), promises=promises, errands=errands)
        door.visit = liaison.record_visit(contact=door.contact, draft=said, client_id=f"c-{number:08d}", by=by)
    liaison.note_event(contact=door.contact, kind="hospital", happened_on=clock.today(), by=by)
    liaison.open_phone(device_id="device-0001", name="旧手机", by=by)
    liaison.refuse_record(
        client_id="c-00000099",
        contact=door.contact,
        reason="记录的时候，这一户不由您联系。",
        payload={"note": "话"},
        by=by,
    )
    return door


PAGES = {
    "liaison": ("", "?order=way", "contact", "contact record", "contact event", "phones/", "refused/"),
    "secretary": ("keep/", "keep/vacant/", "keep/enrol/", "counts/", "plans/", "refused/", "contact", "contact record"),
    "resident": ("ours/",),
    None: ("card",),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_at_the_door_is_accessible(filled, open_page, assert_accessible, name):
    found = filled.contact.public_id
    for words in PAGES[name]:
        kind, _gap, verb = words.partition(" ")
        path = {"contact": f"contacts/{found}/", "card": f"card/{found}/"}.get(kind, kind) + (verb and f"{verb}/")
        page = open_page(f"/liaison/{path}", user=name and filled.cast.user(name))
        assert page.locator("h1").count() == 1, path
        assert_accessible(page)


def test_the_first_load_of_the_app_is_small(filled):
    """The shell, its worker and every file the worker keeps, packed as they are sent."""
    client = Client()
    shell, worker = (client.get(reverse(f"liaison:{name}")).content for name in ("visits", "visits_worker"))
    kept = worker.decode().partition("self.__KEPT=")[2].partition(";self.__SHELL")[0]
    files = [each["url"] for each in json.loads(kept)]
    assert any("visits" in url for url in files)
    sizes = [len(gzip.compress(body)) for body in (shell, worker, *map(_file, files))]
    print(f"\nfirst load: {sum(sizes)} bytes in {len(sizes)} files")
    assert sum(sizes) <= FIRST_LOAD


def _file(url):
    if not url.startswith("/static/"):
        return Client().get(url).content
    return Path(finders.find(url.removeprefix("/static/"))).read_bytes()
