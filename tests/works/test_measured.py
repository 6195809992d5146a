"""Indicators counted from the records of other rooms: nobody types them, and the number is what those rooms say."""

from lianxin.kit import clock
from lianxin.kit.measures import measured_codes
from lianxin.works import selectors, services
from lianxin.works.vocabulary import BY_CODE
from tests.harvests.conftest import Farm


def told(place, code, year):
    services.count_programme(division=place)
    values, _years = selectors.programme(place, year)
    found = next(each for each in values if each.indicator.code == code)
    return found.value, found.whole


def test_what_the_rooms_count_is_in_the_list():
    assert {"linked"} <= measured_codes() <= {code for code, each in BY_CODE.items() if each.is_measured}


def test_households_linked_are_counted_once_and_few_are_not_told(cast):
    farm = Farm(cast)
    farm.opened()
    year = clock.today().year
    homes = farm.households()
    for home in homes[:2]:
        farm.pooled(home)
    assert told(cast.village, "linked", year) == (None, None)
    assert told(cast.village, "linked", year - 1) == (None, None)
    for home in homes:
        farm.pooled(home, kind="money", what="现金", value_fen=100, gets="share")
    assert told(cast.village, "linked", year) == (3, None)
