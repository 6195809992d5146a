"""What is lacking is found by the count, dated, given to somebody by a day, and ended by the count."""

from datetime import date, timedelta

import pytest
import time_machine

from lianxin.accounts.vocabulary import Role
from lianxin.coverage import selectors, services
from lianxin.coverage.models import Gap
from lianxin.coverage.services.gaps import LONGEST_DAYS
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import Link
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import make_user
from tests.coverage.test_pages import found, page


def open_of(place):
    return {gap.lacks for gap in Gap.objects.filter(division=place, ended_on__isnull=True)}


def gap_of(place, link=Link.FORMAL):
    return Gap.objects.get(division=place, lacks=link, ended_on__isnull=True)


@pytest.fixture
def counted(cast):
    services.note_gaps(place=cast.county, by=SYSTEM)
    return cast


def test_the_count_finds_gaps_once_and_ends_them_when_they_are_filled(cast):
    assert recount() == (12, 0)  # three places, each without organisation, station, liaison and grid worker
    assert recount() == (0, 0)
    found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    assert recount() == (1, 1)  # the organisation is there, and has done nothing yet
    assert open_of(cast.village) == {Link.STATION, Link.LIAISON, Link.GRID, Link.WORK}
    assert Gap.objects.get(division=cast.village, lacks=Link.FORMAL).ended_on == clock.today()


def test_what_is_lost_again_is_a_new_gap(cast):
    worker = make_user("grid", "网格员", role=Role.GRID_WORKER, scope=cast.village)
    recount()
    assert Link.GRID not in open_of(cast.village)
    worker.is_active = False
    worker.save()
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        assert recount() == (1, 0)
        assert gap_of(cast.village, Link.GRID).since == clock.today()


def test_the_count_covers_the_widest_places_somebody_leads(cast):
    assert selectors.widest_led() == [cast.county]


def test_somebody_is_asked_to_see_to_it_by_a_day(counted):
    cast, gap = counted, gap_of(counted.village)
    due = clock.today() + timedelta(days=30)
    services.assign_gap(
        gap=gap, keeper=cast.user("secretary"), due_on=due, plan="和下河村合建", by=cast.actor("township_officer")
    )
    rows = waiting_for(cast.actor("secretary"), clock.now())
    assert [row.title for row in rows if "党组织" in row.title] == ["上河村还没有党组织"]
    assert "有空白还没有人补：定谁来补" in [row.next_action for row in rows]  # of what else is lacking
    found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    recount()
    assert not [row for row in waiting_for(cast.actor("secretary"), clock.now()) if "党组织" in row.title]


def test_only_a_leader_of_the_place_or_above_is_asked_and_only_for_a_day_ahead(counted):
    cast, gap = counted, gap_of(counted.village)
    soon, by = clock.today() + timedelta(days=1), cast.actor("township_officer")

    def ask(keeper, due_on, by=by):
        services.assign_gap(gap=gap, keeper=cast.user(keeper), due_on=due_on, by=by)

    with pytest.raises(RuleBroken, match="两委或上级"):
        ask("resident", soon)
    for day in (clock.today(), clock.today() + timedelta(days=LONGEST_DAYS + 1)):
        with pytest.raises(RuleBroken, match="不超过一年"):
            ask("secretary", day)
    with pytest.raises(NotAllowed):
        ask("secretary", soon, by=cast.actor("resident"))
    ask("secretary", soon)
    ask("secretary", clock.today() + timedelta(days=LONGEST_DAYS))
    services_of_another = cast.actor("secretary")
    with pytest.raises(NotAllowed):
        services.assign_gap(
            gap=gap_of(cast.community), keeper=cast.user("secretary"), due_on=soon, by=services_of_another
        )


def test_a_gap_that_is_filled_takes_nobody(counted):
    cast, gap = counted, gap_of(counted.village)
    Gap.objects.filter(pk=gap.pk).update(ended_on=clock.today())
    with pytest.raises(RuleBroken, match="已经补上"):
        services.assign_gap(
            gap=gap,
            keeper=cast.user("secretary"),
            due_on=clock.today() + timedelta(days=9),
            by=cast.actor("county_officer"),
        )


def test_the_trend_counts_what_was_open_at_the_end_of_each_month(cast):
    def gap(since, ended, link):
        Gap.objects.create(
            division=cast.village, division_path=cast.village.path, lacks=link, since=since, ended_on=ended
        )

    gap(date(2026, 1, 31), date(2026, 2, 28), Link.FORMAL)
    gap(date(2026, 2, 1), None, Link.GRID)
    gap(date(2026, 3, 2), date(2026, 3, 3), Link.STATION)

    def told(place, on):
        with time_machine.travel(clock.day_start(on) + timedelta(hours=9), tick=False):
            return [(str(month), n) for month, n, _of_sites in selectors.level(place).trend]

    assert told(cast.county, date(2026, 3, 15)) == [("2026-01-01", 1), ("2026-02-01", 1), ("2026-03-01", 1)]
    assert told(cast.other_township, date(2026, 3, 15)) == []
    year = told(cast.county, date(2026, 12, 31))
    assert (len(year), year[0], year[-1]) == (12, ("2026-01-01", 1), ("2026-12-01", 1))
    later = told(cast.county, date(2027, 6, 1))
    assert (len(later), later[0]) == (12, ("2026-07-01", 1))


def test_the_page_says_since_when_and_who_and_leads_to_the_form(client, counted):
    cast, gap = counted, gap_of(counted.village)
    shown = page(client, cast.user("township_officer")).content.decode()
    assert "还没定谁来补" in shown
    assert "一个月一个月看" in shown
    address = f"/coverage/gaps/{gap.public_id}/"
    assert address in shown
    due = clock.today() + timedelta(days=20)
    late = client.post(
        address, {"keeper": cast.user("secretary").public_id, "due_on": "2020-01-01", "plan": "先建小组"}
    )
    assert late.status_code == 422
    assert "不超过一年" in late.content.decode()
    assert "先建小组" in late.content.decode()
    sent = client.post(
        address, {"keeper": cast.user("secretary").public_id, "due_on": due.isoformat(), "plan": "先建小组"}
    )
    assert sent.status_code == 302
    gap.refresh_from_db()
    assert (gap.keeper, gap.due_on, gap.plan) == (cast.user("secretary"), due, "先建小组")
    assert cast.user("secretary").name in client.get(sent.url).content.decode()
