"""What is suggested to found, decided by a person: founded with its links in one go, or declined with a second look."""

from datetime import timedelta

import pytest
import time_machine

from lianxin.audit.models import AuditEvent
from lianxin.coverage import selectors, services
from lianxin.coverage.models import Decision, Gap, SiteLink
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import Founding, Link, Reason, SiteKind
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations.models import Unit, UnitRelation
from lianxin.organisations.vocabulary import UnitKind
from tests.coverage.test_pages import found, page
from tests.coverage.test_sites import hub_at


@pytest.fixture
def committee(cast):
    return found(cast.township, UnitKind.PARTY_COMMITTEE, "柳溪镇党委")


def two_hubs(cast):
    one = hub_at(cast, "上河骑手站", near="老街", trade="外卖", full_members=1)
    other = services.add_site(
        division=cast.other_village, kind=SiteKind.HUB, name="下河快递站", near="老街", trade="快递", full_members=2,
        by=cast.actor("township_officer"),
    )  # fmt: skip
    return one, other


def suggested(place):
    return selectors.proposals(place.path)[0]


def decline(cast, proposal, days=30):
    return services.decline_founding(
        proposal=proposal, reason="人还不稳定", look_again_on=clock.today() + timedelta(days=days),
        by=cast.actor("township_officer"),
    )  # fmt: skip


def found_it(cast, proposal, committee, by="township_officer", **more):
    said = {"name": "老街联合党支部", "established_on": clock.today(), "basis": "柳党发〔2026〕3号"} | more
    return services.found_branch(proposal=proposal, superior=committee, by=cast.actor(by), **said)


def test_the_journey_of_a_hub_from_uncovered_to_covered(client, cast, committee):
    one, other = two_hubs(cast)
    officer = cast.user("township_officer")
    assert "缺党组织" in page(client, officer, "/coverage/sites/").content.decode()
    proposed = client.get("/coverage/founding/").content.decode()
    assert "合起来设立联合党支部" in proposed
    assert "离得近，合起来正式党员满 3 人" in proposed
    address = f"/coverage/founding/{one.public_id},{other.public_id}/found/"
    assert address in proposed
    given = {"name": "老街联合党支部", "superior": committee.public_id, "established_on": clock.today().isoformat()}
    assert client.post(address, given).status_code == 422  # no basis
    sent = client.post(address, given | {"basis": "柳党发〔2026〕3号"})
    assert sent.status_code == 302
    after = client.get(sent.url).content.decode()
    assert "现在没有建议" in after
    assert "老街联合党支部" in after
    assert "有：联合党支部" in client.get("/coverage/sites/").content.decode()
    assert not Gap.objects.filter(site__isnull=False, lacks=Link.FORMAL, ended_on=None).exists()
    unit = Unit.objects.get(name="老街联合党支部")
    assert (unit.kind, unit.division) == (UnitKind.PARTY_JOINT_BRANCH, cast.township)
    assert UnitRelation.objects.get(source=unit).target == committee
    assert {link.site for link in unit.site_links.all()} == {one, other}


def test_a_branch_for_sites_does_not_cover_the_village_they_lie_in(cast, committee):
    hub_at(cast, full_members=3)
    (proposal,) = suggested(cast.village)
    assert (proposal.kind, proposal.why) == (Founding.BRANCH, Reason.ENOUGH_MEMBERS)
    decision = found_it(cast, proposal, committee, name="城北快递站党支部")
    assert decision.unit.division == cast.village
    recount()
    assert Gap.objects.filter(division=cast.village, site=None, lacks=Link.FORMAL, ended_on=None).exists()


def test_declined_rests_until_the_day_and_is_then_suggested_again_with_what_was_said(client, cast, committee):
    two_hubs(cast)
    decision = decline(cast, suggested(cast.township)[0])
    assert suggested(cast.township) == []
    assert "人还不稳定" in page(client, cast.user("township_officer"), "/coverage/founding/").content.decode()
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        (again,) = suggested(cast.township)
        assert again.declined == decision
        client.force_login(cast.user("township_officer"))
        assert "到了再看设不设党组织的日子" in client.get("/today/").content.decode()
        found_it(cast, again, committee)
        assert "到了再看设不设党组织的日子" not in client.get("/today/").content.decode()


def test_one_more_look_replaces_the_one_before(cast):
    two_hubs(cast)
    first = suggested(cast.township)[0]
    decline(cast, first)
    decline(cast, first, days=60)
    assert [each.look_again_on for each in selectors.open_declined(cast.township.path)] == [
        clock.today() + timedelta(days=60)
    ]


def test_what_changed_meanwhile_is_not_founded(cast, committee):
    one, _other = two_hubs(cast)
    (proposal,) = suggested(cast.township)
    services.change_site(site=one, near="老街", trade="", people=5, full_members=0, by=cast.actor("secretary"))
    with pytest.raises(RuleBroken, match="情况变了"):
        found_it(cast, proposal, committee)
    assert not Unit.objects.filter(name="老街联合党支部").exists()
    assert not Decision.objects.exists()


def test_a_name_that_is_taken_founds_nothing_at_all(cast, committee):
    two_hubs(cast)
    found(cast.township, UnitKind.PARTY_JOINT_BRANCH, "老街联合党支部")
    with pytest.raises(RuleBroken, match="已经有"):
        found_it(cast, suggested(cast.township)[0], committee)
    assert not SiteLink.objects.exists()
    assert not AuditEvent.objects.filter(tag="coverage:founding:found").exists()


def test_dates_and_committees_that_do_not_fit_are_refused(cast, committee):
    two_hubs(cast)
    (proposal,) = suggested(cast.township)
    with pytest.raises(RuleBroken, match="不晚于今天"):
        found_it(cast, proposal, committee, established_on=clock.today() + timedelta(days=1))
    with pytest.raises(RuleBroken, match="上级党组织"):
        found_it(cast, proposal, found(cast.other_township, UnitKind.PARTY_COMMITTEE, "临江镇党委"))
    for days in (0, 367):
        with pytest.raises(RuleBroken, match="不超过一年"):
            decline(cast, proposal, days=days)


@pytest.mark.parametrize("who", ["secretary", "resident", "auditor"])
def test_the_village_does_not_decide_on_its_own_organisation(cast, committee, who):
    two_hubs(cast)
    with pytest.raises(NotAllowed, match="乡镇或者县里定"):
        found_it(cast, suggested(cast.township)[0], committee, by=who)


def test_whom_nobody_can_join_gets_an_instructor_once(cast):
    hub = hub_at(cast, full_members=None)
    (proposal,) = suggested(cast.village)
    assert (proposal.kind, proposal.full_members) == (Founding.INSTRUCTOR, 0)
    with pytest.raises(RuleBroken, match="先派指导员"):
        found_it(cast, proposal, None)
    services.send_instructor(
        site=hub, instructor="卫秋分", starts_on=clock.today(), basis="分工", by=cast.actor("township_officer")
    )
    assert suggested(cast.village) == []


def test_natural_villages_are_not_suggested_anything(cast):
    hub_at(cast, "西坡", kind=SiteKind.NATURAL_VILLAGE, full_members=9)
    assert suggested(cast.county) == []


def test_neighbours_are_of_one_township_only(cast):
    hub_at(cast, near="老街", trade="外卖")
    services.add_site(
        division=cast.community, kind=SiteKind.HUB, name="东岸站", near="老街", trade="快递", full_members=2,
        by=cast.actor("county_officer"),
    )  # fmt: skip
    assert [proposal.kind for proposal in suggested(cast.county)] == [Founding.INSTRUCTOR, Founding.INSTRUCTOR]


@pytest.mark.parametrize("hubs", [1, 30])
def test_as_many_queries_for_thirty_suggestions(cast, client, hubs, django_assert_num_queries):
    for number in range(hubs):
        hub_at(cast, f"第{number}站", full_members=3)
    client.force_login(cast.user("county_officer"))
    client.get("/coverage/founding/")
    with django_assert_num_queries(11):
        client.get("/coverage/founding/")
