"""What is decided on contracted land waits for those above, as its article says, before it is published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services
from lianxin.deliberation.calc.land import APPROVALS, SOURCES, waits_for
from lianxin.deliberation.models import Resolution
from lianxin.deliberation.presenters import approval_rows
from lianxin.deliberation.selectors import words_for_board
from lianxin.deliberation.vocabulary import LandMatter
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.test_decisions import resolved

MOTION = "把北塘包给镇里的养殖公司五年，每年租金两万元。"


@given(matter=st.sampled_from(sorted(APPROVALS)), granted=st.integers(0, 3))
def test_each_level_is_asked_once_in_its_order(matter, granted):
    asked = []
    while level := waits_for(matter, len(asked)):
        asked.append(level)
    assert tuple(asked) == APPROVALS[matter]
    assert waits_for(matter, len(asked) + granted) == ""


def test_every_land_matter_says_who_approves_and_by_which_article():
    assert set(APPROVALS) == set(SOURCES) == set(LandMatter.values)
    assert all("土地承包法" in words for words in SOURCES.values())


def decided(hall, land_matter):
    """Two thirds of all 41 representatives have agreed."""
    meeting = hall.planned(hall.body(), item=False, study=hall.studied(title="北塘"))
    services.add_item(
        meeting=meeting,
        title="北塘",
        motion=MOTION,
        rule="land_by_representatives",
        land_matter=land_matter,
        by=hall.head,
    )
    return resolved(hall, hall.validated(hall.minuted(hall.held(meeting, 35), yes=30, no=5, abstain=0)))


def test_what_kind_of_land_matter_is_said_with_its_rule(hall):
    meeting = hall.planned(hall.body(), item=False)
    with pytest.raises(RuleBroken, match="哪一种土地承包事项"):
        services.add_item(meeting=meeting, title="北塘", motion=MOTION, rule="land_by_representatives", by=hall.head)
    with pytest.raises(RuleBroken, match="按土地承包的规则表决"):
        services.add_item(meeting=meeting, title="北塘", motion=MOTION, land_matter="adjust", by=hall.head)


def test_land_for_outsiders_waits_for_the_township(hall, client):
    resolution = decided(hall, "outsiders")
    township, now = hall.cast.actor("township_officer"), clock.now()
    assert resolution.approval == "township"
    with pytest.raises(RuleBroken, match="批准以后才能公布") as refused:
        services.publish_resolution(resolution=resolution, by=hall.head)
    assert "第五十二条" in refused.value.article
    [row] = approval_rows(township, now)
    assert row.title == resolution.title
    assert not approval_rows(hall.head, now)
    assert not approval_rows(hall.cast.actor("county_officer"), now)
    with pytest.raises(NotAllowed):
        services.approve_resolution(resolution=resolution, number="镇政批1号", words="同意", by=hall.head)
    with pytest.raises(RuleBroken, match="文号"):
        services.approve_resolution(resolution=resolution, number=" ", words="同意", by=township)
    client.force_login(hall.cast.user("township_officer"))
    address = f"/hall/resolutions/{resolution.public_id}/"
    door = client.get("/hall/approvals/")
    assert (door.status_code, door.url) == (302, address)  # the only one that waits is opened itself
    assert "/hall/approvals/" in client.get("/hall/resolutions/").content.decode()
    page = client.get(address).content.decode()
    assert "等乡镇批准" in page
    assert "第五十二条" in page
    done = client.post(f"{address}approve/", {"number": "镇政批〔2026〕12号", "words": "租金合适，同意。"})
    assert done.status_code == 302
    assert not approval_rows(township, now)
    resolution = services.publish_resolution(resolution=resolution, by=hall.head)
    assert (resolution.approval, resolution.state) == ("granted", "in_force")
    assert "镇政批〔2026〕12号批准：租金合适，同意。" in words_for_board(resolution)
    client.logout()
    assert "镇政批〔2026〕12号" in client.get(address).content.decode()
    assert client.get(f"{address}notice.pdf").status_code == 200
    assert AuditEvent.objects.filter(tag="deliberation:resolution:approve").count() == 1


def test_an_adjustment_goes_to_the_county_too_and_a_refusal_ends_it(hall, client):
    resolution = decided(hall, "adjust")
    township, county = hall.cast.actor("township_officer"), hall.cast.actor("county_officer")
    with pytest.raises(NotAllowed):
        services.refuse_resolution(resolution=resolution, words="不行", by=hall.secretary)
    resolution = services.approve_resolution(resolution=resolution, number="镇政批1号", words="同意", by=township)
    assert resolution.approval == "county"
    assert len(approval_rows(county, clock.now())) == 1
    with pytest.raises(NotAllowed):
        services.approve_resolution(resolution=resolution, number="镇政批2号", words="同意", by=township)
    resolution = services.refuse_resolution(resolution=resolution, words="没有三分之二的农户签字。", by=county)
    assert resolution.approval == "refused"
    with pytest.raises(RuleBroken, match="没有批准"):
        services.publish_resolution(resolution=resolution, by=hall.head)
    with pytest.raises(RuleBroken, match="不等批准"):
        services.approve_resolution(resolution=resolution, number="县批1号", words="同意", by=county)
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/resolutions/{resolution.public_id}/").content.decode()
    assert "没有三分之二的农户签字。" in page
    assert "公布决议" not in page


def test_several_that_wait_are_listed_and_nothing_is_said_so(hall, client):
    client.force_login(hall.cast.user("township_officer"))
    assert "没有决议等着您批准" in client.get("/hall/approvals/").content.decode()
    first = decided(hall, "outsiders")
    Resolution.objects.filter(pk=first.pk).update(serial=9)
    meeting = hall.planned(first.body, item=False, study=hall.studied(title="南坡"))
    services.add_item(
        meeting=meeting,
        title="南坡",
        motion=MOTION,
        rule="land_by_representatives",
        land_matter="outsiders",
        by=hall.head,
    )
    second = resolved(hall, hall.validated(hall.minuted(hall.held(meeting, 35), yes=30, no=5, abstain=0)))
    page = client.get("/hall/approvals/").content.decode()
    assert all(f"/hall/resolutions/{each.public_id}/" in page for each in (first, second))
    client.force_login(hall.cast.user("resident"))
    assert client.get("/hall/approvals/").status_code == 403


def test_a_contracting_plan_is_the_villages_own(hall):
    resolution = decided(hall, "plan")
    assert services.publish_resolution(resolution=resolution, by=hall.head).state == "in_force"
