from types import SimpleNamespace

import pytest

from lianxin.kit.actors import SYSTEM
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Liaison
from lianxin.people import services as people
from tests.cast import STARTED


def keep_in_touch(cast, *targets):
    """The cast's liaison keeps in touch with these from now on."""
    secretary = cast.actor("secretary")
    known = Liaison.objects.filter(user=cast.user("liaison")).first()
    kept = known or liaison.enrol_liaison(
        user=cast.user("liaison"), division=cast.village, starts_on=STARTED, phone="+8619900000099", by=secretary
    )
    for target in targets:
        liaison.assign(target=target, liaison=kept, by=secretary)
    return kept


@pytest.fixture
def home(cast):
    """One household of three in 上河村: 周小满 who has the account leads it."""
    clerk = cast.actor("clerk")
    rep = people.register_person(
        name="周小满",
        division=cast.village,
        by=SYSTEM,
        phone="199 0000 1234",
        user=cast.user("resident"),
        birth_year=1960,
    )
    household = people.register_household(code="SH-0001", division=cast.village, representative=rep, by=clerk)
    child = people.register_person(name="周芽", division=cast.village, by=clerk, birth_year=2018)
    people.set_guardian(person=child, guardian=rep, by=SYSTEM)
    people.join_household(household=household, person=child, by=clerk, relation="grandchild")
    other = people.register_person(name="欧阳春", division=cast.village, by=clerk, phone="19900005678")
    keep_in_touch(cast, household, other)
    return SimpleNamespace(rep=rep, child=child, other=other, household=household, clerk=clerk)
