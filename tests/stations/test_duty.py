"""The roster: gaps, weeks from a pattern, swaps, and the note that confirms a shift."""

import io
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pypdf import PdfReader

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.stations import policies, selectors
from lianxin.stations import services as stations
from lianxin.stations.calc.opening import Opening
from lianxin.stations.calc.roster import gaps, needed, plan, slot_hours, slots_of
from lianxin.stations.models import DutyShift
from lianxin.stations.presenters import own_entries
from lianxin.territory.calc.calendar import WorkCalendar
from tests.stations.conftest import WEEK, at, attend, ids, shift_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
HOLIDAY, MAKE_UP = date(2026, 10, 1), date(2026, 10, 10)
CALENDAR = WorkCalendar(holidays=frozenset({HOLIDAY}), workdays=frozenset({MAKE_UP}))


@pytest.fixture(autouse=True)
def _on_that_monday():
    with time_machine.travel(at(11, 23, 10), tick=False):
        yield


@pytest.fixture
def crew(hall):
    """Two who are on duty and one who leads."""
    leader = attend(hall, "王清明", may_lead=True, user=hall.cast.user("secretary"))
    return attend(hall, user=hall.cast.user("clerk"), phone="+8619900000031"), attend(hall, "冯芒种"), leader


def usual(hall, crew):
    first, second, leader = crew
    turns = [(day, slot, first if day % 2 else second, second if day % 2 else first, leader)
             for day in range(5) for slot in ("am", "pm")]  # fmt: skip
    stations.set_pattern(station=hall.station, turns=[*turns, (5, "we", first, None, leader)], by=hall.actor("clerk"))


def opening(rule="by_roster"):
    return Opening(tuple(WEEK), rule, CALENDAR)


@pytest.mark.parametrize(
    ("day", "slots"),
    [(MONDAY, ("am", "pm")), (date(2026, 11, 28), ("we",)), (date(2026, 11, 29), ()), (HOLIDAY, ("we",)),
     (MAKE_UP, ("am", "pm"))],
)  # fmt: skip
def test_slots_follow_the_hours_of_the_station(day, slots):
    assert slots_of(opening(), day) == slots


def test_a_station_open_at_night_needs_somebody_in_the_evening():
    late = Opening(("8:30-12:00 19:00-21:00",) * 7, "closed", CALENDAR)
    assert slots_of(late, MONDAY) == ("am", "ev")
    begin, end = slot_hours(late, MONDAY, "ev")
    assert (begin.hour, end.hour) == (19, 21)


@given(st.sets(st.tuples(st.integers(0, 27), st.sampled_from(["am", "pm", "we"]))))
def test_a_plan_fills_only_gaps_and_leaves_what_the_pattern_does_not_name(done):
    planned = {(MONDAY + timedelta(days=n), slot) for n, slot in done}
    pattern = {(day, slot): "甲" for day in range(4) for slot in ("am", "pm")}
    made = plan(opening(), pattern, planned, MONDAY, 28)
    filled = {(day, slot) for day, slot, _who in made}
    assert not filled & planned
    assert filled <= set(needed(opening(), MONDAY, 28))
    left = gaps(opening(), planned | filled, MONDAY, 28)
    assert all((day.weekday(), slot) not in pattern for day, slot in left)


def test_a_week_is_made_from_the_usual_one_and_what_was_set_stays(hall, crew):
    usual(hall, crew)
    by_hand = stations.set_shift(station=hall.station, day=MONDAY, slot="am", on_duty=crew[2], by=hall.actor("clerk"))
    assert stations.plan_duty(station=hall.station, first=MONDAY, by=hall.actor("clerk")) == 10
    assert stations.plan_duty(station=hall.station, first=MONDAY, by=hall.actor("clerk")) == 0
    by_hand.refresh_from_db()
    assert by_hand.on_duty == crew[2]
    assert selectors.gaps_of([hall.station]) == []
    event = AuditEvent.objects.filter(tag="stations:duty:plan").first()
    assert event.after == {"first": "2026-11-23", "days": 7, "count": 10}


def test_plan_duty_refuses_no_pattern_and_a_year(hall):
    with pytest.raises(RuleBroken, match="请先定"):
        stations.plan_duty(station=hall.station, first=MONDAY, by=hall.actor("clerk"))
    with pytest.raises(RuleBroken, match="一个季度"):
        stations.plan_duty(station=hall.station, first=MONDAY, days=365, by=hall.actor("clerk"))
    with pytest.raises(NotAllowed):
        stations.plan_duty(station=hall.station, first=MONDAY, by=hall.actor("township_officer"))


def test_a_slot_without_anybody_is_a_task_of_the_counter(client, hall, crew):
    usual(hall, crew)
    clerk = hall.actor("clerk")
    assert len(selectors.waiting_for(clerk).gaps) == 11
    client.force_login(hall.cast.user("clerk"))
    assert "上午没有人值班" in client.get("/today/").content.decode()
    stations.plan_duty(station=hall.station, first=MONDAY, by=clerk)
    assert selectors.waiting_for(clerk).gaps == []


def test_set_shift_refuses_the_past_a_stranger_one_for_two_and_who_may_not_lead(hall, crew):
    by, given = hall.actor("clerk"), {"station": hall.station, "day": MONDAY, "slot": "am"}
    with pytest.raises(RuleBroken, match="过去的班"):
        stations.set_shift(**{**given, "day": date(2026, 11, 22)}, on_duty=crew[0], by=by)
    with pytest.raises(RuleBroken, match="另一个人"):
        stations.set_shift(**given, on_duty=crew[0], backup=crew[0], by=by)
    with pytest.raises(RuleBroken, match="不带班"):
        stations.set_shift(**given, on_duty=crew[0], leader=crew[1], by=by)
    stations.end_attendant(attendant=crew[1], by=by)
    with pytest.raises(RuleBroken, match="不在这个站值班"):
        stations.set_shift(**given, on_duty=crew[1], by=by)


def test_end_attendant_waits_until_somebody_else_is_named(hall, crew):
    shift_of(hall, MONDAY, on_duty=crew[0])
    with pytest.raises(RuleBroken, match="还排着班"):
        stations.end_attendant(attendant=crew[0], by=hall.actor("clerk"))


def test_a_shift_is_confirmed_by_its_note_and_by_nothing_else(hall, crew):
    shift = shift_of(hall, MONDAY, on_duty=crew[0])
    with time_machine.travel(at(11, 24), tick=False):
        assert ids(selectors.waiting_for(hall.actor("clerk")).notes) == ids([shift])
        assert ids(selectors.waiting_for(hall.actor("secretary")).notes) == ids([])
        with pytest.raises(RuleBroken, match="无事"):
            stations.hand_over(shift=shift, note=" ", by=hall.actor("clerk"))
        stations.hand_over(shift=shift, note="复印机没墨了", by=hall.actor("clerk"))
        assert ids(selectors.waiting_for(hall.actor("clerk")).notes) == ids([])
        assert selectors.latest_note(hall.station).handover == "复印机没墨了"
    fields = {field.name for field in DutyShift._meta.fields}
    assert not fields & {"checked_in_at", "started_at", "arrived_at", "position", "photo"}


def test_hand_over_refuses_a_shift_to_come(hall, crew):
    shift = shift_of(hall, date(2026, 11, 24), on_duty=crew[0])
    with pytest.raises(RuleBroken, match="还没有到"):
        stations.hand_over(shift=shift, note="无事", by=hall.actor("clerk"))


def test_notes_of_the_paper_book_are_put_in_together(hall, crew):
    shift = shift_of(hall, MONDAY, on_duty=crew[0])
    later = shift_of(hall, date(2026, 11, 25), on_duty=crew[0])
    with pytest.raises(RuleBroken, match="已经过去"):
        stations.enter_notes(station=hall.station, notes={shift: "无事", later: "无事"}, by=hall.actor("clerk"))
    stations.enter_notes(station=hall.station, notes={shift: "无事"}, by=hall.actor("clerk"))
    shift.refresh_from_db()
    assert shift.handed_over_by_name == "郑谷雨"


def test_a_swap_needs_the_yes_of_another_who_leads(hall, crew):
    shift = shift_of(hall, MONDAY, on_duty=crew[0], backup=crew[1])
    swap = stations.ask_swap(shift=shift, instead=crew[1], reason="去县里开会", by=hall.actor("secretary"))
    assert ids(selectors.waiting_for(hall.actor("committee")).swaps) == ids([swap])
    assert ids(selectors.waiting_for(hall.actor("clerk")).swaps) == ids([])
    for who, words in (("secretary", "别人来定"), ("clerk", "带班的人")):
        assert words in policies.can_decide_swap(hall.actor(who), swap).reason
        with pytest.raises(NotAllowed):
            stations.approve_swap(swap=swap, by=hall.actor(who))
    with pytest.raises(RuleBroken, match="已经有人要换"):
        stations.ask_swap(shift=shift, instead=crew[1], reason="又一次", by=hall.actor("clerk"))
    stations.approve_swap(swap=swap, by=hall.actor("committee"))
    shift.refresh_from_db()
    assert (shift.on_duty, shift.backup) == (crew[1], None)
    with pytest.raises(RuleBroken, match="已经定过"):
        stations.refuse_swap(swap=swap, by=hall.actor("committee"))


def test_a_refused_swap_leaves_it_as_it_was(hall, crew):
    shift = shift_of(hall, MONDAY, on_duty=crew[0])
    with pytest.raises(RuleBroken, match="同一个人"):
        stations.ask_swap(shift=shift, instead=crew[0], reason="x", by=hall.actor("clerk"))
    swap = stations.ask_swap(shift=shift, instead=crew[1], reason="有事", by=hall.actor("clerk"))
    stations.refuse_swap(swap=swap, by=hall.actor("secretary"))
    shift.refresh_from_db()
    assert shift.on_duty == crew[0]


def test_everybody_reads_who_is_there_and_only_the_counter_what_was_handed_over(client, hall, crew):
    shift = shift_of(hall, MONDAY, on_duty=crew[0], leader=crew[2])
    stations.hand_over(shift=shift, note="钥匙在小卖部", by=hall.actor("clerk"))
    address = reverse("stations:roster", args=[hall.station.public_id])
    text = client.get(address).content.decode()
    assert "郑谷雨 199 0000 0031" in text
    assert "王清明" in text
    assert "钥匙" not in text
    client.force_login(hall.cast.user("clerk"))
    assert "钥匙在小卖部" in client.get(address).content.decode()


def test_the_board_leads_to_the_roster(client, hall, crew):
    """Posted is where people look for what is posted: two steps from the board of the place, without signing in."""
    shift_of(hall, MONDAY, on_duty=crew[0])
    board = client.get(reverse("bulletin:board"), {"place": hall.cast.village.public_id}).content.decode()
    stations_here = f"{reverse('stations:index')}?place={hall.cast.village.public_id}"
    assert f'<a href="{stations_here}">值班表</a>' in board
    week = reverse("stations:roster", args=[hall.station.public_id])
    assert f'<a href="{week}">值班表</a>' in client.get(stations_here).content.decode()
    assert "郑谷雨 199 0000 0031" in client.get(week).content.decode()


def test_a_shift_offers_what_can_be_done_with_it(client, hall, crew):
    """No door that only refuses: a note when the day has come, another person until it is over."""
    usual(hall, crew)
    stations.plan_duty(station=hall.station, first=MONDAY, by=hall.actor("clerk"))
    with time_machine.travel(at(11, 25, 10), tick=False):
        client.force_login(hall.cast.user("clerk"))
        page = client.get(reverse("stations:roster", args=[hall.station.public_id])).content.decode()
    for day, notes, swaps in ((24, True, False), (25, True, True), (26, False, True)):
        shift = DutyShift.objects.get(day=date(2026, 11, day), slot="am").public_id
        offered = [reverse(f"stations:{name}", args=[shift]) in page for name in ("hand_over", "ask_swap")]
        assert offered == [notes, swaps], day


@pytest.mark.parametrize(("paper", "width"), [("a4", 842), ("a3", 1191)])
def test_the_roster_is_printed_for_the_wall(client, hall, crew, paper, width):
    shift_of(hall, MONDAY, on_duty=crew[0], backup=crew[1], leader=crew[2])
    answer = client.get(reverse("stations:roster_paper", args=[hall.station.public_id]), {"paper": paper})
    page = PdfReader(io.BytesIO(answer.content)).pages[0]
    assert round(page.mediabox.width) == width
    text = page.extract_text().replace("\n", "")
    assert "199 0000 0031" in text
    assert "冯芒种" in text


def test_the_feed_is_a_calendar_with_the_hours_of_the_slot(client, hall, crew):
    shift_of(hall, MONDAY, "pm", on_duty=crew[0])
    answer = client.get(reverse("stations:calendar", args=[hall.station.public_id]))
    assert answer["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"] == "下午值班：郑谷雨"
    assert event.decoded("dtstart") == at(11, 23, 14, 30)
    assert event.decoded("dtend") == at(11, 23, 18)
    shift = DutyShift.objects.get()
    assert event.decoded("dtstamp") == shift.changed_at.replace(microsecond=0), "when the shift was set, not now"
    own = {each.uid: each for each in own_entries(hall.actor("clerk"), MONDAY, MONDAY)}
    assert own[f"duty-{shift.public_id}"].start == at(11, 23, 14, 30), "in the calendar of who is on duty too"
    assert own_entries(hall.actor("outsider"), MONDAY, MONDAY) == []
    tuesday = MONDAY + timedelta(days=1)
    shift_of(hall, tuesday, "am", on_duty=crew[0], backup=crew[1], leader=crew[2])
    shift_of(hall, tuesday, "pm", on_duty=crew[1], backup=crew[0])
    mine = [(each.summary, each.description) for each in own_entries(hall.actor("clerk"), tuesday, tuesday)]
    assert mine == [("上午值班", ""), ("下午替补", "")], "machines of others read no colleague's name or number"
    led = own_entries(hall.actor("secretary"), tuesday, tuesday)
    assert [(each.summary, each.description) for each in led] == [("上午带班", "")]
    before = shift.changed_at
    shift_of(hall, MONDAY, "pm", on_duty=crew[1])
    shift.refresh_from_db()
    assert shift.changed_at >= before


def test_the_week_is_kept_through_the_pages(client, hall, crew):
    client.force_login(hall.cast.user("secretary"))
    public_id = hall.station.public_id
    pattern = {"on_0_am": crew[0].public_id, "backup_0_am": crew[1].public_id, "leader": crew[2].public_id}
    assert client.post(reverse("stations:set_pattern", args=[public_id]), pattern).status_code == 302
    client.post(reverse("stations:plan_duty", args=[public_id]), {"first": "2026-11-23", "days": "7"})
    shift = DutyShift.objects.get()
    assert (shift.day, shift.slot, shift.backup, shift.leader) == (MONDAY, "am", crew[1], crew[2])
    swap = reverse("stations:ask_swap", args=[shift.public_id])
    client.force_login(hall.cast.user("clerk"))
    client.post(swap, {"instead": crew[1].public_id, "reason": "看病"})
    client.force_login(hall.cast.user("secretary"))
    client.post(reverse("stations:decide_swap", args=[shift.swaps.get().public_id]), {"approve": "1"})
    client.post(reverse("stations:hand_over", args=[shift.public_id]), {"note": "无事"})
    shift.refresh_from_db()
    assert (shift.on_duty, shift.handover) == (crew[1], "无事")
    refused = client.post(reverse("stations:add_attendant", args=[public_id]), {"name": "某人", "username": "nobody"})
    assert refused.status_code == 422
