"""Ballots: how many are accepted and durable a second over HTTP, on SQLite and on PostgreSQL. Prints ``name value unit``.

    python bench/ballots.py [--voters 1500] [--clients 12] [--only sqlite|postgresql]

The product runs as it runs at a village (``lianxin serve``: two workers of the web server and the background worker), its
database committing to the disk. Every client sends one slip's code and choice at a time and waits for the page with the
tracker: an answer is counted when the vote is on the disk. Afterwards the ballot is counted: as many sheets as answers.
CPU is that of the whole tree of the server; with PostgreSQL its own processes are beside it.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, cpu_of_tree, skipped, value
from bench.pages import Browser, _free_port, served

BARS = {"sqlite": 100, "postgresql": 300}
_OPEN = """
import django, json, sys
django.setup()
from datetime import timedelta
from django.utils import timezone
from lianxin.deliberation import services
from lianxin.kit.actors import SYSTEM
from lianxin.territory import services as territory
village = territory.create_division(parent=None, level="county", name="青禾县", code="990101", by=SYSTEM)
body = services.set_up_body(division=village, kind="party_branch", name="支部", by=SYSTEM)
services.add_members(body=body, members=[(f"党员{n}", "") for n in range(int(sys.argv[1]))], by=SYSTEM)
ballot = services.open_ballot(body=body, title="选", question="同意吗？", kind="yes-no", rule={},
                              closes_at=timezone.now() + timedelta(days=1), by=SYSTEM)
print(json.dumps([ballot.public_id, [code for _v, code in services.make_slips(ballot=ballot, by=SYSTEM)]]))
"""
_COUNT = """
import django, json, sys
django.setup()
from lianxin.deliberation import services
from lianxin.deliberation.models import Ballot
from lianxin.kit.actors import SYSTEM
ballot = services.close_ballot(ballot=Ballot.objects.get(public_id=sys.argv[1]), by=SYSTEM)
print(json.dumps([ballot.result["handed_in"], ballot.sheets.count()]))
"""
_TOKEN = "a" * 32


def _python(env, source, *words):
    done = subprocess.run(
        [sys.executable, "-c", source, *words], cwd=ROOT, env=env, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


_HEAD = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nReferer: http://127.0.0.1:{port}{path}\r\n"
    "Cookie: csrftoken={token}\r\nAccept-Language: zh-CN\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
)


def _letters(port, path, codes):
    """What the voters' browsers send, written before the clock starts: theirs are machines of their own."""
    for code in codes:
        body = urlencode({"csrfmiddlewaretoken": _TOKEN, "code": code, "choice": "yes"})
        yield (_HEAD.format(path=path, port=port, token=_TOKEN, length=len(body)) + body).encode()


def _send(port, letters, answers):
    """Every letter in its turn; the next one is sent when the page with the tracker is there whole."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        for letter in letters:
            line.sendall(letter)
            page = b""
            while b"</html>" not in page[-64:]:
                piece = line.recv(65_536)
                if not piece:
                    raise SystemExit("The server hung up on a voter.")
                page += piece
            answers.append(int(page[9:12]))


def measure(name, env, voters, clients):
    subprocess.run([sys.executable, "-m", "lianxin", "migrate"], cwd=ROOT, env=env, check=True, capture_output=True)
    ballot, codes = _python(env, _OPEN, str(voters))
    port = _free_port()
    with served([sys.executable, "-m", "lianxin", "serve"], port, env | {"PORT": str(port)}) as process:
        path = f"/hall/ballots/{ballot}/vote/"
        for _n in range(20):
            Browser(port).get(path)  # pages are loaded before the clock starts
        answers = []
        letters = list(_letters(port, path, codes))
        threads = [threading.Thread(target=_send, args=(port, letters[n::clients], answers)) for n in range(clients)]
        cpu, start = cpu_of_tree(process.pid), time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took, cpu = time.perf_counter() - start, cpu_of_tree(process.pid) - cpu
    accepted = answers.count(200)
    value(f"ballots.{name}.accepted", accepted, f"of {voters}")
    value(f"ballots.{name}.rate", accepted / took, "ballots/s", least=BARS[name])
    value(f"ballots.{name}.cpu", 1000 * cpu / max(accepted, 1), "ms of CPU each")
    handed_in, sheets = _python(env, _COUNT, ballot)
    value(f"ballots.{name}.lost", accepted - handed_in, "ballots", most=0)
    value(f"ballots.{name}.doubled", sheets - accepted, "ballots", most=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--voters", type=int, default=1500)
    parser.add_argument("--clients", type=int, default=12)
    parser.add_argument("--only", choices=list(BARS))
    chosen = parser.parse_args()
    for name in BARS:
        if chosen.only not in (None, name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "LIANXIN_PG_STARTED")}
            env |= {"LIANXIN_DATA": folder, "LIANXIN_SAMPLE": "0", "DJANGO_SETTINGS_MODULE": "lianxin.config.settings"}
            stop = None
            if name == "postgresql":
                os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin starts nothing by itself
                from tests.plugins.postgres import start

                try:
                    env["DATABASE_URL"], stop = start(durable=True)
                except SystemExit as error:
                    skipped(f"ballots.{name}", error)
                    continue
            try:
                measure(name, env, chosen.voters, chosen.clients)
            finally:
                if stop:
                    stop()


if __name__ == "__main__":
    main()
