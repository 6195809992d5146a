"""The worker is killed at any moment: no message is lost, and a receiver that honours keys hears each once."""

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

MESSAGES = 60
KILLS = 5
ROOT = Path(__file__).resolve().parents[2]
WRITE = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from lianxin.messaging.services import notify
from lianxin.messaging.vocabulary import Recipient
for n in range({MESSAGES}):
    notify(to=Recipient(phone="+8619900000001"), kind="x", title=str(n), body="话", key=f"k{{n}}", urgent=True)
"""


@pytest.fixture
def sink():
    """A slow gateway on this machine; ``heard`` counts by key."""
    heard = Counter()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard[body["key"]] += 1
            time.sleep(0.05)
            try:
                self.send_response(200)
                self.end_headers()
            except OSError:
                pass  # the worker was killed while it waited

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.heard = heard
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def wait_for(true, seconds):
    until = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


@pytest.mark.slow
@pytest.mark.killed
def test_worker_killed_again_and_again_loses_no_message(tmp_path, sink, store):
    environment = store.environment(tmp_path) | {"LIANXIN_SMS_WEBHOOK": f"http://127.0.0.1:{sink.server_port}/"}
    subprocess.run([sys.executable, "-c", WRITE], env=environment, cwd=ROOT, check=True, timeout=900)
    chance = random.Random(7)
    worker = [sys.executable, "-m", "lianxin", "worker"]
    kills = 0
    for _each in range(KILLS):
        before = store.counted("state = 'sent'")
        process = subprocess.Popen(worker, env=environment, cwd=ROOT)
        try:
            wait_for(lambda: store.counted("state = 'sent'") > before, 15)  # noqa: B023 used at once
            time.sleep(chance.uniform(0, 0.3))
        finally:
            process.kill()
            process.wait()
        kills += 1
        store.let_leases_run_out()
        if before == MESSAGES:
            break
    process = subprocess.Popen(worker, env=environment, cwd=ROOT)
    try:
        assert wait_for(lambda: store.counted("state = 'sent'") == MESSAGES, 120)
        process.terminate()
        assert process.wait(timeout=15) == 0
    finally:
        process.kill()
        process.wait()
    assert len(sink.heard) == MESSAGES
    assert store.rows("select count(*), count(distinct key) from messaging_message") == [(MESSAGES, MESSAGES)]
    assert sum(sink.heard.values()) <= MESSAGES + kills  # each kill may repeat the one in flight, under its key
