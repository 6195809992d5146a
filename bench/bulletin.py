"""A board of 200,000 notices: how long a reader waits for the list, a filter, a search. ``name value unit`` lines.

    python bench/bulletin.py [--notices 200000] [--requests 100] [--only sqlite|postgresql]

The sample county's notices again and again over ten years, each with two characters of its own in its title; then the
server as it runs at a county, asked over HTTP on one connection by somebody with a session, for whom no page is kept.
What is said is the 95th percentile of the time until the whole answer is there. The last lines are the CPU of the board
for a visitor without an account, whose page is made once a version.
"""

import re
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, value
from bench.grown import on_both
from bench.pages import Browser, _free_port, per_request, reading, served

BAR_MS = 50
KEPT_BAR_MS = 2
YEARS = 10


def fill(number):
    """Copies of every notice and of the posting that hangs until there are ``number``; run in a process of its own."""
    import django

    django.setup()
    from django.db import connection

    from lianxin.bulletin.models import Notice, Posting
    from lianxin.bulletin.services.words import put_down

    hung = Notice.objects.filter(posted_on__isnull=False)
    last, last_posting = (model.objects.order_by("-pk").values_list("pk", flat=True)[0] for model in (Notice, Posting))
    copies = -(-(number - hung.count()) // hung.count())
    postgresql = connection.vendor == "postgresql"
    chars = "chr((%s)::int)" if postgresql else "char(%s)"
    own = " || ".join(chars % f"19968 + (n.id * {a} + k * {b}) % 6000" for a, b in ((7919, 104729), (6101, 1299709)))
    shift = f"(({copies + 1} - k) * {365 * YEARS} / {copies + 1})" + "::int" * postgresql

    def earlier(field):
        return f"{field} - {shift}" if postgresql else f"date({field}, '-' || {shift} || ' days')"

    # Nothing leaves the web here, so that a search has all of them to look through.
    days = ("posted_on", "posted_until", "about_from", "about_to")
    fresh = {
        "id": f"n.id + k * {last}", "public_id": f"'M' || (n.id + k * {last})", "number": "n.number || '-' || k",
        "posting_id": f"n.posting_id + k * {last_posting}", "source_id": "''", "source_kind": "''",
        "state": "'archived'", "archive_number": "'1'", "web_until": "'2999-12-31'",
    } | {day: earlier(f"n.{day}") for day in days}  # fmt: skip
    posting = {
        "id": f"p.id + k * {last_posting}", "public_id": f"'M' || (p.id + k * {last_posting})",
        "notice_id": f"p.notice_id + k * {last}", "title": f"substr(p.title, 1, 60) || {own}",
        "first_on": earlier("p.first_on"), "last_on": earlier("p.last_on"),
    }  # fmt: skip
    series = (
        f"WITH RECURSIVE copies(k) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT k + 1 FROM copies WHERE k < {copies})"
    )
    columns = [field.column for field in Notice._meta.concrete_fields if not field.generated]
    posted = [field.column for field in Posting._meta.concrete_fields if not field.generated]
    hanging = f"bulletin_notice n WHERE n.id <= {last} AND n.posted_on IS NOT NULL"
    statements = [
        f"INSERT INTO bulletin_notice ({', '.join(columns)}) {series} "
        f"SELECT {', '.join(fresh.get(c, 'n.' + c) for c in columns)} FROM copies, {hanging}",
        f"INSERT INTO bulletin_posting ({', '.join(posted)}) {series} "
        f"SELECT {', '.join(posting.get(c, 'p.' + c) for c in posted)} FROM copies, bulletin_posting p "
        f"JOIN bulletin_notice n ON n.posting_id = p.id WHERE n.id <= {last}",
    ]
    with connection.cursor() as cursor:
        if not postgresql:
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("BEGIN")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("COMMIT")
    with Stopwatch() as watch:
        put_down(Posting.objects.filter(pk__gt=last_posting).select_related("notice").iterator(chunk_size=500))
    value("board.words", 1000 * watch.wall / number, "ms a posting to put its words down")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if postgresql else "ANALYZE")
    value("board.notices", Notice.objects.filter(posted_on__isnull=False).count(), "notices")


def asks(port):
    """Name → one request of a clerk, and what must be on the page."""
    clerk, officer = Browser(port).sign_in("clerk01"), Browser(port).sign_in("county")
    titles = re.findall(r'class="list__row"><a href="[^"]+">([^<]+)<', officer.get("/board/").text)
    page = officer.get("/board/?year=2020").text
    rare = re.search(r'class="list__row"><a href="[^"]+">([^<]+)<', page)[1][-2:]
    place = re.search(r'name="place" value="(\w+)"', clerk.get("/board/").text)[1]
    common = titles[0][:2]
    return {
        "list": (officer, "/board/", "list__row"),
        "list.place": (officer, f"/board/?place={place}", "list__row"),
        "filter.affairs": (officer, "/board/?affairs=finance", "list__row"),
        "filter.year": (officer, "/board/?year=2020", "list__row"),
        "filter.now": (officer, "/board/?now=1", "list__row"),
        "search.common": (officer, f"/board/?q={quote(common)}", "list__row"),
        "search.common.place": (officer, f"/board/?place={place}&q={quote('支出')}", "list__row"),
        "search.common.year": (officer, f"/board/?year=2020&q={quote('电费')}", ""),
        "search.phrase": (officer, f"/board/?q={quote('集体经济')}", "list__row"),
        "search.two": (officer, f"/board/?q={quote('支出 电费')}", ""),
        "search.rare": (officer, f"/board/?q={quote(rare)}", "list__row"),
        "search.none": (officer, f"/board/?q={quote('龘麤')}", "empty"),
    }


def measure(name, env, options):
    port = _free_port()
    command = [sys.executable, "-m", "lianxin", "serve"]
    with served(command, port, {**env, "PORT": str(port), "LIANXIN_SAMPLE": "0"}) as process:
        found = asks(port)
        for each in found.values():
            reading(*each)(0)
        for what, each in found.items():
            ask, times = reading(*each), []
            for number in range(options.requests):
                start = time.perf_counter()
                ask(number)
                times.append(1000 * (time.perf_counter() - start))
            value(f"{name}.{what}.median", statistics.median(times), "ms")
            value(f"{name}.{what}.p95", sorted(times)[int(len(times) * 0.95)], "ms", most=BAR_MS)
        visitor = reading(Browser(port), "/board/", "list__row")
        per_request(process.pid, visitor, 20)
        cost = statistics.median(per_request(process.pid, visitor, 300) for _round in range(3))
        value(f"{name}.visitor", cost, "ms of CPU", most=KEPT_BAR_MS)


if __name__ == "__main__":
    sys.exit(on_both("board", __file__, "notices", 200_000, fill, measure, __doc__.partition("\n")[0]))
