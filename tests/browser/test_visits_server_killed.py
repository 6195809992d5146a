"""The real server is killed while a phone is sending: what was answered is there once, what was not is sent again."""

import os
import signal
import subprocess
import sys

import pytest

from tests.browser.conftest import VIEWPORTS
from tests.browser.test_visits_offline import until
from tests.journeys.test_kill import ROOT, wait_for
from tests.journeys.test_kill_server import free_port, is_up, rows, running

RECORDS, KILLS = 90, 3


@pytest.fixture
def served(tmp_path):
    """A server of its own with a seeded village; gives its address, process, database and the liaison's session."""
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lianxin.config.settings",
        "LIANXIN_DATA": str(tmp_path),
        "LIANXIN_SAMPLE": "0",
        "PORT": str(port),
    }
    environment.pop("DATABASE_URL", None)
    seeding = [sys.executable, "-m", "tests.journeys.seeding_visits"]
    said = subprocess.run(seeding, env=environment, cwd=ROOT, check=True, timeout=120, capture_output=True, text=True)
    process = subprocess.Popen([sys.executable, "-m", "lianxin", "serve"], env=environment, cwd=ROOT)
    base = f"http://127.0.0.1:{port}"
    try:
        assert wait_for(lambda: is_up(base), 120)
        yield base, process, tmp_path / "lianxin.sqlite3", said.stdout.split()[-1]
    finally:
        process.terminate()
        process.wait(timeout=40)


@pytest.mark.slow
def test_server_killed_in_mid_sync_loses_and_doubles_nothing(chromium, served):
    base, server, path, session = served
    context = chromium.new_context(viewport=VIEWPORTS["phone"], locale="zh-CN")
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": "sessionid", "value": session, "url": base}])
    page = context.new_page()
    page.goto(f"{base}/liaison/visits/")
    page.wait_for_selector("#contacts")
    context.set_offline(True)
    for number in range(RECORDS):
        page.get_by_role("link", name="记一次").first.click()
        page.get_by_text("上门", exact=True).click()
        page.get_by_label("备注").fill(f"第 {number + 1} 次")
        page.get_by_role("button", name="存下").click()
        page.wait_for_selector("#contacts")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/sync/") else None)
    context.set_offline(False)
    for turn in range(KILLS):
        page.get_by_role("button", name="现在送").click()
        assert wait_for(lambda: page.wait_for_timeout(20) or len(sent) > turn, 60)  # noqa: B023 used at once
        for pid in running(server.pid, "serving"):
            os.kill(pid, signal.SIGKILL)
        assert wait_for(lambda: is_up(base), 120)

    page.get_by_role("button", name="现在送").click()
    page.wait_for_selector("#reached:has-text('刚和服务器核对过')", timeout=120_000)
    until(page, "!document.body.innerText.includes('条只在这部手机上')")

    stored = rows(path, "SELECT client_id FROM liaison_visit ORDER BY id")
    assert len(stored) == RECORDS
    assert len(set(stored)) == RECORDS
    assert rows(path, "SELECT count(*) FROM liaison_refusal") == [(0,)]
    order = rows(path, "SELECT device_at FROM liaison_visit ORDER BY id")
    assert order == sorted(order), "received in the order they were recorded"
    context.close()
