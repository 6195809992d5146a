"""What was counted is kept for every level, one row a month, and says the same as asking afresh."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.coverage import selectors
from lianxin.coverage.calc import tallying
from lianxin.coverage.models import Gap, Tally
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import AuditTag, Link, SiteKind
from lianxin.kit import clock
from lianxin.organisations.vocabulary import UnitKind
from tests.coverage.test_gaps import gap_of
from tests.coverage.test_pages import found, page
from tests.coverage.test_sites import hub_at

WIDTH = 2
_PATHS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(
    lambda steps: "".join(f"{each}{each}" for each in steps)
)
_SEEN = st.builds(
    tallying.Seen, path=_PATHS, kind=st.sampled_from(["hub", "park"]), gaps=st.integers(0, 4), is_organised=st.booleans(),
    is_instructed=st.booleans(),
)  # fmt: skip


@given(st.sets(_PATHS), st.dictionaries(_PATHS, st.integers(1, 5)), st.lists(_SEEN))
def test_a_level_lacks_what_everything_at_and_below_it_lacks(above, gaps, sites):
    told = tallying.lacking(above, gaps, sites, WIDTH)
    assert set(told) == above
    for path, each in told.items():
        below = {where: number for where, number in gaps.items() if where.startswith(path)}
        under = [site for site in sites if site.path.startswith(path)]
        assert (each.places, each.gaps) == (len(below), sum(below.values()))
        assert (each.sites, each.site_gaps) == (sum(site.gaps > 0 for site in under), sum(site.gaps for site in under))
        for kind in ("hub", "park"):
            of_kind = [site for site in under if site.kind == kind]
            organised = sum(site.is_organised for site in of_kind)
            alone = sum(site.is_instructed and not site.is_organised for site in of_kind)
            assert each.kinds.get(kind, [0, 0, 0]) == [len(of_kind), organised, alone]


_DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(_DAYS, _DAYS)
def test_months_are_each_there_once_and_twelve_at_most_of_a_year(first, last):
    months = tallying.months_between(first, last)
    assert months == sorted(set(months))
    assert all(month.day == 1 for month in months)
    assert (not months) == (first.replace(day=1) > last)
    assert len(tallying.months_between(tallying.first_month(last), last)) == tallying.MONTHS


@given(st.lists(st.tuples(_DAYS, st.none() | _DAYS)), _DAYS)
def test_what_ended_in_a_month_was_not_open_at_its_end(spans, today):
    told = tallying.open_at_end(spans, today.replace(day=1), today)
    assert told == sum(since <= today and (ended is None or ended > today) for since, ended in spans)


@pytest.fixture
def counted(cast):
    hub_at(cast)
    found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    recount()
    return cast


def test_what_is_kept_is_what_asking_afresh_says(counted):
    for place in (counted.county, counted.township, counted.other_township):
        kept, afresh, sites = selectors.level(place), selectors.coverage(place), selectors.living_sites(place.path)
        inner = {each.path: reach for each, reach in afresh.inner}
        lacking = selectors.lacking_of(afresh.gaps, sites, inner)
        assert kept.counted_at
        for each in (kept.whole, *kept.parts):
            assert (each.reach, each.lacking) == (inner[each.place.path], lacking[each.place.path])
        assert {each.place for each in kept.parts} == {each for each, _reach in afresh.parts if each.path in inner}
        open_now = Gap.objects.filter(division_path__startswith=place.path, ended_on__isnull=True)
        of_places, of_sites = (open_now.filter(site__isnull=wanted).count() for wanted in (True, False))
        assert kept.trend[-1] == (clock.today().replace(day=1), of_places, of_sites)
    assert selectors.level(counted.county).whole.lacking.kinds == {SiteKind.HUB: [1, 0, 0]}


def test_a_place_nobody_counted_says_so_and_a_village_needs_no_count(client, cast):
    county, village = (f"/coverage/?place={place.public_id}" for place in (cast.county, cast.village))
    assert "还没有数过" in page(client, cast.user("county_officer"), county).content.decode()
    assert "还没有数过" not in page(client, cast.user("county_officer"), village).content.decode()
    recount()
    assert "还没有数过" not in page(client, cast.user("county_officer"), county).content.decode()


def test_a_count_that_finds_the_same_writes_nothing(counted):
    before = list(Tally.objects.values_list("pk", "counted_at"))
    told = AuditEvent.objects.filter(tag=AuditTag.COUNT).count()
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        assert recount() == (0, 0)
    assert list(Tally.objects.values_list("pk", "counted_at")) == before
    assert AuditEvent.objects.filter(tag=AuditTag.COUNT).count() == told


def test_months_nobody_counted_in_are_filled_from_the_gaps(cast):
    with time_machine.travel(clock.now() - timedelta(days=120), tick=False):
        recount()
        began = clock.today()
    recount()
    trend = selectors.level(cast.county).trend
    assert trend[0][0] == began.replace(day=1)
    assert [month for month, _n, _s in trend] == tallying.months_between(began, clock.today())
    assert {n for _month, n, _s in trend} == {Gap.objects.filter(ended_on__isnull=True).count()}


def test_a_page_of_any_level_reads_a_few_rows(client, counted):
    client.force_login(counted.user("county_officer"))
    for address, queries in ((f"/coverage/?place={counted.county.public_id}", 12), ("/coverage/sites/", 12)):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= queries


def test_sites_are_rolled_up_with_who_sees_to_what_is_lacking(client, counted):
    shown = page(client, counted.user("county_officer"), "/coverage/sites/").content.decode()
    assert "一共缺几项" in shown
    assert "柳溪镇" in shown
    assert "一个月一个月看" in shown
    assert "还没定谁来补" in shown
    gap = Gap.objects.filter(site__isnull=False, lacks=Link.FORMAL).get()
    assert f"/coverage/gaps/{gap.public_id}/" in shown
    assert gap_of(counted.village, Link.WORK).since == clock.today()
