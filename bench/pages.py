"""What a page costs: CPU of the whole process tree per request, queries, memory. Prints ``name value unit`` lines.

    python bench/pages.py [--requests 200] [--rounds 3] [--ours-only]

The product runs as it runs at a village: ``lianxin serve`` on a copy of the sample county, asked over HTTP by signed-in
staff on one connection. CPU counts user and system time of granian, its two workers and the background worker, idle
ticking and delivery included. The county is built once a day under ``var/bench`` (``LIANXIN_BENCH_COUNTY`` names
another data folder). The peer is ``bench/peers/plain.py``, on the same server with the same number of workers.
"""

import argparse
import hashlib
import http.client
import itertools
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, cpu_of_tree, memory_of, ratio, tree_of, value

PASSWORD = "lianxin-2026"
BARS = {"queue": 12, "case": 15, "intake": 10}  # ms of CPU
MEMORY_BAR = 250  # MiB


def county():
    """A data folder with the sample county, built today."""
    if given := os.environ.get("LIANXIN_BENCH_COUNTY"):
        return Path(given)
    folder = ROOT / "var" / "bench" / f"county-{date.today()}-{_migrations()}"
    if not (folder / ".complete").exists():
        for old in folder.parent.glob("county-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
        print("# building the sample county once for today ...", flush=True)
        for command in ("migrate", "demo"):
            subprocess.run(
                [sys.executable, "-m", "lianxin", command], cwd=ROOT, check=True, env=_env(folder), capture_output=True
            )
        (folder / ".complete").touch()
    return folder


def _migrations():
    """A county built before a migration is not the county of today."""
    names = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("lianxin/*/migrations/0*.py"))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:8]


def _env(folder, **more):
    kept = {name: text for name, text in os.environ.items() if name not in ("DATABASE_URL", "LIANXIN_PG_STARTED")}
    return {**kept, "LIANXIN_DATA": str(folder), **more}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(command, port, env):
    """Run a server until the block ends; gives its process."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        _wait(port, process)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait(port, process, seconds=120):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"The server ended: {process.stderr.read().decode()[-400:]}")
        try:
            if Browser(port).get("/healthz").status in (200, 404):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server did not come up in two minutes.")


class Browser:
    """One connection with its cookies."""

    def __init__(self, port, **cookies):
        self.origin = f"http://127.0.0.1:{port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies, self.used = cookies, 0.0

    def _ask(self, method, path, body=None):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Accept-Language": "zh-CN"}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"{self.origin}{path}"}
        if time.monotonic() - self.used > 5:
            self.connection.close()  # the server closes idle connections
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        self.used = time.monotonic()
        for name, text in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = text.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, **fields):
        return self._ask("POST", path, urlencode(fields))

    def token(self, path):
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path).text)[1]

    def sign_in(self, name):
        path = "/accounts/login/"
        answer = self.post(path, csrfmiddlewaretoken=self.token(path), login=name, password=PASSWORD)
        if answer.status != 302:
            raise SystemExit(f"{name} could not sign in: {answer.status}")
        return self


def per_request(root, ask, requests):
    """CPU milliseconds of ``root`` and all it started per call of ``ask(number)``."""
    before = cpu_of_tree(root)
    for number in range(requests):
        ask(number)
    return 1000 * (cpu_of_tree(root) - before) / requests


def reading(browser, path, must_hold=""):
    def ask(_number):
        answer = browser.get(path)
        if answer.status != 200 or must_hold not in answer.text:
            raise SystemExit(f"{path} answered {answer.status} without “{must_hold}”.")

    return ask


def telling(browser):
    """Intake as a resident sends it: the form's token, a fresh key each time, the place in words."""
    path = "/needs/new/"
    page = browser.get(path).text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    place = re.search(r'name="division"[^>]*value="([^"]+)"', page)[1]

    numbers = itertools.count()

    def ask(_number):
        number = next(numbers)
        answer = browser.post(
            path, csrfmiddlewaretoken=token, client_key=f"bench-{number:020d}", content=f"合作社门口第{number}块石板翘起来了，请来看看。",
            kind="help", category="other", urgency="normal", anonymity="named", division=place,
        )  # fmt: skip
        if answer.status != 302:
            raise SystemExit(f"intake answered {answer.status}: {re.findall('error[^<]*<[^<]*', answer.text)[:3]}")

    return ask


def pages(port):
    """Name → one request of it, over HTTP, by whom the page is for."""
    anonymous, resident = Browser(port), Browser(port).sign_in("resident1")
    clerk, officer = Browser(port).sign_in("clerk01"), Browser(port).sign_in("county")
    queue = officer.get("/needs/").text
    if (rows := queue.count('class="list__row"')) != 20:
        raise SystemExit(f"The queue shows {rows} rows, not 20.")
    case = re.search(r'class="list__row">\s*<a href="(/needs/[^"]+)"', queue)[1]
    return {
        "floor": reading(anonymous, "/robots.txt"),
        "health": reading(anonymous, "/healthz"),
        "home": reading(anonymous, "/", "site-header"),
        "queue": reading(officer, "/needs/", "list__row"),
        "case": reading(officer, case, "timeline"),
        "today": reading(clerk, "/today/", "site-header--in"),
        "search": reading(clerk, "/search/?q=%E8%B7%AF%E7%81%AF", "site-header--in"),
        "board": reading(anonymous, "/board/", "site-header"),
        "rates": reading(anonymous, "/needs/rates/", "site-header"),
        "public": reading(anonymous, "/needs/public/", "list__row"),
        "intake": telling(resident),
    }


def ours(folder, options):
    port = _free_port()
    command = [sys.executable, "-m", "lianxin", "serve"]
    with served(command, port, _env(folder, PORT=str(port), LIANXIN_SAMPLE="0")) as process:
        asks = pages(port)
        for ask in asks.values():
            for number in range(20):  # both workers have seen every template
                ask(number)
        pids = set(tree_of(process.pid))
        idle = cpu_of_tree(process.pid)
        time.sleep(5)
        value("pages.idle.cpu", 1000 * (cpu_of_tree(process.pid) - idle) / 5, "ms/s, nobody asking")
        costs = {name: [] for name in asks}
        for _round in range(options.rounds):
            for name, ask in asks.items():
                costs[name].append(per_request(process.pid, ask, options.requests))
        medians = {name: statistics.median(found) for name, found in costs.items()}
        for name, found in medians.items():
            value(f"pages.{name}.cpu", found, "ms/request", most=BARS.get(name))
        value(
            "pages.memory",
            memory_of(pids.intersection(tree_of(process.pid))),
            "MiB, two workers, background worker and who started them",
            most=MEMORY_BAR,
        )
    return medians


def theirs(folder, options):
    """CPU of the peer's list page."""
    env = _env(folder, PEER_DATABASE=str(folder / "peer.sqlite3"), PYTHONPATH=str(ROOT))
    made = subprocess.run(
        [sys.executable, "-m", "bench.peers.plain", "make"], cwd=ROOT, env=env, check=True, capture_output=True
    )
    key, queries = made.stdout.decode().split()
    port = _free_port()
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4",
        "--host", "127.0.0.1", "--port", str(port), "--no-ws", "--log-level", "error", "bench.peers.plain:application",
    ]  # fmt: skip
    with served(command, port, env) as process:
        ask = reading(Browser(port, sessionid=key), "/", "list__row")
        for number in range(20):
            ask(number)
        cost = statistics.median(per_request(process.pid, ask, options.requests) for _round in range(options.rounds))
    value("peer.list.cpu", cost, "ms/request, plain Django, permission and parents per row")
    return cost, int(queries)


_COUNT = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "lianxin.config.settings"
import django; django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lianxin.accounts.models import User
for line in sys.stdin.read().splitlines():
    name, who, path = line.split()
    client = Client(SERVER_NAME="127.0.0.1")
    if who != "-":
        client.force_login(User.objects.get(username=who))
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    print(name, len(queries))
"""


def query_counts(folder):
    """Queries of each reading page, asked in one process on the same data."""
    asked = (
        "home - /", "queue county /needs/", "today clerk01 /today/", "search clerk01 /search/?q=%E8%B7%AF%E7%81%AF",
        "board - /board/", "rates - /needs/rates/", "public - /needs/public/", "tell resident1 /needs/new/",
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", _COUNT], input="\n".join(asked).encode(), cwd=ROOT, env=_env(folder), check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    counts = dict(line.split() for line in done.stdout.decode().splitlines())
    for name, count in counts.items():
        value(f"pages.{name}.queries", int(count), "queries", most=12)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours-only", action="store_true")
    options = parser.parse_args()
    source = county()
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as base:
        folder = Path(base) / "data"
        shutil.copytree(source, folder)
        mine = ours(folder, options)
        counts = query_counts(folder)
        if not options.ours_only:
            cost, queries = theirs(folder, options)
            value("peer.list.queries", queries, "queries")
            ratio("pages.list.cpu", mine["queue"], cost, "less CPU than plain Django's list of 20")
            ratio("pages.list.queries", int(counts["queue"]), queries, "fewer queries than plain Django's list of 20")


if __name__ == "__main__":
    main()
