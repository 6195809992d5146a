"""The whole server under load, its processes killed at any moment: what was acknowledged is there, once, and is told."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.journeys.test_kill import ROOT, sink, wait_for  # noqa: F401 a fixture

WRITERS, KILLS, TOLD_BETWEEN = 4, 6, 10
_FIELD = re.compile(r'name="(csrfmiddlewaretoken|client_key)" value="([^"]+)"')
_NUMBER = re.compile(r"\d{12}-\d{6}-\d{3}")


class Resident:
    """Tells one need after the other, and sends the same form again when no answer came, as people do."""

    def __init__(self, base, name):
        self.base, self.name = base, name
        self.acknowledged, self.sent_again = [], 0
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def tell_until(self, stop):
        while not stop.is_set():
            words = f"{self.name} 第 {len(self.acknowledged) + 1} 件：路灯不亮"
            form, receipt, patience = None, None, 300
            while receipt is None and patience:
                try:
                    form = form or self._form(words)
                    receipt = self._send(form)
                except (OSError, HTTPException):  # the server was killed under us: nobody knows whether it was taken
                    self.sent_again += form is not None
                    patience -= 1
                    time.sleep(0.1)
            self.acknowledged.append((_NUMBER.search(receipt)[0], words))

    def _form(self, words):
        page = self.open(f"{self.base}/needs/new/", timeout=10).read().decode()
        return dict(_FIELD.findall(page)) | {
            "content": words, "kind": "help", "category": "roads.lamp", "urgency": "normal", "division": "上河村",
            "anonymity": "named", "name": "周小满", "phone": "19900000001",
        }  # fmt: skip

    def _send(self, form):
        asked = urllib.request.Request(
            f"{self.base}/needs/new/", urllib.parse.urlencode(form).encode(), headers={"Referer": self.base}
        )
        receipt = self.open(asked, timeout=10)
        assert receipt.url.endswith("/needs/receipt/"), receipt.url
        return receipt.read().decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_up(base):
    try:
        return urllib.request.urlopen(f"{base}/healthz", timeout=2).status == 200
    except OSError:
        return False


def below(pid):
    """Processes started by ``pid``, and those started by them: (pid, name)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text().partition("(")[2].rsplit(")", 1)
        except (OSError, ValueError):
            continue  # it has ended meanwhile
        if int(rest.split()[1]) == pid:
            found += [(int(stat.parent.name), name), *below(int(stat.parent.name))]
    return found


def running(pid, wanted):
    """Process ids of the sender, of the web process that listens, or of those that serve, once there is one."""
    found = []

    def look():
        web = [each for each, name in below(pid) if name == "lianxin-web"]
        senders = [each for each, name in below(pid) if name == "lianxin-worker"]
        found[:] = {"sender": senders, "listening": web[:1], "serving": web[1:]}[wanted]
        return found

    assert wait_for(look, 120), f"nobody started the {wanted} process again"
    return found


@pytest.fixture
def served(tmp_path, sink, store):  # noqa: F811
    port = free_port()
    environment = store.environment(tmp_path) | {
        "LIANXIN_SAMPLE": "0",
        "LIANXIN_SMS_WEBHOOK": f"http://127.0.0.1:{sink.server_port}/",
        "PORT": str(port),
    }
    subprocess.run([sys.executable, "-m", "tests.journeys.seeding"], env=environment, cwd=ROOT, check=True, timeout=900)
    process = subprocess.Popen([sys.executable, "-m", "lianxin", "serve"], env=environment, cwd=ROOT)
    base = f"http://127.0.0.1:{port}"
    try:
        assert wait_for(lambda: is_up(base), 120)
        yield base, process, store, environment
    finally:
        process.terminate()
        process.wait(timeout=40)


@pytest.mark.slow
@pytest.mark.killed
def test_server_killed_under_load_loses_nothing_it_acknowledged(served, sink):  # noqa: F811
    base, server, kept_in, environment = served
    chance, stop = random.Random(11), threading.Event()
    residents = [Resident(base, f"居民{n}") for n in range(WRITERS)]
    threads = [threading.Thread(target=resident.tell_until, args=(stop,)) for resident in residents]
    for thread in threads:
        thread.start()
    killed = []
    try:
        for turn in range(KILLS):
            enough = (turn + 1) * TOLD_BETWEEN
            assert wait_for(lambda: sum(len(r.acknowledged) for r in residents) >= enough, 180)  # noqa: B023 used at once
            time.sleep(chance.uniform(0, 0.5))
            wanted = ("sender", "listening", "serving")[turn % 3]
            os.kill(chance.choice(running(server.pid, wanted)), signal.SIGKILL)
            killed.append(wanted)
            assert wait_for(lambda: is_up(base), 120)
            assert server.poll() is None, "what was killed is started again, not the whole"
    finally:
        stop.set()
        for thread in threads:
            thread.join()

    acknowledged = [each for resident in residents for each in resident.acknowledged]
    assert len(acknowledged) >= KILLS * TOLD_BETWEEN
    kept = dict(kept_in.rows("select number, content from needs_need"))
    assert kept == dict(acknowledged)  # each is there, and one that was sent again is there once
    assert sum(resident.sent_again for resident in residents) > 0
    events = kept_in.rows(
        "select subject_label, count(*) from audit_auditevent where tag = 'needs:need:register' group by 1"
    )
    assert sorted(events) == sorted((number, 1) for number in kept)
    assert kept_in.rows("select count(*) from needs_need where next_alarm_at is null or due_at is null") == [(0,)]
    messages = "select key, count(*) from messaging_message where key like 'need:%' group by 1"
    assert [count for _key, count in kept_in.rows(messages)] == [1] * len(kept)

    kept_in.rows("update messaging_message set is_urgent = true")  # at night the others would wait for the morning
    kept_in.let_leases_run_out()
    assert wait_for(lambda: kept_in.counted("state != 'sent'") == 0, 60)
    assert len(sink.heard) == len(kept)
    again = sum(sink.heard.values()) - len(kept)
    assert again <= killed.count("sender") * 8, "a killed sender may repeat what was in flight, under the same key"
    done = subprocess.run(
        [sys.executable, "-m", "lianxin", "verify"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "核验通过" in done.stdout, done.stderr
