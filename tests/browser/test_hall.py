"""The hall as it is used: an assembly that fails by one, and a decision from its topic to the objection."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.deliberation import services
from lianxin.kit import clock
from tests.deliberation.conftest import hall  # noqa: F401
from tests.deliberation.test_decisions import resolved

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_an_assembly_that_fails_quorum_by_one(cast, hall, open_page, assert_accessible, viewport):  # noqa: F811
    meeting = hall.called(hall.body("party_branch", 9), days=0)
    page = open_page(f"/hall/meetings/{meeting.public_id}/", user=cast.user("committee"), viewport=viewport)
    assert_accessible(page)
    page.get_by_role("link", name="登记签到").click()
    assert_accessible(page)
    for box in page.get_by_role("combobox").all()[:4]:
        box.select_option("in_person")
    page.get_by_role("button", name="登记签到").click()
    page.get_by_role("link", name="清点人数，开会").click()
    page.get_by_role("button", name="清点人数，开会").click()
    expect(page.get_by_text("人数不够，会议没有开成")).to_be_visible()
    expect(page.get_by_text("应到人数 9，要半数以上（含半数），至少 5；到会人数 4，差 1。")).to_be_visible()
    assert_accessible(page)


def test_from_a_topic_to_a_resolution_and_its_objection(cast, hall, open_page, assert_accessible):  # noqa: F811
    page = open_page("/hall/topics/new/", user=cast.user("resident"))
    page.get_by_label("哪个村（社区）的事").fill("上河村")
    page.get_by_label("想议什么").fill("村口停车位怎么分")
    page.get_by_label("为什么要议").fill("天天堵")
    assert_accessible(page)
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("待筛选").first).to_be_visible()
    address = page.url
    desk = open_page("/today/", user=cast.user("secretary"))
    desk.get_by_role("link", name="村口停车位怎么分", exact=True).click()
    desk.get_by_role("link", name="采纳", exact=True).click()
    desk.get_by_label("理由").fill("全村都关心")
    desk.get_by_role("button", name="采纳").click()
    desk.get_by_role("link", name="写和谁有关").click()
    desk.get_by_label("一个小组或者一群人").check()
    desk.get_by_label("叫什么").fill("二组")
    desk.get_by_label("请他们来几个人").fill("3")
    desk.get_by_label("为什么和他们有关").fill("车停在他们门口。")
    assert_accessible(desk)
    desk.get_by_role("button", name="写和谁有关").click()
    desk.get_by_role("link", name="公布议题").click()
    desk.get_by_label("要知道的情况").fill("空地能划二十个位子。")
    desk.get_by_label("什么时候议").fill(f"{clock.now() + timedelta(days=6):%Y-%m-%dT10:00}")
    desk.get_by_label("在哪里议").fill("村委会")
    desk.get_by_label("一共请多少人来议").fill("9")
    assert_accessible(desk)
    desk.get_by_role("button", name="公布议题").click()
    page.goto(address)
    expect(page.get_by_text("空地能划二十个位子。")).to_be_visible()
    resolution = resolved(hall)
    made = open_page(f"/hall/resolutions/{resolution.public_id}/", user=cast.user("committee"), viewport="desktop")
    made.get_by_role("link", name="公布决议").click()
    made.get_by_role("button", name="公布决议").click()
    expect(made.get_by_text(resolution.bundle.seal)).to_be_visible()
    assert_accessible(made)
    page.goto(made.url)
    page.get_by_role("link", name="公开栏上的这一份").click()
    expect(page.get_by_text("提异议").first).to_be_visible()


def test_a_motion_that_passed_is_put_down_as_a_resolution(cast, hall, open_page, assert_accessible):  # noqa: F811
    meeting = hall.validated(hall.minuted(hall.held(hall.called(), 30), yes=20, no=6, abstain=4))
    page = open_page(f"/hall/meetings/{meeting.public_id}/", user=cast.user("committee"))
    page.get_by_role("link", name="登记决议").click()
    assert_accessible(page)


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_a_vote_with_the_code_of_a_slip(cast, hall, open_page, assert_accessible, viewport):  # noqa: F811
    ballot = services.open_ballot(
        body=hall.body("party_branch", 6), title="选地方", question="放哪里？", kind="choose", by=hall.head,
        rule={"options": ["村口", "村尾", "井边"], "most": 2, "seats": 1}, closes_at=clock.now() + timedelta(days=2),
    )  # fmt: skip
    [(voter, code), *rest] = services.make_slips(ballot=ballot, by=hall.head)
    page = open_page(f"/hall/ballots/{ballot.public_id}/", viewport=viewport)
    page.get_by_role("link", name="去投票").click()
    page.get_by_label("投票码").fill(code)
    page.get_by_label("村尾").check()
    assert_accessible(page)
    page.get_by_role("button", name="投出去").click()
    expect(page.get_by_role("heading", name="投好了")).to_be_visible()
    assert_accessible(page)
    for _voter, other in rest:
        services.cast_by_code(ballot=ballot, code=other, choice=["村尾"])
    services.close_ballot(ballot=ballot, by=hall.head)
    page.goto(page.url.replace("vote/", ""))
    expect(page.get_by_role("link", name="下载结果包")).to_be_visible()
    assert_accessible(page)
    desk = open_page(f"/hall/ballots/{ballot.public_id}/", user=cast.user("clerk"), viewport=viewport)
    desk.get_by_role("link", name="核对名册").click()
    desk.get_by_label("姓名或户编号").fill(voter.name)
    desk.get_by_role("button", name="找", exact=True).click()
    expect(desk.get_by_text("网上投了").first).to_be_visible()
    assert_accessible(desk)
