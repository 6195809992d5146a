from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lianxin.stations import services as stations
from lianxin.stations.vocabulary import StationKind

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = ["8:30-12:00 14:30-18:00"] * 5 + ["9:00-11:30", ""]


def at(month, day, hour=9, minute=0):
    """A moment of 2026 in the county's time."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@dataclass
class Hall:
    """The village's station and who works there."""

    cast: object
    station: object

    def actor(self, name):
        return self.cast.actor(name)


def open_station(cast, name="上河村党群连心站", by="clerk", **values):
    given = {
        "division": cast.village,
        "kind": StationKind.CONTACT,
        "place_words": "村委会一楼进门右手",
        "phone": "+8619900000010",
        "week": WEEK,
        "offers": ["intake", "errands"],
        "access": ["step_free"],
    }
    return stations.open_station(name=name, by=cast.actor(by), **{**given, **values})


@pytest.fixture
def hall(cast):
    return Hall(cast, open_station(cast))
