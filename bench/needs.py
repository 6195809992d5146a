"""A request beside django-helpdesk, both on one PostgreSQL with 20,000 cases. Prints ``name value unit`` lines.

    python bench/needs.py [--cases 20000] [--open 20000] [--requests 60]

The staff's list (theirs with the rows its page asks for at once, as its script asks), one case, and what a resident sends. CPU of the web
server's processes and of PostgreSQL's together, per request, median of three rounds. Our side writes the record, the
clock and the message of every case; theirs has three follow-ups a ticket, ours its eight steps. As many are open on both
sides: all of them, as both leave what nobody has touched, unless ``--open`` says otherwise. Their clocks run: an hour in
which twenty thousand cases become overdue at once is no hour of a county's, and its alarms would be counted as pages.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, cpu_of_tree, ratio, skipped, value
from bench.grown import grow, sample_on_postgresql
from bench.pages import Browser, _env, _free_port, reading, served, telling

#: What its script asks for with the rows: every column says how it may be searched.
_COLUMNS = "id ticket priority queue status created due_date assigned_to submitter last_followup time_spent kbitem"
_SAID = (
    ("data", None),
    ("name", ""),
    ("searchable", "true"),
    ("orderable", "true"),
    ("search][value", ""),
    ("search][regex", "false"),
)
TABLE = "draw=1&" + urlencode(
    {
        f"columns[{number}][{key}]": column if said is None else said
        for number, column in enumerate(_COLUMNS.split())
        for key, said in _SAID
    }
    | {"start": 0, "length": 25, "search[value]": "", "search[regex]": "false"}
)
BARS = {"list": 20, "case": 4, "intake": 1}  # times less CPU than theirs


def postmaster(url):
    """The main process of the database."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone()
    return int((Path(folder) / "postmaster.pid").read_text().split()[0])


def costs(server, database, asks, options):
    """CPU milliseconds of each request, both sides of the socket; the sessions' backends stay while we ask."""
    for ask in asks.values():
        for number in range(20):
            ask(number)
    wait_until_calm(server)
    rounds = {name: [] for name in asks}
    for _round in range(3):
        for name, ask in asks.items():
            before = cpu_of_tree(server) + cpu_of_tree(database)
            for number in range(options.requests):
                ask(number)
            rounds[name].append(1000 * (cpu_of_tree(server) + cpu_of_tree(database) - before) / options.requests)
    return {name: statistics.median(found) for name, found in rounds.items()}


def wait_until_calm(server, seconds=300):
    """What a start leaves to be done in the background, and the warming up, is not the cost of a page."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        before = cpu_of_tree(server)
        time.sleep(3)
        if cpu_of_tree(server) - before < 0.1:
            return
    raise SystemExit("The server was never at rest.")


def ours(env, database, options):
    port = _free_port()
    command = [sys.executable, "-m", "lianxin", "serve"]
    with served(command, port, {**env, "PORT": str(port), "LIANXIN_SAMPLE": "0"}) as process:
        officer, resident = Browser(port).sign_in("county"), Browser(port).sign_in("resident1")
        case = re.search(r'class="list__row">\s*<a href="(/needs/[^"]+)"', officer.get("/needs/").text)[1]
        asks = {
            "list": reading(officer, "/needs/", "list__row"),
            "case": reading(officer, case, "timeline"),
            "intake": telling(resident),
        }
        return costs(process.pid, database, asks, options)


def theirs(url, database, size, options):
    """``size`` is (queues, staff)."""
    env = {**_env(ROOT), "PEER_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        [sys.executable, "-m", "bench.peers.helpdesk", "make", *map(str, (options.cases, *size, options.open))],
        cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    key, ticket = made.stdout.decode().split()
    port = _free_port()
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4",
        "--host", "127.0.0.1", "--port", str(port), "--no-ws", "--log-level", "error", "bench.peers.helpdesk:application",
    ]  # fmt: skip
    with served(command, port, env) as process:
        staff, anybody = Browser(port, sessionid=key), Browser(port)
        rows = re.search(r'"url": "([^"]+)"', staff.get("/tickets/").text)[1]
        page, table = reading(staff, "/tickets/", "<table"), reading(staff, f"{rows}?{TABLE}", '"title"')

        def listing(number):
            page(number)
            table(number)

        asks = {
            "list": listing,
            "case": reading(staff, f"/tickets/{ticket}/", "路灯"),
            "intake": submitting(anybody),
        }
        return costs(process.pid, database, asks, options)


def leave_open(url, number):
    """As many of our needs being worked at as the peer has open tickets."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "UPDATE needs_need SET state = 'in_progress', answered_at = NULL, closed_at = NULL, next_alarm_at = NULL, "
            "contact_due_at = now() + interval '1 year', due_at = now() + interval '1 year' WHERE id IN "
            "(SELECT id FROM needs_need WHERE still_open = 0 ORDER BY id LIMIT greatest(0, %s - "
            "(SELECT count(*) FROM needs_need WHERE still_open = 1)))",
            [number],
        )
        connection.execute("VACUUM ANALYZE needs_need")
        ((still_open,),) = connection.execute("SELECT count(*) FROM needs_need WHERE still_open = 1").fetchall()
    value("needs.open", still_open, "needs being worked at")


def size_of(url):
    """How many units and how many people at work our county has; theirs gets as many queues and staff."""
    import psycopg

    with psycopg.connect(url) as connection:
        return [
            connection.execute(f"SELECT count(DISTINCT {column}) FROM {table}").fetchone()[0]
            for table, column in (("organisations_unit", "id"), ("accounts_grant", "user_id"))
        ]


def submitting(browser):
    """A ticket as somebody without an account sends it."""
    path = "/tickets/submit/"
    page = browser.get(path).text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    queue = re.search(r'<option value="(\d+)"', page)[1]

    def ask(number):
        answer = browser.post(
            path, csrfmiddlewaretoken=token, queue=queue, title=f"石板 {number}", priority="3", due_date="",
            body="合作社门口石板翘起来了，请来看看。", submitter_email="resident@example.org",
        )  # fmt: skip
        if answer.status != 302:
            raise SystemExit(
                f"their intake answered {answer.status}: {re.findall('error[^<]*<[^<]*', answer.text)[:3]}"
            )

    return ask


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--open", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=60)
    options = parser.parse_args()
    try:
        import helpdesk  # noqa: F401
    except ImportError:
        return skipped("helpdesk", "not installed; bin/bench installs it")
    os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin's own start belongs to a test run
    from tests.plugins.postgres import start

    try:
        url, stop = start(durable=True)
    except SystemExit as missing:
        return skipped("helpdesk", missing)
    try:
        return compare(url, options)
    finally:
        stop()


def compare(url, options):
    import psycopg

    database = postmaster(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE peer")
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
        env = _env(Path(folder), DATABASE_URL=url)
        sample_on_postgresql(env)
        grow(env, str(ROOT / "bench" / "million.py"), options.cases)
        leave_open(url, options.open)
        mine = ours(env, database, options)
        size = size_of(url)
    peer = theirs(urlunsplit(urlsplit(url)._replace(path="/peer")), database, size, options)
    for name, least in BARS.items():
        value(f"needs.{name}.ours", mine[name], "ms of CPU")
        value(f"needs.{name}.theirs", peer[name], "ms of CPU")
        ratio(f"needs.{name}", mine[name], peer[name], "less CPU than django-helpdesk")
        value(f"needs.{name}.times", peer[name] / mine[name], "×", least=least)
    return 0


if __name__ == "__main__":
    sys.exit(main())
