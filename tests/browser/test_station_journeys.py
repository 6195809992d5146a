"""A day at a station in a real browser: the book by keyboard alone, a service to its end, a screen that forgets."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lianxin.stations import services as stations
from lianxin.stations.models import IntakeEntry, ServiceCase
from tests.browser.test_journeys import press, tab_to, text_of
from tests.needs.conftest import desk  # noqa: F401 the categories a need asks for
from tests.stations.conftest import Hall, item_values, open_station


@pytest.fixture
def station_hall(cast, desk):  # noqa: F811
    return Hall(cast, open_station(cast, week=["0:00-23:59"] * 7))


@pytest.mark.django_db(transaction=True)
def test_a_morning_is_written_down_by_keyboard_alone(open_page, station_hall):
    page = open_page("/stations/book/", user=station_hall.cast.user("clerk"), viewport="desktop")
    for who, what, key, words in (
        ("王婶", "问医保怎么交", "1", "手机上交，教会了"),
        ("", "门口路灯不亮", "2", ""),
        ("19900000044", "想请人取药", "3", ""),
    ):
        assert page.evaluate("document.activeElement.id") == "id_who"  # ready for the next
        page.keyboard.type(who)
        page.keyboard.press("Tab")
        page.keyboard.type(what)
        page.keyboard.press(f"Alt+{key}")
        assert page.evaluate("document.activeElement.id") == "id_answer"
        page.keyboard.type(words)
        if key == "3":
            page.keyboard.press("Alt+0")  # for whom lies in the rest
            tab_to(page, "替谁来")
            page.keyboard.type("周奶奶")
        before = IntakeEntry.objects.count()
        page.keyboard.press("Enter")
        page.wait_for_selector(".notice--ok")
        expect(page.locator("#id_who")).to_be_focused()
        assert IntakeEntry.objects.count() == before + 1
    answered, need, errand = IntakeEntry.objects.order_by("id")
    assert (answered.visitor_name, answered.outcome) == ("王婶", "answered")
    assert need.need.anonymity == "anonymous"
    assert (errand.visitor_phone, errand.errand.principal_name) == ("+8619900000044", "周奶奶")
    shortcuts = page.eval_on_selector_all(
        "input[name=outcome]", "all => all.map(one => one.ariaKeyShortcuts ?? one.getAttribute('aria-keyshortcuts'))"
    )
    assert shortcuts[0] == "Alt+1"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("javascript", [True, False])
def test_a_service_goes_from_the_checklist_to_the_hand(open_page, station_hall, javascript):
    stations.save_item(by=station_hall.actor("county_officer"), **item_values())
    page = open_page(
        "/stations/services/", user=station_hall.cast.user("clerk"), viewport="desktop", javascript=javascript
    )
    press(page, "高龄津贴申领")
    press(page, "陪他办")
    page.get_by_label("办事人").fill("周大爷")
    press(page, "保存")
    assert "材料清单一次给全：打印给本人" in text_of(page)
    press(page, "还缺材料")
    page.get_by_label("银行卡复印件").check()
    press(page, "还缺材料")
    press(page, "材料齐了")
    press(page, "材料齐了")
    press(page, "递交部门")
    page.get_by_label("递交到哪个部门").fill("县民政局")
    press(page, "递交部门")
    press(page, "记部门的结果")
    page.get_by_label("结果").fill("同意，下月起发放")
    press(page, "记部门的结果")
    press(page, "交到本人手上")
    press(page, "交到本人手上")
    assert "已交到手上" in text_of(page)
    assert ServiceCase.objects.get().result == "同意，下月起发放"


@pytest.mark.django_db(transaction=True)
def test_the_screen_of_the_hall_goes_back_and_forgets(open_page, station_hall, live_server):
    start = reverse("stations:kiosk", args=[station_hall.station.public_id])
    page = open_page(start)
    page.get_by_role("link", name="说件事").click()
    page.wait_for_url("**/kiosk/tell/")
    page.clock.install()
    page.reload()
    page.get_by_label("什么事？").fill("不想让下一个人看到的事")
    page.clock.fast_forward(50_000)
    page.wait_for_selector("[data-rest-warning]:not([hidden])")
    page.get_by_role("button", name="我还在用").click()
    page.clock.fast_forward(40_000)
    assert page.get_by_label("什么事？").input_value() == "不想让下一个人看到的事"
    page.clock.fast_forward(30_000)
    page.wait_for_url(f"**{start}")
    page.go_back()
    page.wait_for_load_state()
    assert "不想让下一个人看到的事" not in page.content()
    assert not page.locator("textarea").count() or not page.locator("textarea").input_value()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "不想让" not in kept


@pytest.mark.django_db(transaction=True)
def test_pages_of_a_station_are_accessible(open_page, live_server, assert_accessible, station_hall):
    item = stations.save_item(by=station_hall.actor("county_officer"), **item_values())
    station = station_hall.station.public_id
    clerk = open_page("/stations/book/", user=station_hall.cast.user("clerk"))
    for name, args in (
        ("write_entry", []), ("place", [station]), ("roster", [station]), ("book", [station]), ("numbers", [station]),
        ("item", [item.public_id]), ("paper_page", [station]), ("set_pattern", [station]),
    ):  # fmt: skip
        clerk.goto(live_server.url + reverse(f"stations:{name}", args=args))
        assert_accessible(clerk)
    screen = open_page(reverse("stations:kiosk", args=[station]), viewport="desktop")
    for name in ("kiosk", "kiosk_items", "kiosk_tell", "kiosk_number"):
        screen.goto(live_server.url + reverse(f"stations:{name}", args=[station]))
        assert_accessible(screen)
