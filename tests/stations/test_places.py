"""Stations are kept by those who work there and above, and shown to everybody."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.stations import presenters, selectors
from lianxin.stations import services as stations
from lianxin.stations.errors import StationClosed
from lianxin.stations.models import SpecialDay, Station
from tests.stations.conftest import WEEK, at, open_station

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def told(tag):
    return AuditEvent.objects.filter(tag=tag).latest("id")


def test_open_station_is_recorded(hall):
    assert hall.station.division_path == hall.cast.village.path
    assert told("stations:station:open").subject_label == "上河村党群连心站"


@pytest.mark.parametrize("who", ["resident", "liaison", "outsider", "auditor", "operator"])
def test_open_station_refuses_who_does_not_work_there(cast, who):
    with pytest.raises(NotAllowed):
        stations.open_station(division=cast.village, name="站", place_words="村口", week=WEEK, by=cast.actor(who))
    assert not Station.objects.exists()


def test_open_station_refuses_a_second_of_the_name(hall):
    with pytest.raises(RuleBroken, match="已经有叫"):
        open_station(hall.cast)


@pytest.mark.parametrize("hours", ["八点半", "12:00-8:30", "8:30", "8:30-12:00 11:00-13:00", "25:00-26:00"])
def test_open_station_refuses_hours_nobody_can_read(cast, hours):
    with pytest.raises(RuleBroken, match="看不懂") as refused:
        open_station(cast, week=[hours, *WEEK[1:]])
    assert refused.value.field == "day0"


def test_open_station_refuses_a_week_of_six_days(cast):
    with pytest.raises(RuleBroken, match="七天"):
        open_station(cast, week=WEEK[:6])


def test_change_station_keeps_what_it_was_in_the_record(hall):
    stations.change_station(station=hall.station, place_words="搬到小学旁边", by=hall.actor("secretary"))
    event = told("stations:station:change")
    assert (event.before["place_words"], event.after["place_words"]) == ("村委会一楼进门右手", "搬到小学旁边")


def test_close_station_ends_it_and_nothing_is_begun_there(hall):
    closed = stations.close_station(station=hall.station, reason="并到村委会", by=hall.actor("committee"))
    assert closed.closed_on == clock.today()
    assert told("stations:station:close").reason == "并到村委会"
    with pytest.raises(StationClosed):
        stations.change_station(station=closed, notes="还在", by=hall.actor("clerk"))
    open_station(hall.cast)  # the name is free again


def test_set_special_day_replaces_what_was_said_before(hall):
    day = clock.today() + TOMORROW
    stations.set_special_day(station=hall.station, day=day, hours="", reason="停电", by=hall.actor("clerk"))
    stations.set_special_day(station=hall.station, day=day, hours="9:00-10:00", reason="来电", by=hall.actor("clerk"))
    assert SpecialDay.objects.get().hours == "9:00-10:00"
    assert selectors.opening_of(hall.station).own_days == {day: "9:00-10:00"}


def test_set_special_day_refuses_a_day_gone_by_and_odd_hours(hall):
    with pytest.raises(RuleBroken, match="已经过了"):
        stations.set_special_day(
            station=hall.station, day=clock.today() - TOMORROW, hours="", reason="停电", by=hall.actor("clerk")
        )
    with pytest.raises(RuleBroken, match="看不懂"):
        stations.set_special_day(
            station=hall.station, day=clock.today(), hours="早上", reason="停电", by=hall.actor("clerk")
        )


def test_end_special_day_lets_the_week_count_again(hall):
    special = stations.set_special_day(
        station=hall.station, day=clock.today(), hours="", reason="停电", by=hall.actor("clerk")
    )
    with pytest.raises(NotAllowed):
        stations.end_special_day(special=special, by=hall.actor("outsider"))
    stations.end_special_day(special=special, by=hall.actor("clerk"))
    assert not SpecialDay.objects.exists()
    assert told("stations:special_day:end").before == {"hours": ""}


@pytest.mark.parametrize(
    ("moment", "tone", "words"),
    [
        (at(11, 23, 9), "ok", "现在有人，到 12:00"),
        (at(11, 23, 13), "ink", "现在没人，今天 14:30 再来"),
        (at(11, 23, 20), "ink", "现在没人，明天 08:30 再来"),
        (at(11, 28, 12), "ink", "现在没人，2026年11月30日 周一 08:30 再来"),
        (at(10, 1, 9), "wait", "今天放假，值班的人见值班表"),
    ],
)
def test_open_face_says_when_somebody_is_there(hall, moment, tone, words):
    face = presenters.open_face(selectors.opening_of(hall.station), moment)
    assert (face.tone, face.words) == (tone, words)


def test_week_lines_join_days_that_are_alike():
    assert presenters.week_lines(WEEK) == [
        ("周一至周五", "08:30–12:00、14:30–18:00"),
        ("周六", "09:00–11:30"),
        ("周日", "休息"),
    ]


def test_coming_days_say_why_a_day_is_otherwise(hall):
    with time_machine.travel(at(10, 8), tick=False):
        stations.set_special_day(
            station=hall.station, day=date(2026, 10, 9), hours="", reason="停电检修", by=hall.actor("clerk")
        )
        special = selectors.coming_special_days(hall.station)
        days = presenters.coming_days(selectors.opening_of(hall.station), special, clock.now())
    assert [(day.hours, day.note) for day in days[:3]] == [
        ("08:30–12:00、14:30–18:00", ""),
        ("休息", "停电检修"),
        ("08:30–12:00、14:30–18:00", "调休上班"),
    ]


def test_public_page_says_where_and_when(client, hall):
    text = client.get(reverse("stations:place", args=[hall.station.public_id])).content.decode()
    assert "村委会一楼进门右手" in text
    assert "199 0000 0010" in text
    assert "改地点和时间" not in text


def test_a_station_is_shown_before_it_is_kept(client, hall):
    client.force_login(hall.cast.user("clerk"))
    data = {
        "division": "下河村", "kind": "contact_station", "name": "新站", "place_words": "老祠堂", "phone": "",
        "holiday_rule": "closed", "day0": "8:30-12:00",
    }  # fmt: skip
    address = reverse("stations:open_new")
    assert client.post(address, data).status_code == 403  # not the clerk's village
    data["division"] = "上河村"
    shown = client.post(address, data)
    assert "周一 08:30–12:00" in shown.content.decode()
    assert Station.objects.count() == 1
    answer = client.post(address, {**data, "confirm": shown.context["digest"]})
    assert answer.status_code == 302
    assert Station.objects.get(name="新站").week == ["8:30-12:00", "", "", "", "", "", ""]


def test_a_change_shows_only_what_becomes_different(client, hall):
    client.force_login(hall.cast.user("clerk"))
    address = reverse("stations:change", args=[hall.station.public_id])
    data = client.get(address).context["form"].initial | {"place_words": "搬到小学旁边"}
    shown = client.post(address, data).context["shown"]
    assert shown == ["在哪里：村委会一楼进门右手 → 搬到小学旁边"]
    client.post(address, {**data, "confirm": client.post(address, data).context["digest"]})
    hall.station.refresh_from_db()
    assert hall.station.place_words == "搬到小学旁边"


def test_what_cannot_be_read_comes_back_with_what_was_typed(client, hall):
    client.force_login(hall.cast.user("clerk"))
    address = reverse("stations:change", args=[hall.station.public_id])
    data = client.get(address).context["form"].initial | {"day2": "早八点", "notes": "后门也能进"}
    answer = client.post(address, data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "看不懂" in text
    assert "后门也能进" in text
