"""A courier who has no household here: finds a station, is written down, gets a liaison, sees and calls them."""

import pytest
from playwright.sync_api import expect

from lianxin.people.models import Person
from tests.browser.test_journeys import press, text_of
from tests.liaison.conftest import door  # noqa: F401 a village with liaisons
from tests.stations.conftest import open_station

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stop(door):  # noqa: F811
    """A rest station for couriers in the village, open all day."""
    options = {"kind": "courier_station", "offers": ["rest", "water", "charging"], "week": ["0:00-23:59"] * 7}
    open_station(door.cast, name="上河暖新驿站", place_words="加油站旁，货车停得下", **options)
    return door


def test_a_courier_finds_a_station_and_gets_a_liaison(stop, open_page, assert_accessible):
    courier = open_page("/stations/")
    courier.get_by_label("类别").select_option("courier_station")
    press(courier, "筛选")
    press(courier, "上河暖新驿站")
    assert "加油站旁，货车停得下" in text_of(courier)
    assert courier.locator("a[href^='tel:']").count() == 1

    clerk = open_page("/people/", user=stop.cast.user("clerk"), viewport="desktop")
    press(clerk, "登记没有户的人")
    assert_accessible(clerk)
    clerk.get_by_label("姓名").fill("韩小雪")
    clerk.get_by_label("手机号").fill("19900007777")
    clerk.get_by_label("在哪里找得到").fill("午后在上河暖新驿站歇脚")
    press(clerk, "提交")
    assert "现在没有联系人" in text_of(clerk)
    person = Person.objects.get(name="韩小雪")
    press(clerk, "关联账号")
    clerk.get_by_label("用户名").fill("courier")
    press(clerk, "提交")

    page = f"/people/{person.public_id}/"
    secretary = open_page(f"{page}account/settle/", user=stop.cast.user("secretary"))
    assert_accessible(secretary)
    secretary.get_by_label("是，核对无误").check()
    press(secretary, "提交")
    press(secretary, "安排联系人")
    secretary.get_by_text("何小雪").click()
    press(secretary, "保存")

    home = open_page("/liaison/ours/", user=stop.cast.user("courier"))
    expect(home.locator(".list__title")).to_have_text("何小雪")
    assert home.locator("a[href='tel:+8619900000098']").count() == 1
    assert_accessible(home)
    press(home, "想换人")
    assert "想要一位联系人，到附近的连心站说一声就行" in text_of(home)
