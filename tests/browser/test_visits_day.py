"""One whole day at the door with two phones: flight mode, a killed tab, a household that changes hands, a killed server.

The server is a real one with processes of its own; what the day leaves is counted in its database.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import VIEWPORTS
from tests.browser.line import Line
from tests.browser.test_visits_offline import is_sent, until
from tests.journeys.stores import Store
from tests.journeys.test_kill import ROOT, wait_for
from tests.journeys.test_kill_server import free_port, is_up, running
from tests.plugins import migrated

RECORDS, KILLS = 90, 3


@dataclass
class Served:
    """A server of its own with a seeded village, and browsers of the people there."""

    base: str
    process: subprocess.Popen
    database: object
    sessions: dict
    chromium: object
    lines: dict = field(default_factory=dict)

    def opened(self, name, path, base=""):
        """A browser in which this person is signed in, at this page."""
        base = base or self.base
        context = self.chromium.new_context(viewport=VIEWPORTS["phone"], locale="zh-CN", timezone_id="Asia/Shanghai")
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "sessionid", "value": self.sessions[name], "url": base}])
        page = context.new_page()
        page.goto(base + path)
        return page

    def phone_of(self, name):
        """A phone with the visit app, opened once with a signal and then in flight mode."""
        line = Line(int(self.base.rsplit(":", 1)[1]))
        page = self.opened(name, "/liaison/visits/", line.base)
        self.lines[page.context] = line
        page.wait_for_selector("#contacts")
        until(page, "navigator.serviceWorker.controller !== null")
        line.cut()
        page.context.set_offline(True)
        return page

    def has_signal(self, page):
        self.lines[page.context].mend()
        page.context.set_offline(False)

    def kill_when(self, happened):
        """SIGKILL what serves at the moment something has happened, and wait until it is there again."""
        assert wait_for(happened, 60)
        for pid in running(self.process.pid, "serving"):
            os.kill(pid, signal.SIGKILL)
        assert wait_for(lambda: is_up(self.base), 120)

    def asked(self, question, *given):
        return Store(str(self.database)).rows(question, *given)


@pytest.fixture
def served(tmp_path, chromium):
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lianxin.config.settings",
        "LIANXIN_DATA": str(tmp_path),
        "LIANXIN_SAMPLE": "0",
        "PORT": str(port),
    }
    environment.pop("DATABASE_URL", None)
    migrated.lay(tmp_path)
    seeding = [sys.executable, "-m", "tests.journeys.seeding_visits"]
    said = subprocess.run(seeding, env=environment, cwd=ROOT, check=True, timeout=120, capture_output=True, text=True)
    process = subprocess.Popen([sys.executable, "-m", "lianxin", "serve"], env=environment, cwd=ROOT)
    base = f"http://127.0.0.1:{port}"
    village = Served(base, process, tmp_path / "lianxin.sqlite3", json.loads(said.stdout.splitlines()[-1]), chromium)
    try:
        assert wait_for(lambda: is_up(base), 120)
        yield village
    finally:
        process.terminate()
        process.wait(timeout=40)
        for context in chromium.contexts:
            context.close()
        for line in village.lines.values():
            line.shutdown()
            line.server_close()


def record(page, title, note, promise=""):
    page.locator("[data-contact]", has_text=title).get_by_role("link", name="记一次").click()
    page.get_by_text("上门", exact=True).click()
    if promise:
        page.get_by_text("答应了什么事", exact=True).click()
        page.get_by_label("答应了什么", exact=True).fill(promise)
        page.get_by_label("哪天前办到").fill(f"{date.today() + timedelta(days=7)}")
    page.get_by_label("备注").fill(note)
    page.get_by_role("button", name="存下").click()
    page.wait_for_selector("#contacts")


def tab_killed(page):
    """The tab goes without a word; another one is opened, still without a signal."""
    address, context = page.url, page.context
    page.close(run_before_unload=False)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#contacts")
    return page


def hand_over(village, page, title, to):
    """The secretary gives a household to another liaison, on her own page."""
    contact = page.locator("[data-contact]", has_text=title).get_attribute("data-contact")
    desk = village.opened("secretary", f"/liaison/contacts/{contact}/")
    desk.get_by_role("link", name="安排联系人").click()
    desk.get_by_text(to).click()
    desk.get_by_role("button", name="保存").click()
    expect(desk.locator(".notice--ok")).to_contain_text("安排好了，户里和联系人都会收到消息")


@pytest.mark.slow
def test_a_day_with_two_phones_a_hand_over_and_a_killed_server_loses_and_doubles_nothing(served):
    wu, he = served.phone_of("liaison"), served.phone_of("liaison_he")
    record(wu, "周小满家", "上午去过", promise="约师傅看屋顶")
    record(he, "王立夏家", "何小雪的第一次")
    wu = tab_killed(wu)
    assert "1 条只在这部手机上" in wu.inner_text("#whereabouts")
    hand_over(served, wu, "周小满家", to="何小雪")
    record(wu, "周小满家", "下午又去了")  # this phone cannot know yet
    for number in range(RECORDS):
        record(wu, "李大雪家", f"第 {number + 1} 次")
    assert f"{RECORDS + 2} 条只在这部手机上" in wu.inner_text("#whereabouts")
    assert served.asked("SELECT count(*) FROM liaison_visit") == [(1,)]

    sent = []
    wu.on("request", lambda request: sent.append(request) if request.url.endswith("/sync/") else None)
    served.has_signal(wu)
    for turn in range(KILLS):
        wu.get_by_role("button", name="现在送").click()
        served.kill_when(lambda: wu.wait_for_timeout(20) or len(sent) > turn)  # noqa: B023 used at once
    wu.get_by_role("button", name="现在送").click()
    is_sent(wu)
    served.has_signal(he)
    is_sent(he)

    _nothing_is_lost_or_doubled(served)
    expect(wu.locator("#refused")).to_contain_text("现在由何小雪联系")
    expect(wu.locator("#refused")).to_contain_text("下午又去了")
    expect(wu.locator("#contacts [data-contact]")).to_have_count(1)
    taken_over = he.locator("[data-contact]", has_text="周小满家")
    for promised in ("带米来", "约师傅看屋顶"):
        expect(taken_over).to_contain_text(f"答应过：{promised}")
    _the_household_knows(served)


def _nothing_is_lost_or_doubled(served):
    """Words lie encrypted in the database, so records are told apart by who made them, when, and their own ids."""
    by = "SELECT v.client_id, v.device_at FROM liaison_visit v JOIN accounts_user u ON u.id = v.author_id \
        WHERE u.name = ? AND v.device_at IS NOT NULL ORDER BY v.id"
    by_wu, by_he = served.asked(by, "吴立春"), served.asked(by, "何小雪")
    assert len(by_wu) == len({client_id for client_id, _at in by_wu}) == 1 + RECORDS
    assert [at for _id, at in by_wu] == sorted(at for _id, at in by_wu), "received in the order they were recorded"
    assert len(by_he) == 1
    assert served.asked("SELECT count(*) FROM liaison_visit") == [(1 + 1 + RECORDS + 1,)]
    assert served.asked("SELECT count(*) FROM liaison_refusal") == [(1,)]
    kept = "SELECT u.name, p.state FROM liaison_promise p JOIN liaison_liaison l ON l.id = p.keeper_id \
        JOIN accounts_user u ON u.id = l.user_id ORDER BY p.id"
    assert [name for name, state in served.asked(kept) if state == "open"] == ["何小雪", "何小雪"]


def _the_household_knows(served):
    """It reads who is its liaison now, and that somebody came: in the message and on its page."""
    home = served.opened("resident", "/messages/")
    expect(home.locator("main")).to_contain_text("您家的联系人是何小雪")
    home.goto(served.base + "/liaison/ours/")
    expect(home.locator("main .list__title").first).to_have_text("何小雪")
    expect(home.get_by_role("button", name="想换人")).to_have_count(1)
    expect(home.locator("main")).to_contain_text("吴立春")  # who came in the morning
