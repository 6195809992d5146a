"""Who comes from outside the county as the guest of an alliance sees that alliance, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lianxin.alliances import policies, services
from lianxin.alliances.models import Alliance
from lianxin.kit import clock
from tests.alliances.conftest import found
from tests.cast import make_user
from tests.deliberation.conftest import hall  # noqa: F401
from tests.house.test_pages import OURS, filled  # noqa: F401
from tests.ledger.conftest import desk as books  # noqa: F401
from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401
from tests.points.conftest import village  # noqa: F401

ROOM = "alliances/"


@pytest.fixture
def seen_by(filled):  # noqa: F811
    """Addresses that open for an account."""

    def seen(user):
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return {route for route, _view in OURS if client.get(filled(route)).status_code == 200}

    return seen


@pytest.mark.long
def test_beside_what_every_account_opens_a_guest_opens_the_alliance_alone(seen_by):
    guest = Alliance.objects.get().members.get(name="外县物流公司").delegates.get().user
    nobody = make_user("nobody", "没有角色的账号")
    more = seen_by(guest) - seen_by(nobody)
    assert {route for route in more if not route.startswith(ROOM)} == set()
    assert {f"{ROOM}<str:public_id>/", f"{ROOM}items/<str:public_id>/", f"{ROOM}matches/<str:public_id>/"} <= more
    assert f"{ROOM}found/" not in more


def test_another_alliance_does_not_exist_for_a_guest(park, client):
    other = found(park.cast, "临江党建联盟")
    stranger = services.admit_member(alliance=other, name="外县学校", joined_on=clock.today(), by=park.at())
    item = park.need(stranger)
    client.force_login(park.users["outside"])
    assert "临江" not in client.get(reverse("alliances:index")).content.decode()
    for name, key in (
        ("alliance", other),
        ("lists", other),
        ("suggestions", other),
        ("matches", other),
        ("item", item),
    ):
        assert client.get(reverse(f"alliances:{name}", args=[key.public_id])).status_code == 404


def test_who_reads_and_which_ones_are_read_agree(park):
    other = found(park.cast, "临江联盟", division=park.cast.other_township, by=park.at("county_officer"))
    for name in [*park.cast.users, *park.users]:
        actor = park.at(name)
        read = {each.pk for each in (park.alliance, other) if policies.can_read(actor, each)}
        assert read == set(policies.read_alliances(actor).values_list("pk", flat=True)), name
        for each in (park.alliance, other):
            spoken = {member.pk for member in each.members.all() if policies.can_speak(actor, member)}
            assert spoken == set(policies.speakers(actor, each).values_list("pk", flat=True)), name


def test_a_recalled_guest_sees_it_no_more(park, client):
    delegate = park.outside.delegates.get()
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        services.recall_delegate(delegate=delegate, by=park.at())
        client.force_login(park.users["outside"])
        assert client.get(reverse("alliances:alliance", args=[park.alliance.public_id])).status_code == 404
