"""Whether promises were kept in time: by the same arithmetic on anybody's cases."""

import csv
import gzip
import os
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.needs import selectors, services
from lianxin.needs.calc import rates
from lianxin.needs.models import Need
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import Level
from tests.cast import make_division
from tests.needs.conftest import at

SHARED = Path(os.environ.get("LIANXIN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
BALTIMORE = SHARED / "open311" / "baltimore_10000.csv.gz"
NOW = datetime(2026, 11, 24, 9)
_HOURS = st.one_of(st.none(), st.integers(-100, 100))


@given(st.lists(st.tuples(_HOURS, _HOURS), max_size=40))
def test_on_time_counts_every_case_once(found):
    def moment(hours):
        return None if hours is None else NOW + timedelta(hours=hours)

    cases = [rates.CaseFacts(due=moment(due), answered_at=moment(answered)) for due, answered in found]
    rate = rates.on_time(cases, NOW)
    assert rate.denominator + sum(rate.excluded.values()) == len(cases)
    assert 0 <= rate.numerator <= rate.denominator
    late = [rates.CaseFacts(due=NOW - timedelta(hours=1))]
    assert rates.on_time(cases + late, NOW).denominator == rate.denominator + 1


@pytest.mark.skipif(not BALTIMORE.exists(), reason="the 10,000 real requests lie beside the checkout, not in it")
def test_on_time_and_days_of_ten_thousand_real_requests():
    def moment(text):
        return datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p") if text else None

    with gzip.open(BALTIMORE, "rt") as file:
        rows = [
            {
                name: row[name] if name == "DaysOpen" else moment(row[name])
                for name in ("CreatedDate", "DueDate", "CloseDate", "DaysOpen")
            }
            for row in csv.DictReader(file)
        ]
    closed = [row for row in rows if row["CloseDate"]]
    cases = [rates.CaseFacts(due=row["DueDate"], answered_at=row["CloseDate"]) for row in closed if row["DueDate"]]
    rate = rates.on_time(cases, NOW)
    assert (rate.denominator, round(100 * rate.value, 2)) == (9555, Fraction("83.60"))
    assert all(rates.days_open(row["CreatedDate"], row["CloseDate"]) == float(row["DaysOpen"]) for row in closed)


def test_rates_page_says_whether_promises_were_kept(desk, client):
    desk.answered()
    desk.register(when=at(1, 5))
    client.force_login(desk.cast.user("county_officer"))  # of so few cases the public reads nothing
    page = client.get("/needs/rates/?from=2026-01-01&to=2026-11-30").content.decode()
    overall, _rows = selectors.three_rates(start=at(1, 1).date(), end=at(11, 30).date())
    assert (overall.on_time.numerator, overall.on_time.denominator) == (1, 2)
    assert "按时答复" in page
    assert "50.0 %（1 / 2）" in page
    assert "一半在 1 天以内" in page


@pytest.mark.parametrize("by", ["unit", "place"])
def test_rates_tell_two_villages_of_one_name_apart(desk, client, by):
    namesake = make_division(desk.cast.other_township, Level.VILLAGE, "上河村", "990101101777")
    committees = [desk.committee]
    committees.append(
        organisations.create_unit(
            kind=UnitKind.VILLAGERS_COMMITTEE, name=desk.committee.name, division=namesake, by=SYSTEM
        )
    )
    for village, committee in zip((desk.cast.village, namesake), committees, strict=True):
        need = desk.register(division=village).need
        services.dispatch_need(need=need, unit=committee, by=desk.actor("county_officer"), at=at(11, 23, 9, 30))
    _overall, rows = selectors.three_rates(start=at(11, 1).date(), end=at(11, 30).date(), by=by)
    name = committees[0].name if by == "unit" else desk.cast.village.name
    assert {row.name for row in rows} == {f"{name}（柳溪镇）", f"{name}（临江镇）"}


def test_partly_solved_counts_as_the_rules_of_the_place_say(desk):
    answer = {"result": "reached", "solved": "partly", "satisfaction": 3}
    services.record_callback(need=desk.checked(), **answer, by=desk.actor("clerk"), at=at(11, 25))
    month = {"start": at(11, 1).date(), "end": at(11, 30).date()}

    def solved(path):
        overall, _rows = selectors.three_rates(**month, within_path=path)
        assert selectors.facts_between(**month, within_path=path)[1] == overall.resolution.value
        return overall.resolution.value

    def decide(place, weight):
        values = {"rates.partly_solved_weight": weight}
        by = desk.actor("county_officer")
        territory.set_rules(division=place, values=values, basis="县办法", starts_on=clock.today(), by=by)

    cast = desk.cast
    assert solved("") == Fraction(1, 2)
    decide(cast.county, "0")
    assert [solved(path) for path in ("", cast.county.path, cast.village.path)] == [0, 0, 0]
    own, _below = selectors.levels(cast.county, at=at(11, 26))
    assert own.rates.resolution.value == 0
    decide(cast.township, "0.5")
    assert [solved(path) for path in ("", cast.village.path)] == [0, Fraction(1, 2)]


def test_a_case_that_was_tampered_with_does_not_follow_from_its_record(desk, capsys):
    need = desk.answered()
    assert selectors.recount() == (1, [])
    Need.objects.filter(pk=need.pk).update(contacted_at=at(11, 23, 9, 31))
    with pytest.raises(CommandError, match=need.number):
        call_command("needs", "recount")
    assert "differing 1" in capsys.readouterr().out


def test_a_case_says_why_it_is_promised_for_that_day(desk, client):
    need = desk.in_progress()
    client.force_login(desk.cast.user("clerk"))
    plain = client.get(f"/needs/{need.public_id}/").content.decode()
    assert "一般，5 个工作日内答复（本系统的默认规则）" in plain
    assert "顺延" not in plain

    services.ask_requester(
        need=need, asked="哪一盏", kind="call", proof="电话", by=desk.actor("handler"), at=at(11, 24)
    )
    services.supplement_need(need=need, words="东头的", by=ANONYMOUS, holds_pickup=True, at=at(11, 25))
    services.request_extension(need=need, reason="等料", new_due_at=at(12, 8), by=desk.actor("handler"), at=at(11, 26))
    services.grant_extension(need=need, by=desk.actor("county_officer"), at=at(11, 26, 15))
    moved = client.get(f"/needs/{need.public_id}/").content.decode()
    assert "等诉求人补充 1 次，顺延；延期 1 次，上一级批准" in moved
    assert "从 11月23日 09:00 起算，5 个工作日（默认规则） → 11月30日 18:00" in moved
    assert "11月24日 09:00 到 11月25日 09:00 等诉求人补充，加 7 小时（上班时间）" in moved
    assert "11月26日 15:00 上一级批准延期 → 12月8日 09:00" in moved


def test_before_dispatch_the_desk_reads_what_it_would_promise_whoever_gets_it(desk, client):
    need = desk.register(when=at(11, 23)).need
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{need.public_id}/dispatch/").content.decode()
    assert "11月24日 09:00前联系，11月30日 18:00前答复" in page
    moved = services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"), at=at(11, 23, 9))
    asked = selectors.if_dispatched(need, at(11, 23, 9))
    services.object_to_dispatch(need=moved, reason="不归我们", by=desk.actor("handler"), at=at(11, 23, 10))
    moved = services.redispatch_need(need=moved, unit=desk.committee, by=desk.actor("clerk"), at=at(11, 23, 11))
    assert (moved.due_at, moved.contact_due_at) == (asked.due, asked.contact_due)  # a transfer moves no promise
    assert selectors.promise_of(moved).lines[-1].due == moved.due_at


def test_a_running_clock_is_kept_by_the_rules_it_was_started_by(desk):
    """Rules of today say natural days; what was promised in working days stays in working days."""
    asked = {"asked": "哪一盏？", "kind": "call", "proof": "电话", "by": desk.actor("handler"), "at": at(11, 27)}
    paused = services.ask_requester(need=desk.in_progress(), **asked)
    values = {f"sla.{urgency}.feedback": "3d" for urgency in ("normal", "complex")}
    territory.set_rules(
        division=desk.cast.county,
        values=values,
        basis="县办法",
        starts_on=clock.today(),
        by=desk.actor("county_officer"),
    )
    went_on = services.resume_handling(need=paused, by=desk.actor("handler"), at=at(11, 30))
    assert went_on.due_at == at(12, 1, 18)  # a weekend is no time worked
    assert selectors.promise_of(Need.objects.get(pk=went_on.pk)).lines
    fresh = desk.register(when=clock.now()).need
    assert fresh.due_at == fresh.received_at + timedelta(days=3)


def test_sorted_anew_it_is_reckoned_by_the_rules_of_its_first_day(desk):
    need = desk.register(when=at(11, 23)).need
    territory.set_rules(
        division=desk.cast.county, values={"sla.complex.feedback": "3d"}, basis="县办法", starts_on=clock.today(),
        by=desk.actor("county_officer"),
    )  # fmt: skip
    need = services.reclassify_need(
        need=need, category=need.category, urgency="complex", reason="要几家办", by=desk.actor("township_officer")
    )
    assert need.due_at == at(12, 8)
    assert selectors.promise_of(Need.objects.get(pk=need.pk)).lines
