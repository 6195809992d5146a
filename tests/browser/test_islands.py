"""What scripts add to pages that work without them."""

from io import BytesIO

import pytest
from PIL import Image

from tests.browser.conftest import _sign_in


@pytest.fixture
def report(open_page, settings):
    settings.ROOT_URLCONF = "tests.browser.pages"
    return lambda **options: open_page("/report/", **options)


def fill(page, title="路灯不亮", text=""):
    page.get_by_label("一句话说清").fill(title)
    page.get_by_label("请帮忙").check()
    page.get_by_label("详细说说").fill(text)
    page.get_by_label("电话").fill("199-0000-0001")


def send(page):
    page.get_by_role("button", name="提交").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_form_is_sent_with_and_without_scripts(report, javascript):
    page = report(javascript=javascript)
    fill(page)
    send(page)
    assert page.url.endswith("/done/")


def test_draft_comes_back_after_the_page_was_closed(report, live_server):
    page = report()
    fill(page)
    page.get_by_text("已存在这台设备上").wait_for()
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == "路灯不亮"
    assert page.get_by_label("请帮忙").is_checked()
    assert page.get_by_text("已找回您上次没有提交的内容").is_visible()
    page.get_by_role("button", name="不要了，清空").click()
    page.wait_for_load_state()
    assert page.get_by_label("一句话说清").input_value() == ""


def test_draft_is_dropped_once_it_was_accepted(report, live_server):
    page = report()
    fill(page)
    send(page)
    page.wait_for_url("**/done/")
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == ""


def test_a_form_that_comes_back_with_a_question_is_no_draft_and_not_lost(report, live_server):
    page = report()
    fill(page, text="还要问")
    send(page)
    page.get_by_label("还要问一句").wait_for()
    page.locator("#report > [role=status]").wait_for(state="attached")  # the scripts have seen the page too
    assert page.get_by_label("一句话说清").input_value() == "路灯不亮"
    assert not page.get_by_text("已找回您上次没有提交的内容").is_visible()
    page.goto(live_server.url + "/done/")
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == "路灯不亮"


def test_draft_survives_an_expired_session(report, live_server):
    page = report()
    fill(page, text="登录过期")
    send(page)
    page.wait_for_url("**/sign-in/")
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == "路灯不亮"


def test_draft_is_nobody_elses_on_a_shared_device(report, live_server, cast):
    page = report(user=cast.user("clerk"))
    fill(page)
    page.get_by_text("已存在这台设备上").wait_for()
    page.context.clear_cookies()
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == ""
    _sign_in(page.context, cast.user("clerk"), live_server.url)
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == "路灯不亮"
    _sign_in(page.context, cast.user("committee"), live_server.url)
    page.goto(live_server.url + "/report/")
    assert page.get_by_label("一句话说清").input_value() == ""
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('lianxin-draft:'))") == []


def test_wrong_form_keeps_the_text_and_leads_to_the_field(report, assert_accessible):
    page = report()
    page.get_by_label("详细说说").fill("夜里很黑")
    page.evaluate("document.querySelector('form#report').noValidate = true")
    send(page)
    page.locator(".notice--error:focus").wait_for()
    assert page.get_by_label("详细说说").input_value() == "夜里很黑"
    page.get_by_role("link", name="一句话说清").click()
    assert page.evaluate("document.activeElement.name") == "title"
    assert_accessible(page)


def test_chosen_photos_are_shown_before_sending(report):
    file = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(file, "PNG")
    page = report()
    page.get_by_label("照片").set_input_files(
        [{"name": f"路灯{n}.png", "mimeType": "image/png", "buffer": file.getvalue()} for n in (1, 2)]
    )
    page.get_by_text("路灯2.png").wait_for()
    assert page.locator(".photos img").count() == 2


def test_slow_line_is_told_of_and_the_form_goes_out_once(report):
    page = report()
    # The line is so slow that no answer comes: what leaves the form is counted and goes no further.
    page.evaluate("""document.addEventListener("submit", (event) => {
        window.sent = (window.sent ?? 0) + (event.defaultPrevented ? 0 : 1)
        event.preventDefault()
    })""")
    fill(page)
    send(page)
    page.get_by_role("progressbar", name="正在上传").wait_for()
    page.get_by_role("button", name="提交").click(force=True)  # as who sees no grey presses again
    assert page.evaluate("window.sent") == 1


def test_photos_on_a_slow_line_say_how_many_per_cent_have_gone(report):
    page = report()
    fill(page)
    noise = BytesIO()
    Image.effect_noise((900, 900), 200).save(noise, "PNG")
    page.get_by_label("照片").set_input_files(
        [{"name": "路灯.png", "mimeType": "image/png", "buffer": noise.getvalue()}]
    )
    page.evaluate(
        """() => new MutationObserver(() => {
            const said = document.querySelector('form .meter')?.innerText ?? ''
            if (/[1-9]\\d?%/.test(said)) sessionStorage.told = said
        }).observe(document.body, { childList: true, subtree: true })"""
    )
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 400_000}
    line.send("Network.emulateNetworkConditions", slow)
    send(page)
    page.wait_for_url("**/done/")
    assert "正在上传" in page.evaluate("sessionStorage.told")
    assert "%" in page.evaluate("sessionStorage.told")


def test_an_upload_the_line_cuts_off_keeps_the_form(report):
    page = report()
    fill(page)
    photo = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(photo, "PNG")
    page.get_by_label("照片").set_input_files(
        [{"name": "路灯.png", "mimeType": "image/png", "buffer": photo.getvalue()}]
    )
    page.context.set_offline(True)
    send(page)
    page.get_by_text("还没有提交").wait_for()
    assert page.get_by_label("一句话说清").input_value() == "路灯不亮"
    page.context.set_offline(False)
    send(page)
    page.wait_for_url("**/done/")


@pytest.mark.parametrize("javascript", [True, False])
def test_list_is_filtered_with_and_without_htmx(open_page, settings, javascript):
    settings.ROOT_URLCONF = "tests.browser.pages"
    page = open_page("/list/", javascript=javascript)
    page.evaluate("window.stayed = true") if javascript else None
    page.get_by_label("找", exact=True).fill("路")
    page.get_by_role("button", name="筛选").click()
    page.get_by_text("水渠堵了").wait_for(state="detached")
    assert page.locator("#list li").all_inner_texts() == ["路灯不亮", "路面塌了"]
    assert "q=" in page.url
    if javascript:
        assert page.evaluate("window.stayed")  # only the list was replaced
        page.go_back()
        page.get_by_text("水渠堵了").wait_for()


@pytest.fixture
def rows(open_page, settings):
    settings.ROOT_URLCONF = "tests.browser.pages"
    return open_page("/list/")


def look_for(page, words):
    page.get_by_label("找", exact=True).fill(words)
    page.get_by_role("button", name="筛选").click()


def test_refusal_takes_the_place_of_the_text_not_of_the_list(rows):
    look_for(rows, "不许看")
    rows.get_by_text("这份清单只给承办单位看。").wait_for()
    assert rows.locator("main").count() == rows.locator("header.site-header").count() == 1
    assert rows.locator("h1").all_inner_texts() == ["这一页您看不了"]


def test_sign_in_is_a_page_of_its_own_when_the_session_ended(rows):
    look_for(rows, "过期")
    rows.wait_for_url("**/accounts/login/**")
    assert rows.locator("h1").all_inner_texts() == ["登录"]


def test_lost_connection_is_said_and_the_page_stays(rows):
    rows.context.set_offline(True)
    look_for(rows, "路")
    rows.get_by_text("网络断了").wait_for()
    assert rows.locator("#list li").count() == 3
    rows.context.set_offline(False)
    look_for(rows, "路面")
    rows.get_by_text("网络断了").wait_for(state="detached")
    assert rows.locator("#list li").count() == 1


def test_a_big_list_says_that_it_is_being_read(open_page, cast, tmp_path):
    rows = "\n".join(f"SH-{number // 4:05},周小满,,,," for number in range(21_000))
    path = tmp_path / "名单.csv"
    path.write_text("户编号,姓名,与户主关系,性别,出生日期,手机号\n" + rows, encoding="utf-8")
    page = open_page("/people/import/", user=cast.user("clerk"))
    page.get_by_label("名单文件").set_input_files(path)
    page.evaluate(
        """() => new MutationObserver(() => {
            sessionStorage.told = document.querySelector('form [role="status"]:has(progress)')?.innerText ?? ''
        }).observe(document.body, { childList: true, subtree: true })"""
    )
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_text("21000 行").wait_for()
    assert "正在上传和读取名单" in page.evaluate("sessionStorage.told")
