"""Pages of the room ask as many questions for one row as for a hundred."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.kit import clock
from lianxin.liaison import services as liaison
from lianxin.stations.vocabulary import ErrandKind
from tests.liaison.test_visits import SOON, draft, kept, lamp  # noqa: F401 a fixture


def _visit(door, number):
    """A visit confirmed by the household; every tenth with all that can follow from one."""
    follows = number % 10 == 0
    made = liaison.record_visit(
        contact=door.contact,
        draft=draft(
            met_at=clock.now() - timedelta(minutes=number),
            needs=(lamp(),) if follows else (),
            promises=(liaison.PromiseDraft("带米来", SOON),) if follows else (),
            errands=(liaison.ErrandDraft(ErrandKind.FORM, "填表"),) if follows else (),
        ),
        client_id=f"c-{number:08d}", by=door.actor("liaison"),
    )  # fmt: skip
    liaison.confirm_visit(visit=made, is_so=True, by=door.actor("resident"))


def _household(door, number):
    if number < 9:
        door.assign(door.household(f"住户{number}").household)
    _visit(door, number)


def _refusal(door, number):
    liaison.refuse_record(
        client_id=f"r-{number:08d}", contact=door.contact, reason="不由您联系", payload={"note": "话"},
        by=door.actor("liaison"),
    )  # fmt: skip


def _phone(door, number):
    liaison.open_phone(device_id=f"device-{number:04d}", name="手机", by=door.actor("liaison"))


PAGES = {
    "counts": ("secretary", _household, 12),
    "contact": ("liaison", _visit, 12),
    "ours": ("resident", _visit, 11),
    "refused": ("secretary", _refusal, 6),
    "phones": ("liaison", _phone, 5),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_ask_the_same_for_one_row_and_for_a_hundred(kept, client, name):  # noqa: F811
    who, add, most = PAGES[name]
    client.force_login(kept.cast.user(who))
    args = [kept.contact.public_id] if name == "contact" else []
    seen = []
    for rows in (range(1), range(1, 100)):
        for number in rows:
            add(kept, number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"liaison:{name}", args=args)).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most]
