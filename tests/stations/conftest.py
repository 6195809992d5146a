from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lianxin.kit import clock
from lianxin.stations import services as stations
from lianxin.stations.vocabulary import StationKind
from tests.needs.conftest import desk  # noqa: F401 the categories and units a need asks for
from tests.people.conftest import home  # noqa: F401 a household with its people

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


def item_values(**changes):
    given = {
        "code": "mz-01",
        "name": "高龄津贴申领",
        "decides": "青禾县民政局",
        "for_whom": "八十岁以上老人",
        "materials": ["身份证原件", "银行卡复印件"],
        "limit_days": 5,
        "fee": "",
        "basis": "《老年人权益保障法》第三十三条",
        "online": "",
        "forms": ["高龄津贴申请表"],
    }
    return {**given, **changes}


@pytest.fixture
def item(cast):
    return stations.save_item(by=cast.actor("county_officer"), **item_values())


def ask_errand(cast, by="clerk", **changes):
    given = {
        "kind": "life_proof",
        "what": "替周奶奶做养老金资格认证",
        "division": cast.village,
        "principal": stations.Principal(name="周奶奶", phone="+8619900000021", address="三组 5 号"),
        "client_key": "errand-1",
        "at": at(11, 23),
    }
    return stations.ask_errand(by=cast.actor(by), **{**given, **changes})


def accepted_errand(cast, **changes):
    errand = ask_errand(cast)
    given = {"due_on": at(11, 30).date(), "needs_authorisation": False, "at": at(11, 23, 10)}
    return stations.accept_errand(errand=errand, by=cast.actor("clerk"), **{**given, **changes})


def receive_case(hall, item, **changes):
    given = {
        "station": hall.station,
        "item": item,
        "applicant": stations.Principal(name="周大爷", phone="+8619900000022"),
        "client_key": "case-1",
        "at": at(11, 23),
    }
    return stations.receive_case(by=hall.actor("clerk"), **{**given, **changes})


CATALOGUE_HEADS = "事项编号,事项名称,实施主体,服务对象,申请材料,办理时限,收费,设定依据,网上办理,申请表"


def bring_catalogue(cast, *lines, filename="事项.csv"):
    """A county's file of services, received and not yet taken over."""
    lines = lines or ("rs-02,灵活就业登记,人社局,,1.身份证 2.登记表,当场办结,,就业促进法,,", "x,,民政局,,身份证,,,法,,")
    data = "\n".join([CATALOGUE_HEADS, *lines]).encode()
    return stations.receive_catalogue(filename=filename, data=data, by=cast.actor("county_officer"))


def station_addresses(cast):
    """Something to show at every address of the room: for each beginning the words of its parameters."""
    hall = Hall(cast, open_station(cast))
    service = stations.save_item(by=cast.actor("county_officer"), **item_values())
    case, errand = receive_case(hall, service), accepted_errand(cast)
    stations.take_originals(errand=errand, names=["身份证"], sign="paper", by=cast.actor("clerk"))
    entry, slip = (
        record(hall),
        stations.book_appointment(station=hall.station, day=clock.today(), client_key="slip-1", by=cast.actor("clerk")),
    )
    shift = shift_of(hall, clock.today())
    stations.set_pattern(station=hall.station, turns=[(0, "am", shift.on_duty, None, None)], by=cast.actor("clerk"))
    swap = stations.ask_swap(shift=shift, instead=attend(hall, "冯芒种"), reason="看病", by=cast.actor("clerk"))
    return {
        "stations/book/": {"public_id": entry.public_id},
        "stations/slips/": {"public_id": slip.public_id},
        "stations/duty/": {"public_id": shift.public_id},
        "stations/swaps/": {"public_id": swap.public_id},
        "stations/services/files/": {"public_id": bring_catalogue(cast).public_id},
        "stations/services/": {"public_id": service.public_id},
        "stations/cases/": {"public_id": case.public_id, "verb": "report-missing"},
        "stations/errands/": {"public_id": errand.public_id, "verb": "return-originals"},
        "stations/": {"public_id": hall.station.public_id, "item_id": service.public_id},
    }


def record(hall, who="clerk", **changes):
    """A line of the book: ``subject`` and the like go to the visit, the rest to the service."""
    said = {"subject": "问医保怎么交", "name": "周大爷", "phone": "+8619900000022"}
    given = {
        "station": hall.station,
        "outcome": "answered",
        "answer": "手机上能交，教会了",
        "client_key": "line-1",
        "at": at(11, 23),
    }
    fields = stations.Visit.__dataclass_fields__
    visit = {**said, **{name: value for name, value in changes.items() if name in fields}}
    given |= {name: value for name, value in changes.items() if name not in fields}
    return stations.record_entry(visit=stations.Visit(**visit), by=hall.actor(who), **given)


def attend(hall, name="郑谷雨", **more):
    return stations.add_attendant(station=hall.station, name=name, by=hall.actor("secretary"), **more)


def shift_of(hall, day, slot="am", **more):
    more.setdefault("on_duty", None)
    person = more.pop("on_duty") or attend(hall, user=hall.cast.user("clerk"), phone="+8619900000031")
    return stations.set_shift(station=hall.station, day=day, slot=slot, on_duty=person, by=hall.actor("clerk"), **more)


def ids(things):
    """What stands in their addresses, to compare rows with what they come from."""
    return [each.public_id for each in things]
