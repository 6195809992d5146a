"""A branch on paper is a gap of its own kind: nothing was held, nobody visited, no need answered in the stated time."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from lianxin.activities.models import Activity
from lianxin.activities.vocabulary import Kind
from lianxin.coverage import selectors
from lianxin.coverage.calc.lacking import DIVISION, ORGANISED, SITES, lacking
from lianxin.coverage.calc.rollup import LINKS
from lianxin.coverage.models import Gap
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import Link
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.liaison.models import Contact, Visit
from lianxin.liaison.vocabulary import Channel
from lianxin.needs.models import Need
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import services as territory
from tests.coverage.test_gaps import open_of
from tests.coverage.test_pages import found, page
from tests.coverage.test_sites import hub_at, link
from tests.coverage.test_sites import open_of as open_at
from tests.liaison.conftest import door  # noqa: F401 a village with liaisons
from tests.needs.conftest import desk  # noqa: F401 the desk that takes needs


@given(st.sets(st.sampled_from(LINKS)), st.sampled_from([DIVISION, *SITES.values()]))
def test_work_is_asked_of_an_organisation_that_is_there(links, expected):
    lacks = lacking(links, expected)
    assert [each for each in expected if each in lacks] == list(lacks)
    assert ("work" in lacks) == ("work" in expected and bool(ORGANISED & links) and "work" not in links)
    assert ("formal" in lacks) == ("formal" in expected and not ORGANISED & links)


@pytest.fixture
def branch(cast):
    return found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")


def held(unit, on):
    return Activity.objects.create(
        unit=unit, kind=Kind.ASSEMBLY, held_on=on, place="村部", chair="甲", recorder="乙", recorded_by_name="乙",
        recorded_at=clock.now(),
    )  # fmt: skip


def on_paper(cast):
    return Link.WORK in {link for gap in selectors.coverage(cast.county).gaps for link in gap.lacks}


def test_what_a_branch_held_lately_is_work_until_the_stated_time_is_over(cast, branch):
    assert on_paper(cast)
    activity = held(branch, clock.today())
    assert not on_paper(cast)
    with time_machine.travel(clock.now() + timedelta(days=80), tick=False):
        assert not on_paper(cast)
    with time_machine.travel(clock.now() + timedelta(days=100), tick=False):
        assert on_paper(cast)
        assert selectors.coverage(cast.county).whole.on_paper == 1
    Activity.objects.filter(pk=activity.pk).update(withdrawn_at=clock.now())
    assert on_paper(cast)


def test_the_county_says_how_long_lately_is(cast, branch):
    held(branch, clock.today() - timedelta(days=40))
    assert not on_paper(cast)
    territory.set_rules(
        division=cast.county, values={"coverage.work_months": 1}, basis="县里的规定", starts_on=clock.today(), by=SYSTEM
    )
    assert on_paper(cast)


def test_a_visit_is_work_where_somebody_was_met(door):  # noqa: F811
    cast = door.cast
    found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    door.assign(door.homes[0].household)
    contact, by = door.homes[0], cast.user("liaison")
    said = {
        "contact": Contact.objects.get(household=contact.household),
        "division_path": cast.village.path, "author": by, "author_name": by.name, "channel": Channel.HOME,
        "met_at": clock.now(), "received_at": clock.now(), "client_id": "1", "digest": "1",
    }  # fmt: skip
    visit = Visit.objects.create(**said, spoken_to=0)
    assert on_paper(cast)
    Visit.objects.filter(pk=visit.pk).update(spoken_to=1)
    assert not on_paper(cast)


def test_a_need_that_was_answered_is_work_where_it_arose(cast, branch, desk):  # noqa: F811
    need = desk.register(by=cast.actor("resident")).need
    assert on_paper(cast)
    Need.objects.filter(pk=need.pk).update(answered_at=clock.now())
    assert not on_paper(cast)
    Need.objects.filter(pk=need.pk).update(is_sealed=True)
    assert on_paper(cast)


def test_where_no_organisation_is_that_is_what_is_lacking(cast):
    recount()
    assert Link.WORK not in open_of(cast.village)
    branch = found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    recount()
    assert Link.WORK in open_of(cast.village)
    held(branch, clock.today())
    recount()
    assert Link.WORK not in open_of(cast.village)
    assert Gap.objects.get(division=cast.village, lacks=Link.WORK).ended_on == clock.today()


def test_a_site_whose_organisation_never_met_is_covered_on_paper(cast):
    hub, unit = hub_at(cast), found(cast.village, UnitKind.PARTY_JOINT_BRANCH, "骑手联合党支部")
    assert Link.WORK not in open_at(hub)
    link(cast, hub, unit)
    assert Link.WORK in open_at(hub)
    held(unit, clock.today())
    recount()
    assert Link.WORK not in open_at(hub)


def test_the_page_says_on_paper_in_words_and_how_long_lately_is(client, cast, branch):
    recount()
    shown = page(client, cast.user("county_officer")).content.decode()
    assert "有组织没工作" in shown
    assert "近 3 个月" in shown
