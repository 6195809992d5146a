"""Units are found as places are: by name, short name, first letters and pinyin."""

import pytest

from lianxin.kit.actors import SYSTEM
from lianxin.organisations import selectors, services
from lianxin.organisations.vocabulary import UnitKind


@pytest.fixture
def bureau(cast):
    return services.create_unit(
        kind=UnitKind.BUREAU, name="青禾县交通运输局", short_name="交通局", division=cast.county, by=SYSTEM
    )


@pytest.mark.parametrize("text", ["交通运输", "交通局", "qhxjtysj", "QHXJT", "jtj", "qinghexianjiaotong", "jiaotongju"])
def test_search_units_by_name_and_by_sound(bureau, text):
    assert selectors.search_units(text) == [bureau]


@pytest.mark.parametrize("text", ["xjt", "tongju", "zz", "j j", "%"])
def test_search_units_does_not_find_by_the_middle_of_a_sound(bureau, text):
    assert selectors.search_units(text) == []


def test_a_renamed_unit_is_found_by_its_new_sound(bureau):
    from lianxin.kit import clock

    services.rename_unit(unit=bureau, name="青禾县运输服务中心", on=clock.today(), by=SYSTEM)
    assert selectors.search_units("qhxysfw") == [bureau]
    assert selectors.search_units("qhxjtys") == []
