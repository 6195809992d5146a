"""A reserve cadre by clicks: nominated, willing, passed, asked for a post, in office; then evaluated by the people, and an appeal upheld."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lianxin.cadres import services
from lianxin.cadres.models import PoolEntry
from lianxin.kit import clock
from lianxin.organisations.models import Post, Unit
from tests.browser.test_journeys import page_of, press  # noqa: F401
from tests.cadres.conftest import Desk
from tests.cadres.test_evaluations import announced
from tests.cadres.test_use import screened


@pytest.mark.django_db(transaction=True)
def test_a_reserve_cadre_from_nomination_to_post(page_of, assert_accessible, cast):  # noqa: F811
    desk, village = Desk(cast), cast.village
    desk.resident()
    desk.by("proposer")
    unit = Unit.objects.create(kind="station", name="上河村党群连心站", division=village, division_path=village.path)
    Post.objects.create(unit=unit, title="值班员", seats=2, selection="recruited")

    page = page_of(desk.user("proposer"), f"/cadres/nominate/?place={village.public_id}", viewport="phone")
    page.get_by_label("推荐谁").fill("周小满")
    page.get_by_label("为什么推荐").fill("带人修过渠。")
    assert_accessible(page)
    press(page, "推荐后备人选")
    entry = PoolEntry.objects.get()
    file = f"/cadres/files/{entry.file.public_id}/"

    own = page_of(cast.user("resident"), file, viewport="phone")
    press(own, "同意做后备人选")
    assert_accessible(own)
    press(own, "同意做后备人选")
    for who in ("committee", "secretary", "township_officer", "county_officer"):
        page = page_of(cast.user(who), file, viewport="phone")
        press(page, "办下一步")
        page.get_by_label("说明").fill("会上都同意。")
        press(page, "办下一步")
    expect(page.locator("main")).to_contain_text("在库")

    screened(desk, entry.file)
    page = page_of(cast.user("township_officer"), f"/cadres/openings/new/?place={village.public_id}", viewport="phone")
    page.get_by_label("哪个岗位").select_option(label="上河村党群连心站 值班员")
    page.get_by_label("这个岗位要什么样的人").fill("会记账，说话公道。")
    press(page, "提出补一个岗位")
    opening = urlsplit(page.url).path
    press(page, "问一个人愿不愿意")
    page.get_by_label("问谁").select_option(label="周小满")
    press(page, "问一个人愿不愿意")

    own.goto(own.url.split("/cadres/")[0] + file + "use/")
    press(own, "愿意")
    press(own, "愿意")
    page = page_of(cast.user("county_officer"), opening, viewport="phone")
    expect(page.locator("main")).to_contain_text("周小满")
    press(page, "定人，任职")
    page.get_by_label("定谁").select_option(label="周小满")
    page.get_by_label("为什么是这个人").fill("会记账，带人修过渠。")
    page.get_by_label("依据").fill("选举结果")
    assert_accessible(page)
    press(page, "定人，任职")
    expect(page.locator("main")).to_contain_text("周小满")
    own.goto(own.url.split("/cadres/")[0] + file)
    expect(own.locator("main")).to_contain_text("已任用")
    assert_accessible(own)
    _evaluated(page_of, assert_accessible, desk, entry.file)
    _appealed(page_of, assert_accessible, desk, entry.file, own)


def _evaluated(page_of, assert_accessible, desk, file):  # noqa: F811
    """The meeting is entered, the votes are entered by one and looked at by another."""
    past, on = clock.now() - timedelta(days=40), clock.today() - timedelta(days=20)
    found = services.open_round(
        division=file.division, kind="democratic", year=on.year, write_by=on - timedelta(days=5), meets_on=on, files=[file],
        by=desk.by("supervisor"), at=past,
    )  # fmt: skip
    announced(desk, found)
    page = page_of(desk.user("supervisor"), f"/cadres/rounds/{found.public_id}/", viewport="phone")
    press(page, "登记评议的会")
    page.get_by_label("什么会议").select_option(label="村民代表会议")
    page.get_by_label("应到几人").fill("41")
    page.get_by_label("实到几人").fill("35")
    page.get_by_label("谁唱票、计票、监票").fill("郑谷雨、吴立春")
    page.get_by_label("票当众唱、当众计").check()
    assert_accessible(page)
    press(page, "登记评议的会")
    expect(page.locator("main")).to_contain_text("35 ≥ 2/3 × 41")
    press(page, "登记会上的票：周小满")
    for grade, votes in (("称职", "30"), ("基本称职", "3"), ("不称职", "1")):
        page.get_by_label(f"“{grade}”几票").fill(votes)
    page.get_by_label("称职", exact=True).check()
    press(page, "登记会上的票")
    looks = page_of(desk.user("township_officer"), urlsplit(page.url).path, viewport="phone")
    assert_accessible(looks)
    press(looks, "核对过，票对得上：周小满")
    expect(looks.get_by_label("登记的票")).to_have_value(
        "称职 30 票，基本称职 3 票，不称职 1 票，废票 0 张；等级：称职"
    )
    assert_accessible(looks)
    press(looks, "核对过，票对得上")
    expect(looks.locator("main")).to_contain_text("已定等级")


def _appealed(page_of, assert_accessible, desk, file, own):  # noqa: F811
    """The township's grade is appealed against, and the county gives another."""
    past = clock.now() - timedelta(days=10)
    found = services.open_round(
        division=file.division, kind="yearly", year=past.year, write_by=clock.day_of(past), files=[file],
        by=desk.by("township_officer"), at=past,
    )  # fmt: skip
    say = {"appraisal": found.appraisals.get(), "at": past}
    services.hand_in(own_words="修了两条渠。", by=desk.by("resident"), **say)
    services.suggest_grade(grade="basic", words="开会少。", by=desk.by("secretary"), **say)
    services.answer_suggestion(words="", wants_mended=False, by=desk.by("resident"), **say)
    services.decide_grade(grade="basic", by=desk.by("township_officer"), **say | {"at": clock.now()})
    address = f"/cadres/files/{file.public_id}/appraisals/"
    own.goto(own.url.split("/cadres/")[0] + address)
    assert_accessible(own)
    own.get_by_role("link", name="申诉", exact=True).first.click()  # the latest round stands first
    own.get_by_label("为什么申诉").fill("两条渠没有算。")
    press(own, "申诉")
    page = page_of(desk.user("county_officer"), address, viewport="phone")
    press(page, "申诉成立，改等级")
    page.get_by_label("称职", exact=True).check()
    page.get_by_label("怎么答复").fill("核对过，渠是本人带人修的。")
    press(page, "申诉成立，改等级")
    expect(page.locator("main")).to_contain_text("申诉成立，已改")
