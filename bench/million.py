"""A million needs: how long staff and residents wait, and how many can be taken in a second. ``name value unit`` lines.

    python bench/million.py [--needs 1000000] [--requests 200] [--only sqlite|postgresql]

The sample county's needs and steps again and again, over ten years, each with two characters of its own in its words so
that rare words are rare; then the server as it runs at a county, asked over HTTP on one connection. What is said is the
95th percentile of the time until the whole answer is there.
"""

import re
import statistics
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, value
from bench.grown import on_both
from bench.pages import Browser, _free_port, reading, served, telling

BAR_MS = 60
INTAKE_BAR = 100  # needs a second, durable, on PostgreSQL
YEARS = 10
KEPT = 20


def fill(number):
    """Copies of every need and step until there are ``number`` needs, in plain SQL; run in a process of its own."""
    import django

    django.setup()
    from django.db import connection

    from lianxin.needs import services
    from lianxin.needs.models import Need, NeedStep
    from lianxin.needs.vocabulary import OPEN

    last, last_step = (model.objects.order_by("-pk").values_list("pk", flat=True)[0] for model in (Need, NeedStep))
    opened, count = Need.objects.filter(state__in=[*OPEN]).count(), Need.objects.count()
    copies = -(-(number - count) // (count - opened + opened // KEPT))
    postgresql = connection.vendor == "postgresql"
    chars = "chr((%s)::int)" if postgresql else "char(%s)"
    own = " || ".join(chars % f"19968 + (n.id * {a} + k * {b}) % 6000" for a, b in ((7919, 104729), (6101, 1299709)))
    # Ended ones lie over the years; of the open ones only every KEPT-th copy stays, so that as many are open as in life.
    opened = ", ".join(f"'{state}'" for state in sorted(OPEN))
    shift = f"(k * {365 * YEARS} / {copies + 1})"

    def earlier(field):
        text = (
            f"n.{field} - {shift} * interval '1 day'"
            if postgresql
            else f"datetime(n.{field}, '-' || {shift} || ' days')"
        )
        return f"CASE WHEN n.state IN ({opened}) THEN n.{field} ELSE {text} END"

    fresh = {
        "id": f"n.id + k * {last}", "public_id": f"'M' || (n.id + k * {last})", "number": "n.number || '-' || k",
        "client_key": f"'M' || (n.id + k * {last})", "requester_user_id": "NULL", "title": f"substr(n.title, 1, 50) || {own}",
        "content": f"n.content || {own}",
    } | {
        field: earlier(field)
        for field in ("received_at", "dispatched_at", "contacted_at", "answered_at", "closed_at", "clock_started_at", "contact_due_at", "due_at")
    }  # fmt: skip
    columns = [field.column for field in Need._meta.concrete_fields if not field.generated]
    steps = [field.column for field in NeedStep._meta.concrete_fields]
    step = {"id": f"s.id + k * {last_step}", "need_id": f"s.need_id + k * {last}"}
    series = f"WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < {copies})"
    kept = f"(n.state NOT IN ({opened}) OR k % {KEPT} = 0)"
    with connection.cursor() as cursor:
        if not postgresql:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -1000000")
        cursor.execute(
            f"INSERT INTO needs_need ({', '.join(columns)}) {series} "
            f"SELECT {', '.join(fresh.get(c, 'n.' + c) for c in columns)} FROM copies, needs_need n WHERE {kept}"
        )
        cursor.execute(
            f"INSERT INTO needs_needstep ({', '.join(steps)}) {series} "
            f"SELECT {', '.join(step.get(c, 's.' + c) for c in steps)} FROM copies, needs_needstep s "
            f"JOIN needs_need n ON n.id = s.need_id WHERE s.id <= {last_step} AND n.id <= {last} AND {kept}"
        )
        if postgresql:
            for table in ("needs_need", "needs_needstep"):
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))")
    with Stopwatch() as watch:
        services.index_words(rounds=number)
    value("needs.words", 1000 * watch.wall / number, "ms a need to put its words down, in the worker")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if postgresql else "ANALYZE")
    value("needs", Need.objects.count(), "needs")
    value("needs.open", Need.objects.filter(state__in=[*OPEN]).count(), "needs")
    value("steps", NeedStep.objects.count(), "steps")


def asks(port):
    """Name → one request, by whom it is for, and what must be on the page."""
    nobody, clerk, officer = Browser(port), Browser(port).sign_in("clerk01"), Browser(port).sign_in("county")
    queue = officer.get("/needs/").text
    case = re.search(r'class="list__row">\s*<a href="(/needs/[^"]+)"', queue)[1]
    rare = re.search(r"list__row.*?<a [^>]*>\s*([^<]{4,})<", clerk.get("/needs/?state=ended").text, re.S)[1].strip()[
        -2:
    ]
    place = re.search(r'<option value="(\w{4,})"', nobody.get("/needs/public/").text)
    found = {
        "queue.clerk": (clerk, "/needs/", "list__row"),
        "queue.officer": (officer, "/needs/", "list__row"),
        "queue.officer.overdue": (officer, "/needs/?overdue=1", "list__row"),
        "queue.officer.ended": (officer, "/needs/?state=ended", "list__row"),
        "queue.clerk.ended": (clerk, "/needs/?state=ended", "list__row"),
        "queue.officer.words": (officer, f"/needs/?q={quote('路灯')}", "list__row"),
        "today.clerk": (clerk, "/today/", "site-header--in"),
        "search.clerk.common": (clerk, f"/search/?q={quote('路灯')}", "list__row"),
        "search.officer.common": (officer, f"/search/?q={quote('路灯')}", "list__row"),
        "search.clerk.rare": (clerk, f"/search/?q={quote(rare)}", "list__row"),
        "search.officer.none": (officer, f"/search/?q={quote('龘麤')}", ""),
        "case": (officer, case, "timeline"),
        "public": (nobody, "/needs/public/", "list__row"),
        "public.ended": (nobody, "/needs/public/?state=ended", "list__row"),
    }
    if place:
        found["public.place"] = (nobody, f"/needs/public/?place={place[1]}", "")
    return found


def measure(name, env, options):
    port = _free_port()
    command = [sys.executable, "-m", "lianxin", "serve"]
    with served(command, port, {**env, "PORT": str(port), "LIANXIN_SAMPLE": "0"}):
        found = asks(port)
        for each in found.values():
            reading(*each)(0)
        for what, (browser, path, must_hold) in found.items():
            ask, times = reading(browser, path, must_hold), []
            for number in range(options.requests):
                start = time.perf_counter()
                ask(number)
                times.append(1000 * (time.perf_counter() - start))
            value(f"{name}.{what}.median", statistics.median(times), "ms")
            value(f"{name}.{what}.p95", sorted(times)[int(len(times) * 0.95)], "ms", most=BAR_MS)
        intake(name, port)


def intake(name, port, *, hands=8, each=100):
    """Residents on eight connections telling at the same moment."""
    asked = [telling(Browser(port).sign_in("resident1")) for _hand in range(hands)]
    threads = [threading.Thread(target=lambda ask=ask: [ask(n) for n in range(each)]) for ask in asked]
    with Stopwatch() as watch:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    bar = {"least": INTAKE_BAR} if name.endswith("postgresql") else {}
    value(f"{name}.intake", hands * each / watch.wall, "needs/s, durable", **bar)


if __name__ == "__main__":
    sys.exit(on_both("needs.million", __file__, "needs", 1_000_000, fill, measure, __doc__.partition("\n")[0]))
