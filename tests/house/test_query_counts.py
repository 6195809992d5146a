"""One row or a hundred: the lists of places, organisations, accounts and channels ask the same number of queries.

Needs, the portal, people, messages and the log say theirs in their own rooms.
"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.accounts import services as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.messaging import services as messaging
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Unit
from lianxin.organisations.vocabulary import RelationKind, UnitKind
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import Level
from tests.cast import STARTED, make_user

DAY = date(2026, 1, 5)


def found(cast, name, kind=UnitKind.COMPANY):
    return organisations.create_unit(kind=kind, name=name, division=cast.village, established_on=STARTED, by=SYSTEM)


def add_place(cast, n):
    territory.create_division(parent=cast.township, level=Level.VILLAGE, name=f"第{n}村", by=SYSTEM)


def add_rules(cast, n):
    values = {"callback.silence_days": 8 + n % 2}
    day = clock.today() + timedelta(days=n)
    territory.set_rules(division=cast.township, values=values, basis="县办法第三条", starts_on=day, by=SYSTEM)


def add_unit(cast, n):
    found(cast, f"第{n}家企业")


def add_post_with_holder(cast, n):
    unit = Unit.objects.filter(name="上河村企业").first() or found(cast, "上河村企业")
    post = organisations.add_post(unit=unit, title=f"岗位{n}", by=SYSTEM)
    organisations.appoint(post=post, holder_name=f"王{n}", starts_on=DAY, basis="任命", by=SYSTEM)
    other = found(cast, f"上级{n}")
    organisations.relate_units(source=unit, target=other, kind=RelationKind.HOSTS, starts_on=DAY, by=SYSTEM)


def add_account_with_role(cast, n):
    user = make_user(f"user{n}", f"王{n}", role=Role.LIAISON, scope=cast.village)
    accounts.give_grant(
        user=user, role=Role.RESIDENT, scope_path=cast.village.path, starts_on=DAY + timedelta(days=n % 5), by=SYSTEM
    )


def add_robot(cast, n):
    messaging.add_robot(
        path=cast.township.path, place_label="柳溪镇", channel="wecom", address=f"wecombot://6f0c2d8e-aaaa-bbbb-cccc-{n:012d}", label=f"群{n}",
        by=cast.actor("county_officer"),
    )  # fmt: skip


def township(cast):
    return [cast.township.public_id]


#: Page → who looks, what each row is made by, how many queries, what the address names.
PAGES = {
    "territory:places": ("county_officer", add_place, 5, None),
    "territory:place": ("county_officer", add_place, 11, township),
    "territory:rules_history": ("county_officer", add_rules, 7, township),
    "territory:search_api": ("county_officer", add_place, 4, None),
    "organisations:index": ("township_officer", add_unit, 10, None),
    "organisations:unit": (
        "township_officer",
        add_post_with_holder,
        12,
        lambda cast: [Unit.objects.get(name="上河村企业").public_id],
    ),
    "accounts:accounts": ("township_officer", add_account_with_role, 5, None),
    "accounts:grants": ("township_officer", add_account_with_role, 5, None),
    "messaging:channels": ("township_officer", add_robot, 6, None),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_list_asks_the_same_for_one_row_and_for_a_hundred(client, cast, name):
    who, add, most, named = PAGES[name]
    client.force_login(cast.user(who))
    seen = []
    for rows in (range(1), range(1, 100)):
        for n in rows:
            add(cast, n)
        url = reverse(name, args=named(cast) if named else [])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url, {"q": "村"} if name.endswith("_api") else None).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most], name
