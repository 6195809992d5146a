"""Intake by channel, the tables for offices above and the burden page, on a phone and on a desktop."""

import pytest
from django.urls import reverse

from lianxin.needs import services as needs
from tests.needs.conftest import desk  # noqa: F401 the village's desk with its units
from tests.needs.test_upper_forms import define, personal


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_tables_and_burden_are_accessible(open_page, assert_accessible, desk, viewport):  # noqa: F811
    for n in range(6):
        needs.answer_on_spot(
            need=desk.register(kind="enquiry", content=f"第{n}盏路灯归谁管").need,
            answer="已说明。",
            by=desk.actor("clerk"),
        )
    define(desk)
    people = personal(desk)
    officer = desk.cast.user("county_officer")
    for path in (
        "/needs/forms/",
        "/needs/forms/new/",
        f"/needs/forms/{people.public_id}/",
        "/needs/burden/?month=2026-11",
    ):
        assert_accessible(open_page(path, user=officer, viewport=viewport))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_a_channel_brings_its_fields_as_soon_as_it_is_chosen(open_page, assert_accessible, desk, viewport):  # noqa: F811
    page = open_page(reverse("needs:take"), user=desk.cast.user("clerk"), viewport=viewport)
    assert not page.get_by_label("邮戳日期").count()
    page.get_by_label("什么事").fill("村东头路灯不亮，信上写的。")
    page.get_by_label("怎么来的").select_option("letter")
    page.get_by_label("邮戳日期").wait_for()
    assert_accessible(page)
    page.get_by_label("怎么来的").select_option("walk_in")
    page.get_by_label("邮戳日期").wait_for(state="detached")
    assert page.get_by_label("什么事").input_value() == "村东头路灯不亮，信上写的。"
