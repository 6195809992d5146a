"""The sample county before anything happens: its places, units, posts and accounts."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from lianxin.accounts import selectors as accounts
from lianxin.accounts import services as account_services
from lianxin.accounts.vocabulary import Role
from lianxin.demo import places
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.needs import demo as needs_demo
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import RoleScope, Selection, UnitKind
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import Level

TERM = date(2026, 1, 5)
FOUNDED = date(2016, 1, 4)


@dataclass
class County:
    """What has been built so far."""

    rng: random.Random
    division: object = None
    townships: list = field(default_factory=list)
    villages: list = field(default_factory=list)  # (division, township division, households)
    park: object = None
    offices: dict = field(default_factory=dict)  # township id -> (unit, officer user)
    bureaus: dict = field(default_factory=dict)  # code -> (unit, handler user, second user)
    desks: dict = field(default_factory=dict)  # village id -> DemoVillage without residents
    county_officer: object = None
    books: dict = field(default_factory=dict)  # village id -> its collective's book
    neighbours: list = field(default_factory=list)  # accounts of the first village's many liaisons
    names: set = field(default_factory=set)


def build_places(county):
    code, name = places.COUNTY
    county.division = territory.create_division(
        parent=None, level=Level.COUNTY, name=name, code=code, valid_from=FOUNDED, by=SYSTEM
    )
    for town_code, town_name, villages in places.TOWNSHIPS:
        town = territory.create_division(
            parent=county.division, level=Level.TOWNSHIP, name=town_name, code=town_code, valid_from=FOUNDED, by=SYSTEM
        )
        county.townships.append(town)
        for suffix, village_name, size in villages:
            village = territory.create_division(
                parent=town,
                level=Level.VILLAGE,
                name=village_name,
                code=town_code + suffix,
                valid_from=FOUNDED,
                by=SYSTEM,
            )
            county.villages.append((village, town, size))
    park_code, park_name, note = places.PARK
    county.park = territory.create_division(
        parent=county.division, level=Level.TOWNSHIP, name=park_name, code=park_code, kind_note=note, by=SYSTEM
    )


def name_of(county):
    while True:
        name = county.rng.choice(places.SURNAMES) + county.rng.choice(places.GIVEN)
        if name not in county.names or len(county.names) > 1000:
            county.names.add(name)
            return name


def actor(name):
    """Whoever signs in by this name."""
    return accounts.actor_for(accounts.user_named(name))


def open_account(county, username, name=None, *, role=None, scope=None, basis="样例县开通"):
    user = account_services.create_user(username=username, name=name or name_of(county), is_staff=True, by=SYSTEM)
    if role:
        account_services.give_grant(
            user=user,
            role=role,
            scope_path=scope.path if scope else "",
            scope_label=scope.name if scope else "",
            starts_on=TERM,
            basis=basis,
            by=SYSTEM,
        )
    return user


def add_post(
    unit, title, holders, *, role="", role_scope=RoleScope.PLACE, is_head=False, seats=None, selection=Selection.ELECTED
):
    """Add a post and appoint its holders; a holder is a user or a name."""
    post = organisations.add_post(
        unit=unit, title=title, seats=seats or len(holders), selection=selection, role=role, role_scope=role_scope,
        is_head=is_head, by=SYSTEM,
    )  # fmt: skip
    for holder in holders:
        user = None if isinstance(holder, str) else holder
        organisations.appoint(
            post=post,
            holder_name=holder if user is None else user.name,
            user=user,
            starts_on=TERM,
            basis="2026 年换届选举结果" if selection == Selection.ELECTED else "任命文件",
            warning_words="样例",
            is_screened=True,
            by=SYSTEM,
        )


def build_county_level(county):
    place = county.division
    county.county_officer = open_account(county, "county", role=Role.COUNTY_OFFICER, scope=place)
    open_account(county, "auditor", role=Role.AUDITOR, scope=place)
    open_account(county, "operator", role=Role.OPERATOR)
    for code, name, _categories in places.BUREAUS:
        unit = organisations.create_unit(
            kind=UnitKind.BUREAU, name=name, division=place, established_on=FOUNDED, by=SYSTEM
        )
        handler, second = open_account(county, code), open_account(county, f"{code}2")
        add_post(unit, "负责人", [name_of(county)], is_head=True, selection=Selection.APPOINTED)
        add_post(
            unit,
            "承办人",
            [handler, second],
            role=Role.UNIT_HANDLER,
            role_scope=RoleScope.UNIT,
            selection=Selection.APPOINTED,
        )
        county.bureaus[code] = (unit, handler, second)


def build_township(county, place):
    number = county.townships.index(place) + 1
    officer = open_account(county, f"town{number}", role=Role.TOWNSHIP_OFFICER, scope=place)
    unit = organisations.create_unit(
        kind=UnitKind.GOVERNMENT_OFFICE, name=f"{place.name}人民政府", division=place, established_on=FOUNDED, by=SYSTEM
    )
    committee = organisations.create_unit(
        kind=UnitKind.PARTY_COMMITTEE, name=f"中共{place.name}委员会", division=place, established_on=FOUNDED, by=SYSTEM
    )
    centre = organisations.create_unit(
        kind=UnitKind.SERVICE_CENTRE,
        name=f"{place.name}党群服务中心",
        division=place,
        established_on=FOUNDED,
        by=SYSTEM,
    )
    add_post(unit, "主要负责人", [name_of(county)], is_head=True)
    add_post(committee, "书记", [name_of(county)], is_head=True)
    add_post(centre, "主任", [name_of(county)], is_head=True, selection=Selection.APPOINTED)
    county.offices[place.pk] = (unit, officer, committee)


def assign_responsibilities(county):
    bureaus = [
        (category, county.bureaus[code][0]) for code, _name_, categories in places.BUREAUS for category in categories
    ]
    villages = [(village, county.desks[village.pk]([]).unit) for village, _t, _s in county.villages]
    needs_demo.starting_responsibilities(
        villages=villages,
        bureaus=bureaus,
        starts_on=clock.today() - timedelta(days=400),
        by=accounts.actor_for(county.county_officer),
    )
