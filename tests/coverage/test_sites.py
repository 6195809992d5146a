"""Places that are no division: entered by staff, reached by what the county knows, their gaps found by the count."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.coverage import selectors, services
from lianxin.coverage.models import Gap, Site
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import Link, SiteKind
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import make_user
from tests.coverage.test_pages import found, page


def hub_at(cast, name="城北快递站", by="township_officer", **more):
    more = {"kind": SiteKind.HUB, "trade": "快递", "people": 20, "full_members": 1} | more
    return services.add_site(division=cast.village, name=name, by=cast.actor(by), **more)


def open_of(site):
    return {gap.lacks for gap in Gap.objects.filter(site=site, ended_on__isnull=True)}


def link(cast, site, unit, by="township_officer"):
    return services.link_unit(site=site, unit=unit, starts_on=clock.today(), basis="镇党委会议", by=cast.actor(by))


@pytest.fixture
def hub(cast):
    return hub_at(cast)


def test_a_site_lacks_what_its_kind_should_have_from_the_day_it_is_entered(cast, hub):
    assert open_of(hub) == {Link.FORMAL, Link.STATION, Link.LIAISON}
    assert open_of(hub_at(cast, "西坡", kind=SiteKind.NATURAL_VILLAGE)) == {Link.LIAISON, Link.GRID}
    assert Gap.objects.filter(division=cast.village, site=None).count() == 0


def test_the_kind_of_link_follows_from_the_unit_and_ends_with_it(cast, hub):
    branch = found(cast.village, UnitKind.PARTY_FUNCTIONAL_BRANCH, "先锋功能型党支部")
    assert link(cast, hub, branch).kind == Link.FUNCTIONAL
    assert open_of(hub) == {Link.STATION, Link.LIAISON, Link.WORK}
    with pytest.raises(RuleBroken, match="已经登记"):
        link(cast, hub, branch)
    organisations.dissolve_unit(unit=branch, reason="测试", on=clock.today(), by=cast.actor("township_officer"))
    recount()
    assert Link.FORMAL in open_of(hub)


def test_a_unit_that_is_neither_organisation_nor_station_reaches_nothing(cast, hub):
    with pytest.raises(RuleBroken, match="不是党组织"):
        link(cast, hub, found(cast.village, UnitKind.COMPANY, "上河外卖公司"))


def test_the_village_does_not_say_itself_that_an_organisation_reaches_it(cast, hub):
    branch = found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    with pytest.raises(NotAllowed, match="村里不自己报"):
        link(cast, hub, branch, by="secretary")


def test_an_instructor_alone_is_no_organisation(cast, hub):
    services.send_instructor(
        site=hub, instructor="卫秋分", starts_on=clock.today(), basis="镇里分工", by=cast.actor("township_officer")
    )
    assert Link.FORMAL in open_of(hub)
    recount()
    for place in (cast.county, cast.village):
        assert selectors.kinds_of(place, selectors.level(place)) == [(SiteKind.HUB, 1, 0, 1)]


def test_somebody_with_the_role_reaches_it_until_the_role_ends(cast, hub):
    with pytest.raises(RuleBroken, match="现在不是"):
        services.link_person(
            site=hub, person=(Link.LIAISON, cast.user("clerk")), starts_on=clock.today(), basis="分工",
            by=cast.actor("township_officer"),
        )  # fmt: skip
    with pytest.raises(NotAllowed, match="村里不自己报"):
        services.link_person(
            site=hub, person=(Link.LIAISON, cast.user("liaison")), starts_on=clock.today(), basis="分工",
            by=cast.actor("secretary"),
        )  # fmt: skip
    services.link_person(
        site=hub, person=(Link.LIAISON, cast.user("liaison")), starts_on=clock.today(), basis="分工",
        by=cast.actor("township_officer"),
    )  # fmt: skip
    assert Link.LIAISON not in open_of(hub)
    held = Grant.objects.filter(user=cast.user("liaison"))
    here = held.get().scope_path
    held.update(scope_path="99/")  # the same person serves another village now
    recount()
    assert Link.LIAISON in open_of(hub)
    held.update(scope_path=here)
    recount()
    assert Link.LIAISON not in open_of(hub)
    Grant.objects.filter(user=cast.user("liaison")).update(ends_on=clock.today() - timedelta(days=1))
    recount()
    assert Link.LIAISON in open_of(hub)


def test_what_ends_leaves_its_history_and_nothing_open(cast, hub):
    branch = link(cast, hub, found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部"))
    services.end_link(link=branch, on=clock.today(), reason="登记错了", by=cast.actor("township_officer"))
    assert Link.FORMAL in open_of(hub)
    with pytest.raises(RuleBroken, match="不晚于今天"):
        services.end_site(
            site=hub, on=clock.today() + timedelta(days=1), reason="搬走", by=cast.actor("township_officer")
        )
    with pytest.raises(NotAllowed, match="由乡镇核实"):
        services.end_site(site=hub, on=clock.today(), reason="搬走了", by=cast.actor("secretary"))
    services.end_site(site=hub, on=clock.today(), reason="搬走了", by=cast.actor("township_officer"))
    assert not open_of(hub)
    assert selectors.links_of(hub) == [branch]
    with pytest.raises(NotAllowed, match="不再改"):
        link(cast, hub, branch.unit)
    assert (
        recount()[0] == 12
    )  # of three places, one with a branch that did nothing yet; the site that is no more lacks nothing


def test_a_unit_is_chosen_among_those_of_the_township_and_above(client, cast, hub):
    branch = found(cast.other_village, UnitKind.PARTY_BRANCH, "下河村党支部")
    found(cast.community, UnitKind.PARTY_BRANCH, "东岸社区党支部")
    committee = found(cast.county, UnitKind.PARTY_COMMITTEE, "青禾县党委")
    assert selectors.units_for(hub) == [branch, committee]
    client.force_login(cast.user("township_officer"))
    address = f"/coverage/sites/{hub.public_id}/unit/"
    given = {"unit": branch.public_id, "starts_on": clock.today().isoformat(), "basis": "镇党委会议"}
    assert client.post(address, given | {"unit": "nobody"}).status_code == 422
    assert client.post(address, given).status_code == 302
    assert Link.FORMAL not in open_of(hub)


@pytest.mark.parametrize("who", ["resident", "liaison", "outsider", "auditor"])
def test_only_who_answers_for_the_place_enters_sites(cast, who):
    with pytest.raises(NotAllowed):
        hub_at(cast, by=who)


def test_bad_numbers_and_the_same_name_twice_are_refused(cast, hub):
    with pytest.raises(RuleBroken, match="不会比人还多"):
        hub_at(cast, "另一站", people=2, full_members=3)
    with pytest.raises(RuleBroken, match="已经登记了"):
        hub_at(cast)
    with pytest.raises(RuleBroken, match="不能晚于今天"):
        hub_at(cast, "明天的站", starts_on=clock.today() + timedelta(days=1))


def test_counting_anew_says_as_of_which_day_and_keeps_what_was(cast, hub):
    services.change_site(
        site=hub, near="物流园", trade="快递", people=30, full_members=None, by=cast.actor("secretary")
    )
    event = AuditEvent.objects.get(tag="coverage:site:change")
    assert (event.before["people"], event.after["people"], event.after["full_members"]) == (20, 30, None)


def test_a_list_is_shown_first_and_entered_when_confirmed(client, cast):
    client.force_login(cast.user("township_officer"))
    address = f"/coverage/sites/list/?place={cast.township.public_id}"
    table = "地方,类别,名称,人数\n上河村,快递站点,城北快递站,20\n下河村,楼宇,东楼,\n没有的村,楼宇,西楼,3\n,神庙,庙,"
    shown = client.post(address, {"file": SimpleUploadedFile("表.csv", table.encode())})
    text = shown.content.decode()
    assert "新登记 2 个" in text
    assert "第 3 行：地方认不出来" in text
    assert "第 4 行：类别认不出来" in text
    assert not Site.objects.exists()
    assert "城北快递站" in client.get(f"{address}&sample=1").content.decode()
    mend = client.post(address, {"text": shown.context["form"].data["text"], "faults": "1"}).content.decode()
    assert "没有的村,楼宇,西楼,3,地方认不出来" in mend
    assert "快递站点" not in mend
    pasted = shown.context["form"].data["text"].replace("\n", "\r\n")
    sent = client.post(address, {"text": pasted, "confirm": shown.context["digest"]})
    assert sent.status_code == 302
    assert {(site.division.name, site.name, site.people) for site in Site.objects.all()} == {
        ("上河村", "城北快递站", 20), ("下河村", "东楼", None)
    }  # fmt: skip
    again = client.post(address, {"text": pasted})
    assert "已经登记过、不动的 2 个" in again.content.decode()
    assert client.post(address, {"text": ""}).status_code == 422
    assert client.post(address, {"text": "名字,人数\n甲,3"}).status_code == 422


def test_the_way_of_a_clerk_from_an_empty_list_to_a_site_with_a_liaison(client, cast):
    empty = page(client, cast.user("secretary"), "/coverage/sites/").content.decode()
    assert "还没有登记" in empty
    sent = client.post(
        "/coverage/sites/new/",
        {
            "kind": "hub", "name": "城北快递站", "division": "上河村", "trade": "快递", "people": "20",
            "starts_on": clock.today().isoformat(),
        },
    )  # fmt: skip
    assert sent.status_code == 302
    shown = client.get(sent.url).content.decode()
    assert "还没有人到这里" in shown
    assert "派指导员" not in shown  # for the township
    person = f"liaison:{cast.user('liaison').public_id}"
    given = {"person": person, "starts_on": clock.today().isoformat(), "basis": "两委分工"}
    assert client.post(f"{sent.url}person/", given).status_code == 403
    client.force_login(cast.user("township_officer"))
    assert client.post(f"{sent.url}person/", given).status_code == 302
    client.force_login(cast.user("secretary"))
    shown = client.get(sent.url).content.decode()
    assert "吴立春" in shown
    assert "补上" in shown
    assert (
        client.get("/coverage/sites/?uncovered=1").content.decode().count("城北快递站") == 1 + 2
    )  # and who sees to each of what it lacks
    assert client.get("/coverage/sites/?kind=building").content.decode().count("城北快递站") == 0
    client.force_login(cast.user("outsider"))
    assert client.get(sent.url).status_code == 403
    assert client.get(f"{sent.url}nothing/").status_code == 404


def test_a_gap_of_a_site_is_given_to_somebody_like_any_other(client, cast, hub):
    gap = Gap.objects.get(site=hub, lacks=Link.FORMAL)
    client.force_login(cast.user("township_officer"))
    due = (clock.today() + timedelta(days=20)).isoformat()
    sent = client.post(f"/coverage/gaps/{gap.public_id}/", {"keeper": cast.user("secretary").public_id, "due_on": due})
    assert sent.url == f"/coverage/sites/{hub.public_id}/"
    assert cast.user("secretary").name in client.get(sent.url).content.decode()
    client.force_login(cast.user("secretary"))
    assert "城北快递站还没有党组织" in client.get("/today/").content.decode()


@pytest.mark.parametrize("sites", [1, 40])
def test_as_many_queries_for_forty_sites(cast, client, sites):
    rider = make_user("rider", "骑手", role=Role.LIAISON, scope=cast.village)
    for number in range(sites):
        hub = hub_at(cast, f"第{number}站")
        services.link_person(
            site=hub, person=(Link.LIAISON, rider), starts_on=clock.today(), basis="分工",
            by=cast.actor("township_officer"),
        )  # fmt: skip
    recount()
    client.force_login(cast.user("county_officer"))
    for address, queries in (("/coverage/sites/", 12), (f"/coverage/sites/{hub.public_id}/", 7)):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries
