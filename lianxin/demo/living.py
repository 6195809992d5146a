"""What happens in the sample county: who speaks up, visits, the board, the stations, the hall."""

import random

from lianxin.accounts import selectors as accounts
from lianxin.accounts import services as account_services
from lianxin.accounts.vocabulary import Role
from lianxin.activities import demo as activities_demo
from lianxin.alliances import demo as alliances_demo
from lianxin.bulletin import demo as bulletin_demo
from lianxin.cadres import demo as cadres_demo
from lianxin.coverage import demo as coverage_demo
from lianxin.deliberation import demo as deliberation_demo
from lianxin.demo.founding import TERM, actor, open_account
from lianxin.elections import demo as elections_demo
from lianxin.harvests import demo as harvests_demo
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.liaison import demo as liaison_demo
from lianxin.needs import demo as needs_demo
from lianxin.organisations import demo as organisations_demo
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import demo as people_demo
from lianxin.people import selectors as people
from lianxin.points import demo as points_demo
from lianxin.stations import demo as stations_demo
from lianxin.ventures import demo as ventures_demo
from lianxin.works import demo as works_demo


def residents_of(county):
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


def build_visits(county, rng):
    """A year at the door in the first villages; the first has a liaison for everybody, and couriers without a household."""
    for number, (village, _township, _size) in enumerate(county.villages[:3], 1):
        users = [accounts.user_named(f"liaison{number:02d}{letter}") for letter in ("", "b", "c", "d")]
        more = county.neighbours if number == 1 else []
        actors = {user.pk: accounts.actor_for(user) for user in (*users, *more)}
        secretary, clerk = actor(f"v{number:02d}secretary"), actor(f"clerk{number:02d}")
        given = {"village": village, "rng": rng}
        branch = units.branches_of(village).first()
        liaisons = liaison_demo.load_liaisons(users=users, branch=branch, secretary=secretary, **given)
        liaison_demo.load_visits(liaisons=liaisons, actors=actors, clerk=clerk, **given)
        if more:
            added = liaison_demo.load_neighbours(users=more, branch=branch, secretary=secretary, **given)
            liaison_demo.load_visits(liaisons=added, actors=actors, clerk=clerk, quarters=2, **given)
        if number == 1:
            liaison_demo.load_groups(village=village, liaison=liaisons[2], secretary=secretary)
        liaison_demo.load_today(liaisons=liaisons, actors=actors, secretary=secretary)


def build_board(county):
    """What the first villages have made public."""
    for number, (village, _township, _size) in enumerate(county.villages[:2], 1):
        tag = f"{number:02d}"
        bulletin_demo.load_board(
            village=village, accountant=actor(f"accountant{tag}"), supervisor=actor(f"v{tag}supervisor"),
            head=actor(f"v{tag}head"), secretary=actor(f"v{tag}secretary"), clerk=actor(f"clerk{tag}"),
            book=county.books.get(village.pk),
        )  # fmt: skip


def build_stations(county, residents, scale):
    """A station in every village, in the park and for couriers, with what happened there."""
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


def build_hall(county, residents):
    """The hall of the first village; what it decided on points comes back.

    Six of its needs are one matter there, and what was decided on it is taken up.
    """
    now, first = clock.now(), county.villages[0][0].pk
    village = county.desks[first](residents[first])
    lamps = needs_demo.tell_of_lamps(village, rng=random.Random(6), now=now)  # noqa: S311 - sample data
    resolution = deliberation_demo.load_hall(
        county.villages[0][0], head=actor("v01head"), secretary=actor("v01secretary"), clerk=actor("clerk01"),
        supervisor=actor("v01supervisor"), resident=actor("resident1"), lamps=lamps,
    )  # fmt: skip
    needs_demo.take_up_lamps(village, now=now)
    return resolution


def build_points(county, resolution):
    """How the first village thanks those who lend a hand."""
    village, township, _size = county.villages[0]
    points_demo.load_points(
        village, decision=resolution.public_id, clerk=actor("clerk01"), head=actor("v01head"), secretary=actor("v01secretary"),
        supervisor=actor("v01supervisor"), officer=accounts.actor_for(county.offices[township.pk][1]),
        accountant=actor("accountant01"), liaison=accounts.user_named("liaison01"), grid=accounts.user_named("grid01"),
        resident=accounts.user_named("resident1"),
    )  # fmt: skip


def build_shares(county):
    """What the first village's collective distributes."""
    village, township, _size = county.villages[0]
    if book := county.books.get(village.pk):
        ventures_demo.load_shares(
            village, book, accountant=actor("accountant01"), supervisor=actor("v01supervisor"),
            secretary=actor("v01secretary"), head=actor("v01head"),
        )  # fmt: skip
        officer = accounts.actor_for(county.offices[township.pk][1])
        harvests_demo.load_harvests(
            village, book, accountant=actor("accountant01"), head=actor("v01head"), officer=officer
        )


def build_works(county):
    """What the first village builds."""
    village, township, _size = county.villages[0]
    if village.pk in county.books:
        works_demo.load_works(
            village, head=actor("v01head"), accountant=actor("accountant01"),
            officer=accounts.actor_for(county.offices[township.pk][1]), supervisor=actor("v01supervisor"),
        )  # fmt: skip
        works_demo.load_collective(
            village, head=actor("v01head"), accountant=actor("accountant01"), supervisor=actor("v01supervisor")
        )


def build_history(county):
    """Units that became others, and elections."""
    village, town, _size = county.villages[0]
    office = organisations_demo.load_history(town, village, by=SYSTEM)
    needs_demo.load_before_merger(office, village, clerk=actor("clerk01"))
    organisations.merge_unit(
        unit=office, into=county.offices[town.pk][0], on=clock.today(), basis="便民服务所并入镇政府", by=SYSTEM
    )
    elections_demo.load_elections(village, county.villages[1][0], by=actor("county"))


def build_activities(county):
    """A quarter of the first village's branch."""
    branch = units.branches_of(county.villages[0][0]).first()
    activities_demo.load_quarter(branch, secretary=actor("v01secretary"))
    activities_demo.load_transfers(
        branch, units.branches_of(county.villages[1][0]).first(), secretary=actor("v01secretary"),
        officer=accounts.actor_for(county.county_officer),
    )  # fmt: skip


def build_alliance(county):
    """The park, the first village and a firm from outside help one another."""
    village, officer = county.villages[0][0], actor("county")
    factory = organisations.create_unit(kind=UnitKind.COMPANY, name="青禾食品厂", division=county.park, by=officer)
    alliances_demo.load_alliance(
        county.park, units=[units.branches_of(village).first(), factory], outside="邻县物流公司", place=village,
        users=[accounts.user_named(name) for name in ("v01secretary", "partner2", "partner1")], by=officer,
        at=accounts.actor_for,
    )  # fmt: skip


def build_cadres(county):
    """Who serves the first village, and who would like to."""
    village, township, _size = county.villages[0]
    member, scribe = (
        open_account(county, name, role=Role.COMMITTEE_MEMBER, scope=village) for name in ("v01member", "v01scribe")
    )
    cast = cadres_demo.Cast(
        member=accounts.actor_for(member), scribe=accounts.actor_for(scribe),
        secretary=actor("v01secretary"), head=actor("v01head"), county=actor("county"), resident=actor("resident1"),
        officer=accounts.actor_for(county.offices[township.pk][1]), supervisor=actor("v01supervisor"),
    )  # fmt: skip
    known = [person.name for person in people.people_with_phone(village, limit=30)]
    cadres_demo.load_pool(village, known[1:], cast)


def build_gaps(county):
    """What the county lacks, and who sees to the first of it."""
    coverage_demo.load_sites(county.division, officer=actor("county"))
    coverage_demo.load_gaps(county.division, officer=actor("county"))
