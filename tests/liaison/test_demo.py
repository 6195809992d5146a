"""The sample village where everybody has a liaison: near by, within the cap, and a proposal can be made."""

import random

from lianxin.accounts.vocabulary import Role
from lianxin.liaison import demo, selectors, services
from lianxin.liaison.vocabulary import PartState
from tests.cast import make_user


def test_neighbours_leave_room_for_a_proposal_and_work_to_do(cast, door):

    for number in range(45):
        door.household(f"户主{number}")
    users = [make_user(f"n{number}", f"邻居{number}", role=Role.LIAISON, scope=cast.village) for number in range(6)]
    given = {"branch": None, "users": users, "secretary": door.secretary, "rng": random.Random(1)}
    found = demo.load_neighbours(village=cast.village, **given)

    assert len(found) == 5
    assert 0 < selectors.without_lead(cast.village.path).count() <= 10
    plan = services.ask_plan(division=cast.village, kind="lead", by=door.secretary)
    part = services.work_out_part(part=plan.parts.get())
    assert part.state == PartState.READY
    assert part.rows.filter(change="new").exists()
