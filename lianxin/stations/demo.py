"""Stations of the sample county, one in every village, in the park and for couriers, and a year of what happened there."""

import functools
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localtime

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.actors import Actor
from lianxin.kit.ids import new_public_id
from lianxin.messaging.services import dated
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.stations import selectors
from lianxin.stations import services as of_the_room
from lianxin.stations.demo_texts import ERRANDS, HEADS, NOTES, SERVICES, VISITS
from lianxin.stations.vocabulary import Access, HolidayRule, Offer, StationKind

services = dated(of_the_room)

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


def load_catalogue(*, by):
    """The county brings its services in as a file, through the door anybody else uses."""
    data = "\n".join((HEADS, *SERVICES)).encode()
    services.run_catalogue(batch=services.receive_catalogue(filename="服务事项.csv", data=data, by=by), by=by)


def load_year(halls, *, rng, scale=1, now=None):
    """A year of visits, duty, errands and guided services at every station; what is old comes from the paper books."""
    now = now or clock.now()
    items = list(selectors.items_in_force())
    for hall in halls:
        with transaction.atomic():
            _load_roster(hall, now, rng)
            _load_book(hall, now, rng, scale)
            _load_work(hall, items, now, rng, max(1, round(12 * scale)))
            _load_today(hall, now)


def _load_roster(hall, now, rng):
    """Three people, a usual week, a year planned by quarters and a fortnight ahead; two slots are left to somebody."""
    today = localtime(now).date()
    given = {"station": hall.station, "by": hall.secretary}
    phone = iter(range(1, 9))
    add = functools.partial(services.add_attendant, **given)
    user = accounts.active_users([hall.clerk.id, hall.second.id, hall.secretary.id])
    known = {each.pk: each for each in user}
    people = [
        add(name=actor.name, user=known[actor.id], phone=f"{hall.station.phone[:-2]}{next(phone)}{rng.randint(0, 9)}",
            may_lead=actor is hall.secretary)
        for actor in (hall.clerk, hall.second, hall.secretary)
    ]  # fmt: skip
    first, second, leader = people
    turns = [
        (day, slot, (first, second)[day % 2], (second, first)[day % 2], leader)
        for day in range(5)
        for slot in ("am", "pm")
    ]
    services.set_pattern(turns=[*turns, (5, "we", second, first, leader)], **given)
    for start in range(-364, 0, 91):
        services.plan_duty(first=today + timedelta(days=start), days=91, **given)
    services.plan_duty(first=today, days=5, **given)  # the days after stay a task: somebody must look at them
    shifts = selectors.shifts_between(hall.station, today - timedelta(days=364), 363)
    services.enter_notes(
        station=hall.station, notes={shift: rng.choice(NOTES) for shift in shifts}, by=hall.clerk, at=now
    )


def _load_book(hall, now, rng, scale):
    """The paper book of the last year, a page a month."""
    for month in range(12):
        count = max(1, round(rng.randint(8, 25) * scale))
        lines = []
        for _each in range(count):
            day = localtime(now).date() - timedelta(days=30 * month + rng.randint(1, 29))
            moment = clock.day_start(day) + timedelta(minutes=rng.choice((510, 870)) + rng.randint(0, 200))
            subject, answer, is_elder = rng.choice(VISITS)
            name, phone = _somebody(hall, rng)
            asked = (rng.choice(list(Access)).value,) if rng.random() < 0.1 else ()
            visit = services.Visit(
                subject=subject, name=name, phone=phone, is_elder=is_elder, access_asked=asked,
                access_met=rng.random() < 0.8 if asked else None,
            )  # fmt: skip
            lines.append((moment, visit, answer))
        services.enter_page(station=hall.station, lines=sorted(lines, key=lambda line: line[0]), by=hall.clerk)


def _somebody(hall, rng):
    """A resident of the place, or one who prefers not to say."""
    if not hall.residents or rng.random() < 0.2:
        return "", ""
    name, phone, _actor = rng.choice(hall.residents)
    return name, phone


def _load_work(hall, items, now, rng, count):
    """Errands and guided services of the year, most of them through to the end."""
    for number in range(count):
        at = now - timedelta(days=360 * number // count + 1, minutes=rng.randint(0, 300))
        name, phone = _somebody(hall, rng)
        _live_errand(hall, name or "周奶奶", phone, at, rng, is_last=number == 0)
        _live_case(hall, rng.choice(items), name or "周大爷", phone, at, is_last=number == 0)


def _live_errand(hall, name, phone, at, rng, *, is_last):
    kind, what, office, result = rng.choice(ERRANDS)
    errand = services.ask_errand(
        kind=kind, what=what, division=hall.division, principal=services.Principal(name=name, phone=phone),
        client_key=new_public_id(20), by=hall.clerk, at=at,
    )  # fmt: skip
    due = localtime(at).date() + timedelta(days=7)
    errand = services.accept_errand(errand=errand, due_on=due, needs_authorisation=False, by=hall.clerk, at=at)
    services.take_originals(errand=errand, names=["身份证"], sign="spoken", by=hall.clerk, at=at)
    if is_last:
        return
    if office:
        errand = services.submit_errand(errand=errand, office=office, by=hall.clerk, at=at)
    done = at + timedelta(hours=rng.randint(2, 20))
    errand = services.return_errand(errand=errand, result=result, by=hall.clerk, at=done)
    services.return_originals(
        errand=errand, originals=list(errand.originals.all()), sign="spoken", by=hall.clerk, at=done
    )
    services.close_errand(errand=errand, sign="spoken", satisfaction=rng.choice((3, 3, 3, 2)), by=hall.clerk, at=done)


def _live_case(hall, item, name, phone, at, *, is_last):
    case = services.receive_case(
        station=hall.station, item=item, applicant=services.Principal(name=name, phone=phone),
        client_key=new_public_id(20), by=hall.second, at=at,
    )  # fmt: skip
    if is_last:
        services.report_missing(case=case, missing=item.materials[-1:], by=hall.second, at=at)
        return
    case = services.complete_materials(case=case, by=hall.second, at=at)
    case = services.submit_case(case=case, office=item.decides, by=hall.second, at=at)
    case = services.record_result(case=case, result="办好了", by=hall.second, at=at + timedelta(hours=20))
    services.deliver_case(case=case, sign="paper", by=hall.second, at=at + timedelta(hours=22))


def _load_today(hall, now):
    """What is new this morning: an answer, a need, an errand, one taken elsewhere last week, somebody waiting."""
    record = functools.partial(services.record_entry, station=hall.station, by=hall.clerk)
    name, phone, _actor = hall.residents[0] if hall.residents else ("周大爷", "", None)
    lines = (
        ("answered", "问明天几点开门", {"answer": "八点半，有人值班"}, 12),
        ("need", "门口的下水沟堵了，一下雨就积水", {}, 25),
        ("errand", "想请人去交水费", {}, 40),
        ("passed_on", "孩子打疫苗的事", {"handed_to": "镇卫生院防保科"}, 6 * 24 * 60),
    )
    for outcome, subject, more, minutes in lines:
        visit = services.Visit(subject=subject, name=name, phone=phone, is_elder=outcome == "errand")
        record(
            visit=visit, outcome=outcome, client_key=new_public_id(20), at=now - timedelta(minutes=minutes), **more
        )  # fmt: skip
    services.book_appointment(
        station=hall.station, day=localtime(now).date(), purpose="医保", access_asked=[Access.STEP_FREE, Access.READ_ALOUD],
        client_key=new_public_id(20), by=hall.clerk, at=now,
    )  # fmt: skip
