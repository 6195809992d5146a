"""A candidate by clicks: put forward by the village, agreed to on a phone, taken on step by step, asked about and filed."""

import pytest
from playwright.sync_api import expect

from lianxin.cadres.models import Check, File, Filing
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.cadres.conftest import Desk


@pytest.fixture
def desk(cast):
    made = Desk(cast)
    made.resident()
    return made


@pytest.mark.django_db(transaction=True)
def test_from_nomination_to_the_pool(page_of, live_server, desk, assert_accessible):  # noqa: F811
    cast = desk.cast

    def at(who, path="/today/", **options):
        return page_of(cast.user(who), path, **options)

    def step(page, words, fields, button=None):
        """Open a step from the file, look at its form, fill it in and send it."""
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()
        page.wait_for_load_state()
        assert_accessible(page)
        for label, said in fields.items():
            page.get_by_label(label, exact=True).fill(said)
        press(page, button or words)

    # The secretary puts somebody forward; she reads it on her phone and says yes.
    secretary = at("secretary", "/cadres/")
    step(secretary, "推荐后备人选", {"推荐谁": "周小满", "为什么推荐": "带人修过两条渠。"})
    expect(secretary.locator("main")).to_contain_text("等本人同意")
    file = f"/cadres/files/{File.objects.get().public_id}/"
    phone = at("resident", "/today/")
    phone.locator("main").get_by_role("link", name="有人推荐您做后备人选").first.click()
    phone.wait_for_load_state()
    assert_accessible(phone)
    step(phone, "同意做后备人选", {})
    expect(phone.locator("main")).to_contain_text("在审核")

    # Four people, a step each.
    for who, words in (
        ("committee", "村民代表会推荐"), ("secretary", "支委会看过"), ("township_officer", "谈过话"), ("county_officer", "备案"),
    ):  # fmt: skip
        page = at(who, file)
        step(page, "办下一步", {"说明": words})
    expect(page.locator("main")).to_contain_text("在库")

    # The township asks the departments; one answers, and there is no field for why.
    officer = at("township_officer", file)
    step(officer, "发起资格联审", {"为什么审": "拟任副书记"})
    officer.locator("main").get_by_role("link", name="公安：登记答复").click()
    officer.wait_for_load_state()
    assert_accessible(officer)
    assert officer.locator("main textarea").count() == 0
    officer.get_by_label("没有不适合的情形").check()
    officer.get_by_label("谁签的").fill("经办人")
    press(officer, "登记答复")
    expect(officer.locator("main")).to_contain_text("没有不适合的情形")
    row = Check.objects.get().answers.get(department="公安")
    for other in Check.objects.get().answers.exclude(pk=row.pk):
        desk.now = desk.now.replace(year=desk.now.year)
        other.answer, other.answered_on, other.signer = "clear", row.answered_on, "经办人"
        other.save()
    officer.reload()
    step(officer, "办结", {})
    expect(officer.locator("main")).to_contain_text("已办结")

    # She leaves; nobody asks why.
    phone = at("resident", file)
    step(phone, "退出", {})
    expect(phone.locator("main")).to_contain_text("已退出")
    phone.locator("main").get_by_role("link", name="办事记录").click()
    expect(phone.locator("main")).to_contain_text("退出后备人选")


@pytest.mark.django_db(transaction=True)
def test_a_secretary_is_filed_by_clicks(page_of, live_server, desk, assert_accessible):  # noqa: F811
    filing = desk.filing()
    page = page_of(desk.cast.user("county_officer"), f"/cadres/files/{filing.file.public_id}/")
    page.locator("main").get_by_role("link", name="备案", exact=True).click()
    page.wait_for_load_state()
    assert_accessible(page)
    page.get_by_label("县里的意见").fill("同意备案。")
    press(page, "备案")
    expect(page.locator("main")).to_contain_text(Filing.objects.get().number)
