"""An assembly of representatives to which one too few come, and the one that is called again and decides."""

import pytest
import time_machine
from playwright.sync_api import expect

from tests.browser.hall import Walk, called, counted, known_to_the_register, seated, signed_in, told, voted
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.deliberation.conftest import MOTION, Hall

REPS = "上河村村民代表会议"


def again(walk, failed):
    """Held on another day with the agenda as it was: only day and place are asked for."""
    page = walk.at("committee", failed)
    press(page, "再开一次")
    page.get_by_label("开会时间").fill(f"{walk.day(6)}T08:30")
    assert page.get_by_label("开会地点").input_value() == "村委会二楼"
    page.get_by_label("开会地点").fill("村小学")
    press(page, "再开一次")
    assert MOTION in text_of(page)
    assert "村小学" in text_of(page)
    return told(walk, page, 6)


@pytest.mark.django_db(transaction=True)
def test_one_more_must_come_and_comes(cast, page_of, live_server, assert_accessible):  # noqa: F811
    with time_machine.travel("2026-08-03 09:00+08:00", tick=True) as time:
        walk, study = Walk(page_of, cast, live_server.url, time), str(Hall(cast).studied())
        known_to_the_register(cast)
        seated(walk, REPS, "villager_rep_assembly", [*(f"代表{n} {n:03d}" for n in range(1, 9)), "周小满 SH-0001"])
        failed = called(walk, REPS, title="村口停车位怎么分", motion=MOTION, study=study, ahead=5)
        signed_in(walk, failed)  # the ninth of the roll, with a phone; four more on the sheet
        page = counted(walk, failed, present=4)
        refusal = "应到人数 9，要三分之二以上（含三分之二），至少 6；到会人数 5，差 1。"
        expect(page.get_by_text("人数不够，会议没有开成")).to_be_visible()
        expect(page.get_by_text(refusal)).to_be_visible()
        assert page.get_by_role("link", name="登记表决").count() == 0
        assert_accessible(page)
        phone = walk.at("resident", failed, viewport="phone")
        expect(phone.get_by_text(refusal)).to_be_visible()
        assert phone.get_by_role("link", name="再开一次").count() == 0

        held = again(walk, failed)
        signed_in(walk, held)
        page = counted(walk, held, present=5)
        expect(page.get_by_text("应到人数 9，要三分之二以上（含三分之二），至少 6；到会人数 6，够了。")).to_be_visible()
        voted(page, yes=4, no=1, abstain=1)
        phone = walk.at("resident", held, viewport="phone")
        expect(phone.get_by_text("到会人数 6，要过半数，至少 4；同意 4，够了。")).to_be_visible()
        assert_accessible(phone)
        anybody = text_of(walk.at(None, "/hall/", viewport="phone"))
        assert "人数不够，没有开成" in anybody  # what failed stays to be read
        assert "8月14日 08:30 · 村小学" in anybody
