"""Stations of the sample county: one in every village, one in the park, rest stations for couriers and drivers."""

from dataclasses import dataclass, field

from lianxin.kit.actors import Actor
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.stations import services
from lianxin.stations.vocabulary import Access, HolidayRule, Offer, StationKind

_WEEK = ["8:30-12:00 14:30-18:00"] * 5 + ["9:00-11:30", ""]
_COURIER_WEEK = ["7:00-22:00"] * 7
_WHERE = (
    "村委会一楼，进门右手第一间",
    "老小学东头，和图书角在一起",
    "卫生室隔壁，门口有长椅",
    "祠堂前院西厢房",
    "大槐树下的便民屋",
)
_COURIER = (
    Offer.REST, Offer.WATER, Offer.MEALS, Offer.CHARGING, Offer.TOILET, Offer.FIRST_AID, Offer.INTAKE,
)  # fmt: skip


@dataclass
class DemoHall:
    """A station of the sample with the people of its place."""

    division: object
    clerk: Actor
    second: Actor
    secretary: Actor
    residents: list  # (name, phone, Actor or None)
    station: object = None
    attendants: list = field(default_factory=list)


def open_stations(halls, *, park, towns, by, opened_on):
    """Open a station in every place of ``halls``, one in the park and a rest station in the park and in each town."""
    for number, hall in enumerate(halls):
        spoken = hall.division.short_name
        hall.station = services.open_station(
            division=hall.division,
            kind=StationKind.CONTACT,
            name=f"{spoken}党群连心站",
            unit=organisations.unit_of_division(hall.division, UnitKind.STATION),
            place_words=_WHERE[number % len(_WHERE)],
            phone=f"+861990000{6000 + number}",
            week=_WEEK,
            holiday_rule=HolidayRule.BY_ROSTER,
            offers=[Offer.INTAKE, Offer.GUIDED, Offer.ERRANDS, Offer.PRINTING, Offer.WATER, Offer.READING],
            access=[Access.STEP_FREE, Access.LARGE_PRINT, Access.READ_ALOUD, Access.HOME_VISIT][: 2 + number % 3],
            opened_on=opened_on,
            by=hall.clerk,
        )
    services.open_station(
        division=park,
        kind=StationKind.PARK,
        name=f"{park.short_name}连心站",
        place_words="综合服务楼一楼大厅",
        phone="+8619900006100",
        week=_WEEK,
        holiday_rule=HolidayRule.CLOSED,
        offers=[Offer.INTAKE, Offer.GUIDED, Offer.ERRANDS, Offer.MEDIATION, Offer.PRINTING],
        access=[Access.STEP_FREE, Access.LOW_COUNTER, Access.TOILET],
        opened_on=opened_on,
        by=by,
    )
    for number, (town, where) in enumerate(
        ((park, "3 号仓库门口，货车停得下"), *((town, f"{town.short_name}加油站旁") for town in towns))
    ):
        services.open_station(
            division=town,
            kind=StationKind.COURIER,
            name=f"{town.short_name}暖新驿站",
            place_words=where,
            phone=f"+861990000{6110 + number}",
            week=_COURIER_WEEK,
            holiday_rule=HolidayRule.AS_USUAL,
            offers=list(_COURIER),
            access=[Access.STEP_FREE],
            notes="快递员、外卖员、网约车和货车司机都能进来坐，不用登记。",
            opened_on=opened_on,
            by=by,
        )
