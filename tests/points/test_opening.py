"""When the store is open, said as days and hours: what residents are offered, and who is told when a day falls away."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils.timezone import localtime
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.messaging.models import Message
from lianxin.points import selectors, services
from lianxin.points.calc.opening import HORIZON_DAYS, Opening
from lianxin.points.models import Item, Purse, Redemption, Store

HOURS = st.sampled_from(["", "", "8:30-12:00", "8:30-12:00 14:30-18:00"])
OPENINGS = st.builds(
    Opening,
    week=st.tuples(*[HOURS] * 7),
    dates=st.lists(st.integers(1, 31), max_size=3, unique=True).map(tuple),
    hours=st.just("9:00-11:00"),
    own_days=st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 4, 1)), HOURS, max_size=8),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 1))


@given(OPENINGS, MOMENTS, st.integers(0, 40))
def test_a_day_is_offered_when_somebody_is_there_and_no_other(opening, moment, days):
    until = moment.date() + timedelta(days=days)
    offered = opening.days_from(moment, until)
    assert offered == sorted(set(offered))
    for day in offered:
        assert opening.spells(day)
        assert day > moment.date() or moment.time() < opening.spells(day)[-1][1]
    within = [moment.date() + timedelta(days=n) for n in range(1, days + 1)]
    assert {day for day in within if opening.spells(day)} <= set(offered)
    assert sum(day > until for day in offered) <= 1
    if not offered:
        assert not any(opening.spells(moment.date() + timedelta(days=n)) for n in range(1, HORIZON_DAYS))


def test_a_closed_day_stands_above_the_week_and_the_month():
    opening = Opening(("",) * 5 + ("8:30-11:30", ""), (10, 25), "9:00-11:00", {date(2026, 12, 10): ""})
    assert opening.days_from(datetime(2026, 12, 9, 8), date(2026, 12, 25)) == [
        date(2026, 12, 12), date(2026, 12, 19), date(2026, 12, 25),
    ]  # fmt: skip


def test_the_evening_of_an_opening_day_is_too_late():
    opening = Opening(dates=(10, 25), hours="8:30-11:30")
    assert opening.days_from(datetime(2026, 12, 10, 11, 29), date(2026, 12, 12)) == [date(2026, 12, 10)]
    assert opening.days_from(datetime(2026, 12, 10, 11, 30), date(2026, 12, 12)) == [date(2026, 12, 25)]


@pytest.fixture
def rich(village):
    """A household with twelve points, a shelf, and a store that opens on the 10th and the 25th."""
    rule_set, person = village.funded(), village.family()
    village.settled(rule_set, person)
    village.now = clock.now()
    opened(village)
    village.item()
    return village


def opened(village, by="clerk", **more):
    given = {"place": "村委会", "dates": [10, 25], "date_hours": "8:30-11:30"} | more
    return services.open_store(division=village.cast.village, by=village.cast.actor(by), at=village.now, **given)


def chosen(village, **more):
    call = {"purse": Purse.objects.get(), "item": Item.objects.get(), "by": village.cast.actor("resident")}
    return services.reserve(**call, at=village.now, **more)


def otherwise(village, day, hours="", by="clerk"):
    return services.set_store_day(
        division=village.cast.village, day=day, hours=hours, reason="盘点", by=village.cast.actor(by), at=village.now
    )


def test_a_store_says_when_it_opens_and_residents_read_it_before_they_choose(client, rich):
    opened(rich, week=["", "", "", "", "", "8:00-10:00", ""], days="逢集也开")
    page = client.get(f"/points/store/?place={rich.cast.village.public_id}").content.decode()
    for words in ("周六 08:00–10:00", "每月 10 日、25 日 08:30–11:30", "逢集也开", "下次开门"):
        assert words in page
    assert "每月 10 日、25 日" in AuditEvent.objects.filter(tag="points:store:open").last().after["days"]
    client.force_login(rich.cast.user("resident"))
    page = client.get(f"/points/store/items/{Item.objects.get().public_id}/choose/").content.decode()
    (_until, days) = selectors.kept_until(Item.objects.get(), rich.now)
    assert all(f'value="{day}"' in page for day in days)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"dates": [], "date_hours": ""}, "至少写一天"),
        ({"date_hours": ""}, "两样都要写"),
        ({"date_hours": "上午"}, "看不懂"),
        ({"week": ["八点", "", "", "", "", "", ""]}, "看不懂"),
    ],
)
def test_a_store_that_never_opens_is_refused(rich, change, said):
    with pytest.raises(RuleBroken, match=said):
        opened(rich, **change)
    with pytest.raises(NotAllowed):
        opened(rich, by="resident")


def test_a_thing_is_fetched_on_a_day_the_store_opens(client, rich):
    until, days = selectors.kept_until(Item.objects.get(), rich.now)
    assert {day.day for day in days} <= {10, 25}
    with pytest.raises(RuleBroken, match="另选一天"):
        chosen(rich, fetch_on=days[0] + timedelta(days=1))
    kept = chosen(rich, fetch_on=days[0])
    assert (kept.fetch_on, kept.kept_until) == (days[0], until)
    client.force_login(rich.cast.user("clerk"))
    today = client.get(f"/points/store/redemptions/?place={rich.cast.village.public_id}&state=today").content.decode()
    assert (kept.public_id in today) == (days[0] == localtime(rich.now).date())


def test_what_is_brought_home_needs_no_day(rich):
    _until, days = selectors.kept_until(Item.objects.get(), rich.now)
    assert chosen(rich, at_home=True, fetch_on=days[0]).fetch_on is None


def test_what_is_kept_is_kept_until_the_store_opens(rich):
    far = rich.today + timedelta(days=45)
    opened(rich, dates=[far.day], date_hours="8:30-11:30")
    for ahead in range(40):  # closed before
        if (rich.today + timedelta(days=ahead)).day == far.day:
            otherwise(rich, rich.today + timedelta(days=ahead))
    kept = chosen(rich)
    assert kept.kept_until == far, "30 days would give it back before anybody could fetch it"


def test_who_meant_to_come_on_a_day_that_falls_away_is_told_another(rich):
    _until, days = selectors.kept_until(Item.objects.get(), rich.now)
    kept = chosen(rich, fetch_on=days[0])
    otherwise(rich, days[0])
    kept.refresh_from_db()
    assert kept.fetch_on > days[0]
    assert kept.fetch_on <= kept.kept_until
    told = Message.objects.get(kind="points.redemption").body
    assert "不开了" in told
    assert AuditEvent.objects.filter(tag="points:store:set_day").last().after["hours"] == "不开门"
    otherwise(rich, days[0], None)
    assert days[0] in selectors.kept_until(Item.objects.get(), rich.now)[1]
    opened(rich, dates=[], date_hours="", week=["8:30-9:30"] * 7)
    assert Redemption.objects.get().fetch_on == kept.fetch_on, "it is open then as well"
    with pytest.raises(RuleBroken, match="已经过了"):
        otherwise(rich, rich.today - timedelta(days=1))
    with pytest.raises(NotAllowed):
        otherwise(rich, days[0], by="supervisor")


@pytest.mark.parametrize(("phone", "said"), [("0999-1234567", "打电话 0999-1234567"), ("", "到村里另约")])
def test_nobody_is_told_to_come_for_food_on_a_day_past_its_date(rich, phone, said):
    opened(rich, phone=phone)
    _until, days = selectors.kept_until(Item.objects.get(), rich.now)
    over = days[0] + timedelta(days=2)
    Item.objects.update(expires_on=over)
    kept = chosen(rich, fetch_on=days[0])
    otherwise(rich, days[0])
    kept.refresh_from_db()
    assert (kept.state, kept.fetch_on) == ("reserved", None)
    told = Message.objects.get(kind="points.redemption").body
    assert kept.kept_until == over - timedelta(days=1), "its page never says that it is kept longer than it is good"
    assert (said in told, f"过了保质期（{written(over)}）" in told, "请None" in told) == (True, True, False)


def test_a_store_of_before_still_says_its_words(client, rich):
    Store.objects.update(week=[], dates=[], date_hours="", days="每月 10 日上午")
    page = client.get(f"/points/store/?place={rich.cast.village.public_id}").content.decode()
    assert "每月 10 日上午" in page
    assert "下次开门" not in page
    assert chosen(rich).fetch_on is None


@pytest.mark.parametrize("is_chosen", [True, False])
def test_where_no_opening_is_left_things_are_kept_until_there_is_one_and_they_are_told(rich, is_chosen):
    _until, days = selectors.kept_until(Item.objects.get(), rich.now)
    kept = chosen(rich, fetch_on=days[0] if is_chosen else None)
    Store.objects.update(dates=[], date_hours="", week=[""] * 7)
    otherwise(rich, days[0])
    kept.refresh_from_db()
    assert (kept.fetch_on, kept.kept_until) == (None, None)
    with time_machine.travel(rich.now + timedelta(days=90)):
        assert selectors.kept_too_long() == []
        rich.now = clock.now()
        opened(rich, dates=[10], date_hours="8:30-11:30")
    kept.refresh_from_db()
    assert kept.kept_until.day == 10
    assert f"请{written(kept.kept_until)}来取" in Message.objects.filter(kind="points.redemption").last().body


def test_a_form_that_is_sent_twice_is_carried_out_once(client, rich):
    client.force_login(rich.cast.user("resident"))
    address = f"/points/store/items/{Item.objects.get().public_id}/choose/"
    mark = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())[1]
    day = selectors.kept_until(Item.objects.get(), rich.now)[1][0]
    given = {"purse": Purse.objects.get().public_id, "quantity": 0, "fetch_on": day.isoformat(), "once": mark}
    refused = client.post(address, given)
    assert (refused.status_code, f'value="{mark}"' in refused.content.decode()) == (422, True)
    for _tap in range(2):
        assert client.post(address, given | {"quantity": 1}).status_code == 302
    assert Redemption.objects.count() == 1
    assert "没有再记一次" in client.get("/points/ours/").content.decode()
    another = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())[1]
    client.post(address, given | {"quantity": 1, "once": another})
    assert Redemption.objects.count() == 2
