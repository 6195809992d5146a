"""Who looks after whom in the sample county: labels, and the roles beside the station's in the first villages."""

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.demo import places
from lianxin.demo.founding import actor, open_account
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import demo as ledger_demo
from lianxin.organisations import selectors as units
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import demo as people_demo
from lianxin.people import selectors as people


def build_care(county, rng):
    """Who visits whom first, and the roles beside the station's in the first villages."""
    for number, (village, township, _size) in enumerate(county.villages, 1):
        people_demo.load_labels(village, by=actor(f"v{number:02d}secretary"), rng=rng)
        if number <= 3:
            open_account(county, f"liaison{number:02d}", role=Role.LIAISON, scope=village)
            for letter, name in zip("bcd", places.LIAISONS[number - 1], strict=True):
                open_account(county, f"liaison{number:02d}{letter}", name, role=Role.LIAISON, scope=village)
            open_account(county, f"grid{number:02d}", role=Role.GRID_WORKER, scope=village)
            open_account(county, f"accountant{number:02d}", role=Role.COLLECTIVE_OFFICER, scope=village)
            collective = units.unit_of_division(village, UnitKind.COLLECTIVE_ORG)
            if collective:
                county.books[village.pk] = ledger_demo.load_books(
                    unit=collective,
                    by=actor(f"accountant{number:02d}"),
                    reviewer=actor(f"v{number:02d}secretary"),
                    closer=accounts.actor_for(county.offices[township.pk][1]),
                )
        if number == 1:
            open_account(county, "partner1")
            open_account(county, "partner2", "简白露")
            user = accounts.user_named
            people_demo.load_kinship(
                village, committee=user("v01head"), watcher=user("v01supervisor"), by=actor("v01secretary")
            )
            people_demo.load_move(village, county.villages[1][0], by=actor("town1"))
            people_demo.load_protection(county.division, village, by=accounts.actor_for(county.county_officer))
            people_demo.load_papers(village, actor("clerk01"), actor("v01head"), actor("resident1"))
            county.neighbours = open_neighbours(county, village)


def open_neighbours(county, village):
    """An account for every tenth household's head of working age: party members and group heads who keep in touch."""
    homes = list(people.living_households(village.path).order_by("code", "id"))[30:]
    wanted, opened = -(-len(homes) // 10) + 3, []
    members = people.members_by_household([home.pk for home in homes])
    for place in range(0, len(homes) * 10, 10):  # every tenth, and round again one further
        head = members[homes[(place + place // len(homes)) % len(homes)].pk][0]
        if len(opened) < wanted and head.user_id is None and people_demo.may_keep_in_touch(head):
            name = f"liaison01-{len(opened) + 1:02d}"
            user = open_account(county, name, head.name, role=Role.LIAISON, scope=village, basis="支部党员大会推选")
            people_demo.link_account(person=head, user=user, by=SYSTEM)
            opened.append(user)
    return opened
