"""One village of the sample county before anything happens: its units, posts, accounts, and what it decided to use."""

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.demo.founding import FOUNDED, TERM, add_post, name_of, open_account
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.needs import demo as needs_demo
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import RelationKind, Selection, UnitKind
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import System


def _decide_on_systems(village, number, *, by):
    """What each village decided on: all of them the station and the hall, the first twenty liaisons, the first three points, the
    first shares."""
    used = {
        System.STATIONS: True,
        System.HALL: True,
        System.LIAISON: number <= 20,
        System.POINTS: number <= 3,
        System.VENTURES: number == 1,
    }
    territory.set_rules(
        division=village,
        values={system.key: True for system, is_used in used.items() if is_used},
        basis="村（居）民代表会议 2026 年第一次会议决议",
        basis_on=TERM,
        starts_on=clock.today(),
        by=by,
    )


def build_village(county, place, township):
    number = [v.pk for v, _t, _s in county.villages].index(place.pk) + 1
    tag = f"v{number:02d}"
    spoken = place.short_name
    is_village = spoken.endswith("村")
    clerk = open_account(county, f"clerk{number:02d}", role=Role.STATION_STAFF, scope=place)
    caller = open_account(county, f"desk{number:02d}", role=Role.STATION_STAFF, scope=place)
    head = open_account(county, f"{tag}head")
    secretary = open_account(county, f"{tag}secretary")
    supervisor = open_account(county, f"{tag}supervisor")
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
    add_post(committee, "主任", [head], role=Role.COMMITTEE_MEMBER, is_head=True)
    add_post(committee, "委员", [name_of(county) for _n in range(4)], seats=4)
    add_post(branch, "书记", [secretary], role=Role.BRANCH_SECRETARY, is_head=True)
    _decide_on_systems(place, number, by=accounts.actor_for(secretary))
    add_post(watchers, "主任", [supervisor], role=Role.VILLAGE_SUPERVISOR, is_head=True)
    add_post(watchers, "委员", [name_of(county) for _n in range(2)], seats=2)
    add_post(station, "值班员", [clerk, caller], selection=Selection.RECRUITED)
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
        add_post(council, "理事长", [name_of(county)], is_head=True)
        add_post(council, "理事", [name_of(county) for _n in range(4)], seats=4)
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
