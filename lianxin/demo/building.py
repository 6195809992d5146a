"""Build the sample county through the real services of every room."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from lianxin.accounts import demo as accounts_demo
from lianxin.accounts import selectors as accounts
from lianxin.accounts import services as account_services
from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import demo as bulletin_demo
from lianxin.deliberation import demo as deliberation_demo
from lianxin.demo import places
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import demo as ledger_demo
from lianxin.liaison import demo as liaison_demo
from lianxin.messaging import services as messaging
from lianxin.needs import demo as needs_demo
from lianxin.needs import services as needs
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import RelationKind, RoleScope, Selection, UnitKind
from lianxin.people import demo as people_demo
from lianxin.people import selectors as people
from lianxin.stations import demo as stations_demo
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import Level

PASSWORD = "lianxin-2026"
TERM = date(2026, 1, 5)
FOUNDED = date(2016, 1, 4)
NEEDS_PER_VILLAGE = 60


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
    names: set = field(default_factory=set)


def build(*, scale=Fraction(1), seed=2026, say=lambda words: None):
    """Make the sample county; ``scale`` multiplies (below 1: thins) households and needs. Returns the ``County``."""
    county = County(random.Random(seed))  # noqa: S311 - sample data, the same every time
    say("places")
    _build_places(county)
    say("organisations and accounts")
    _build_county_level(county)
    for township in county.townships:
        _build_township(county, township)
    for village, township, _size in county.villages:
        _build_village(county, village, township)
    say("households")
    people_demo.load_people(
        [(v, max(10, int(size * scale))) for v, _t, size in county.villages], by=SYSTEM, rng=county.rng
    )
    residents = _residents(county)
    _build_care(county, random.Random(seed))  # noqa: S311 - as above, and not the same numbers as the rest
    say("needs")
    needs.load_starter_categories(by=accounts.actor_for(county.county_officer))
    _assign_responsibilities(county)
    accounts_demo.set_sample_password(PASSWORD)
    villages = [county.desks[village.pk](residents[village.pk]) for village, _t, _s in county.villages]
    needs_demo.load_needs(
        villages,
        per_village=max(1, int(NEEDS_PER_VILLAGE * scale)),
        rng=county.rng,
        progress=lambda done, total: say(f"needs {done}/{total}"),
    )
    needs_demo.load_guides(village=villages[0], by=accounts.actor_for(county.county_officer))
    needs_demo.load_channels(village=villages[0], by=accounts.actor_for(county.county_officer))
    say("visits")
    _build_visits(county, random.Random(seed))  # noqa: S311 - as above
    say("board")
    _build_board(county)
    say("stations")
    _build_stations(county, residents, scale)
    say("hall")
    _build_hall(county)
    messaging.mark_old_as_sent(before=clock.now())  # a year of text messages is no news
    messaging.mark_past_as_read(newest=5)
    return county


def _build_places(county):
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


def _name(county):
    while True:
        name = county.rng.choice(places.SURNAMES) + county.rng.choice(places.GIVEN)
        if name not in county.names or len(county.names) > 1000:
            county.names.add(name)
            return name


def _user(county, username, name=None, *, role=None, scope=None, basis="样例县开通"):
    user = account_services.create_user(username=username, name=name or _name(county), is_staff=True, by=SYSTEM)
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


def _post(
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


def _build_county_level(county):
    place = county.division
    county.county_officer = _user(county, "county", role=Role.COUNTY_OFFICER, scope=place)
    _user(county, "auditor", role=Role.AUDITOR, scope=place)
    _user(county, "operator", role=Role.OPERATOR)
    for code, name, _categories in places.BUREAUS:
        unit = organisations.create_unit(
            kind=UnitKind.BUREAU, name=name, division=place, established_on=FOUNDED, by=SYSTEM
        )
        handler, second = _user(county, code), _user(county, f"{code}2")
        _post(unit, "负责人", [_name(county)], is_head=True, selection=Selection.APPOINTED)
        _post(
            unit,
            "承办人",
            [handler, second],
            role=Role.UNIT_HANDLER,
            role_scope=RoleScope.UNIT,
            selection=Selection.APPOINTED,
        )
        county.bureaus[code] = (unit, handler, second)


def _build_township(county, place):
    number = county.townships.index(place) + 1
    officer = _user(county, f"town{number}", role=Role.TOWNSHIP_OFFICER, scope=place)
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
    _post(unit, "主要负责人", [_name(county)], is_head=True)
    _post(committee, "书记", [_name(county)], is_head=True)
    _post(centre, "主任", [_name(county)], is_head=True, selection=Selection.APPOINTED)
    county.offices[place.pk] = (unit, officer, committee)


def _build_village(county, place, township):
    number = [v.pk for v, _t, _s in county.villages].index(place.pk) + 1
    tag = f"v{number:02d}"
    spoken = place.short_name
    is_village = spoken.endswith("村")
    clerk = _user(county, f"clerk{number:02d}", role=Role.STATION_STAFF, scope=place)
    caller = _user(county, f"desk{number:02d}", role=Role.STATION_STAFF, scope=place)
    head = _user(county, f"{tag}head")
    secretary = _user(county, f"{tag}secretary")
    supervisor = _user(county, f"{tag}supervisor")
    committee = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE if is_village else UnitKind.RESIDENTS_COMMITTEE,
        name=place.name, division=place, established_on=FOUNDED, by=SYSTEM,
    )  # fmt: skip
    branch = organisations.create_unit(
        kind=UnitKind.PARTY_BRANCH, name=f"{spoken}党支部", division=place, established_on=FOUNDED, by=SYSTEM
    )
    watchers = organisations.create_unit(
        kind=UnitKind.SUPERVISION_COMMITTEE if is_village else UnitKind.RESIDENTS_SUPERVISION_COMMITTEE,
        name=f"{spoken}{'村务' if is_village else '居务'}监督委员会", division=place, established_on=FOUNDED, by=SYSTEM,
    )  # fmt: skip
    centre = organisations.create_unit(
        kind=UnitKind.SERVICE_CENTRE, name=f"{spoken}党群服务中心", division=place, established_on=FOUNDED, by=SYSTEM
    )
    station = organisations.create_unit(
        kind=UnitKind.STATION, name=f"{spoken}党群连心站", division=place, established_on=FOUNDED, by=SYSTEM
    )
    _post(committee, "主任", [head], role=Role.COMMITTEE_MEMBER, is_head=True)
    _post(committee, "委员", [_name(county) for _n in range(4)], seats=4)
    _post(branch, "书记", [secretary], role=Role.BRANCH_SECRETARY, is_head=True)
    _post(watchers, "主任", [supervisor], role=Role.VILLAGE_SUPERVISOR, is_head=True)
    _post(watchers, "委员", [_name(county) for _n in range(2)], seats=2)
    _post(station, "值班员", [clerk, caller], selection=Selection.RECRUITED)
    if is_village:
        collective = organisations.create_unit(
            kind=UnitKind.COLLECTIVE_ORG, name=f"{township.name}{spoken}集体经济组织", division=place,
            established_on=FOUNDED, by=SYSTEM,
        )  # fmt: skip
        council = organisations.create_unit(
            kind=UnitKind.COLLECTIVE_COUNCIL,
            name=f"{spoken}集体经济组织理事会",
            division=place,
            established_on=FOUNDED,
            by=SYSTEM,
        )
        _post(council, "理事长", [_name(county)], is_head=True)
        _post(council, "理事", [_name(county) for _n in range(4)], seats=4)
        organisations.relate_units(
            source=council, target=collective, kind=RelationKind.GROUP_OF, starts_on=FOUNDED, by=SYSTEM
        )
    office, officer, party = county.offices[township.pk]
    organisations.relate_units(
        source=branch, target=party, kind=RelationKind.PARTY_SUPERIOR, starts_on=FOUNDED, by=SYSTEM
    )
    organisations.relate_units(source=office, target=committee, kind=RelationKind.GUIDES, starts_on=FOUNDED, by=SYSTEM)
    organisations.relate_units(
        source=watchers, target=committee, kind=RelationKind.SUPERVISES, starts_on=FOUNDED, by=SYSTEM
    )
    organisations.relate_units(source=centre, target=station, kind=RelationKind.HOSTS, starts_on=FOUNDED, by=SYSTEM)
    actor = accounts.actor_for

    def desk(residents):
        return needs_demo.DemoVillage(
            division=place,
            unit=committee,
            clerk=actor(clerk),
            handler=actor(head),
            caller=actor(caller),
            officer=actor(officer),
            county_officer=actor(county.county_officer),
            residents=residents,
            bureaus={code: (unit, actor(handler)) for code, (unit, handler, _second) in county.bureaus.items()},
        )

    county.desks[place.pk] = desk


def _residents(county):
    """Who speaks up: people of the village with a phone, and one account in the first villages to sign in with."""
    found = {}
    for number, (village, _township, _size) in enumerate(county.villages, 1):
        known = people.people_with_phone(village, limit=60)
        rows = [(person.name, person.phone, None) for person in known]
        if number <= 3 and known:
            user = account_services.create_user(username=f"resident{number}", name=known[0].name, by=SYSTEM)
            account_services.give_grant(
                user=user, role=Role.RESIDENT, scope_path=village.path, scope_label=village.name, starts_on=TERM,
                basis="本人注册", by=SYSTEM,
            )  # fmt: skip
            people_demo.link_account(person=known[0], user=user, by=SYSTEM)
            rows += [(user.name, known[0].phone, accounts.actor_for(user))] * 6
        found[village.pk] = rows
    return found


def _build_care(county, rng):
    """Who visits whom first, and the roles beside the station's in the first villages."""

    def actor(name):
        return accounts.actor_for(accounts.user_named(name))

    for number, (village, township, _size) in enumerate(county.villages, 1):
        people_demo.load_labels(village, by=actor(f"v{number:02d}secretary"), rng=rng)
        if number <= 3:
            _user(county, f"liaison{number:02d}", role=Role.LIAISON, scope=village)
            for letter, name in zip("bcd", places.LIAISONS[number - 1], strict=True):
                _user(county, f"liaison{number:02d}{letter}", name, role=Role.LIAISON, scope=village)
            _user(county, f"grid{number:02d}", role=Role.GRID_WORKER, scope=village)
            _user(county, f"accountant{number:02d}", role=Role.COLLECTIVE_OFFICER, scope=village)
            collective = units.unit_of_division(village, UnitKind.COLLECTIVE_ORG)
            if collective:
                county.books[village.pk] = ledger_demo.load_books(
                    unit=collective,
                    by=actor(f"accountant{number:02d}"),
                    reviewer=actor(f"v{number:02d}secretary"),
                    closer=accounts.actor_for(county.offices[township.pk][1]),
                )
        if number == 1:
            _user(county, "partner1", role=Role.ALLIANCE_PARTNER, scope=township)
            user = accounts.user_named
            people_demo.load_kinship(
                village, committee=user("v01head"), watcher=user("v01supervisor"), by=actor("v01secretary")
            )
            people_demo.load_move(village, county.villages[1][0], by=actor("town1"))
            people_demo.load_papers(village, actor("clerk01"), actor("v01head"), actor("resident1"))


def _build_visits(county, rng):
    """A year at the door in the first villages, and couriers who have no household here."""
    actor = accounts.actor_for
    for number, (village, _township, _size) in enumerate(county.villages[:3], 1):
        users = [accounts.user_named(f"liaison{number:02d}{letter}") for letter in ("", "b", "c", "d")]
        secretary = actor(accounts.user_named(f"v{number:02d}secretary"))
        liaisons = liaison_demo.load_liaisons(
            village=village, branch=units.branches_of(village).first(), users=users,
            secretary=secretary, rng=rng,
        )  # fmt: skip
        liaison_demo.load_year(
            village=village, liaisons=liaisons, actors={user.pk: actor(user) for user in users}, secretary=secretary,
            clerk=actor(accounts.user_named(f"clerk{number:02d}")), rng=rng,
        )  # fmt: skip
        if number == 1:
            liaison_demo.load_groups(village=village, liaison=liaisons[2], secretary=secretary)


def _build_board(county):
    """What the first villages have made public."""

    def actor(name):
        return accounts.actor_for(accounts.user_named(name))

    for number, (village, _township, _size) in enumerate(county.villages[:2], 1):
        tag = f"{number:02d}"
        bulletin_demo.load_board(
            village=village, accountant=actor(f"accountant{tag}"), supervisor=actor(f"v{tag}supervisor"),
            head=actor(f"v{tag}head"), secretary=actor(f"v{tag}secretary"), clerk=actor(f"clerk{tag}"),
            book=county.books.get(village.pk),
        )  # fmt: skip


def _build_stations(county, residents, scale):
    """A station in every village, in the park and for couriers, with what happened there."""

    def actor(name):
        return accounts.actor_for(accounts.user_named(name))

    halls = [
        stations_demo.DemoHall(
            division=village,
            clerk=actor(f"clerk{number:02d}"),
            second=actor(f"desk{number:02d}"),
            secretary=actor(f"v{number:02d}secretary"),
            residents=residents[village.pk],
        )
        for number, (village, _township, _size) in enumerate(county.villages, 1)
    ]
    stations_demo.open_stations(
        halls,
        park=county.park,
        towns=county.townships,
        by=accounts.actor_for(county.county_officer),
        opened_on=TERM,
    )
    stations_demo.load_catalogue(by=accounts.actor_for(county.county_officer))
    stations_demo.load_year(halls, rng=random.Random(7), scale=scale)  # noqa: S311 - not the same numbers as the rest


def _build_hall(county):
    """The hall of the first village."""

    def actor(name):
        return accounts.actor_for(accounts.user_named(name))

    deliberation_demo.load_hall(
        county.villages[0][0], head=actor("v01head"), secretary=actor("v01secretary"), clerk=actor("clerk01"),
        supervisor=actor("v01supervisor"), resident=actor("resident1"),
    )  # fmt: skip


def _assign_responsibilities(county):
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
