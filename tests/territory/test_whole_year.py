"""A county brings the whole notice of a year the library does not know yet."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.territory import selectors
from lianxin.territory import services as territory
from lianxin.territory.calc.calendar import WorkCalendar, read_notice

KNOWN = selectors.national_days()[2]
YEAR = KNOWN.year + 1
_days = st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=40)


@given(_days, _days, _days, _days)
def test_differing_makes_any_calendar_as_the_notice_says(off, worked, holidays, workdays):
    worked, workdays = worked - off, workdays - holidays
    before = WorkCalendar(frozenset(holidays), frozenset(workdays))
    changed = before.differing(off, worked, 2027)
    for day in (date(2027, 1, 1) + timedelta(days=n) for n in range(365)):
        wanted = day in worked or (day.weekday() < 5 and day not in off)
        assert changed.get(day, before.is_workday(day)) is wanted


@given(st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), min_size=1), _days)
def test_read_notice_reads_what_was_written(off, worked):
    lines = [f"{day.isoformat()} 休" for day in off] + [
        f"{day.year}年{day.month}月{day.day}日 班" for day in worked - off
    ]
    assert read_notice("\n".join(lines)) == (2027, off, worked - off)


@pytest.mark.parametrize(
    "text", ["", "2027-02-30 休", "春节 休", "2027-01-01 休\n2028-01-01 休", "2027-01-01 休\n2027-01-01 班"]
)
def test_read_notice_names_the_line_it_cannot_read(text):
    with pytest.raises(ValueError, match=text.rpartition("\n")[2].partition(" ")[0] or "^$"):
        read_notice(text)


def bring(cast, year=YEAR, who="county_officer"):
    return territory.set_year(
        division=cast.county, year=year, off=frozenset({date(year, 1, 1)}), worked=frozenset({date(year, 1, 3)}),
        basis="国办发明电", by=cast.actor(who),
    )  # fmt: skip


def test_a_year_brought_whole_counts_as_announced_there_and_below(cast):
    last = date(YEAR, 12, 31)
    assert not selectors.work_calendar(cast.village).is_announced(last)
    bring(cast)
    calendar = selectors.work_calendar(cast.village)
    assert calendar.is_announced(last)
    assert not calendar.is_announced(date(YEAR + 1, 1, 1))
    assert [calendar.is_workday(date(YEAR, 1, day)) for day in (1, 3)] == [False, True]
    assert selectors.day_calendars([cast.village])[cast.village.path].is_announced(last)
    bring(cast)  # again replaces it
    whole = selectors.own_day(cast.county, last)
    with pytest.raises(RuleBroken, match="整年的安排"):
        territory.remove_day(override=whole, reason="写错了", by=cast.actor("county_officer"))
    bring(cast, YEAR + 1)
    assert selectors.work_calendar(cast.village).announced_until == date(YEAR + 1, 12, 31)


def test_one_year_after_the_other_and_only_by_who_keeps_the_calendar(cast):
    with pytest.raises(RuleBroken, match="一年一年来"):
        bring(cast, YEAR + 1)
    with pytest.raises(RuleBroken, match="已经有了"):
        bring(cast, YEAR - 1)
    with pytest.raises(NotAllowed):
        bring(cast, who="clerk")


def test_the_page_takes_the_list_and_names_a_line_it_cannot_read(cast, client):
    client.force_login(cast.user("county_officer"))
    page = reverse("territory:set_year", args=[cast.county.public_id])
    wrong = client.post(page, {"days": f"{YEAR}-01-01 休\n元旦休息", "basis": "通知"})
    assert wrong.status_code == 422
    assert "元旦休息" in wrong.content.decode()
    assert "没有一天写" in client.post(page, {"days": f"{YEAR}-01-03 班", "basis": "通知"}).content.decode()
    assert client.post(page, {"days": f"{YEAR}-01-01 休\n{YEAR}-01-03 班", "basis": "通知"}).status_code == 302
    shown = client.get(reverse("territory:calendar", args=[cast.county.public_id])).content.decode()
    assert f"{YEAR}年12月31日" in shown
