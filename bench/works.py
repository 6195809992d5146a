"""The ledger of a project with ten thousand payments: what everybody opens. Prints ``name value unit`` lines.

    python bench/works.py [--payments 10000]

The first page, one in the middle and the project's own page, as the views answer them, on the database of the environment (a
fresh SQLite without one). Rows are written past the services, as many of them would take long; the pages read the same tables.
"""

import argparse
import os
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, value

BAR_MS = 100
RUNS = 15


def made(payments):
    """A project of one source that paid so many times."""
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import services as ledger
    from lianxin.organisations.models import Unit
    from lianxin.works.models import Line, Movement, Payment, Project
    from tests.cast import make_division

    village, now, first = make_division(None, "village", "上河村", code="990101001"), clock.now(), date(2026, 1, 1)
    unit = Unit.objects.create(kind="collective_org", name="合作社", division=village, division_path=village.path)
    project = Project.objects.create(
        division=village, division_path=village.path, book=ledger.open_book(unit=unit, name="账", opened_on=first, by=SYSTEM),
        year=2026, serial=1, title="修路", kind="new", sector="road", place="村口", why="烂", state="building", opened_at=now,
        decision_id="D", decision_label="决议", decided_on=first, budget_fen=payments * 100, plan_begin_on=first,
        plan_complete_on=first,
    )  # fmt: skip
    line = Line.objects.create(
        project=project,
        serial=1,
        source="fiscal",
        giver="县财政局",
        conditions="专款",
        promised=payments * 100,
        added_at=now,
    )
    paid = Payment.objects.bulk_create(
        Payment(
            project=project, line=line, fen=100, payee="施工队", words=f"第 {n} 笔", receipt=f"发票 {n}", state="released",
            drafted_at=now, decided_at=now,
        )
        for n in range(payments)
    )  # fmt: skip
    came = [
        Movement(project=project, line=line, kind="in", amount=payments * 100, on=first, number="1", entry_id=0, at=now)
    ]
    Movement.objects.bulk_create(
        came
        + [
            Movement(
                project=project, line=line, kind="out", amount=100, on=first + timedelta(days=n % 300), number=f"{n}",
                words=str(each), payment=each, entry_id=n, at=now,
            )
            for n, each in enumerate(paid)
        ]
    )  # fmt: skip
    return project


def timed(client, address):
    """The median wall and CPU of an answer, in ms, once warm."""
    walls, cpus = [], []
    for _run in range(RUNS):
        with Stopwatch() as watch:
            answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        walls.append(watch.wall * 1000)
        cpus.append(watch.cpu * 1000)
    return answer, statistics.median(walls), statistics.median(cpus)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--payments", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIANXIN_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client

        from lianxin.works import selectors

        settings.ALLOWED_HOSTS.append("testserver")
        # A fresh folder has no collected files; their names are looked up in a dictionary where there is one.
        settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
        call_command("migrate", verbosity=0)
        project = made(options.payments)
        value("works.payments", options.payments, "payments of one project")
        client, address = Client(), f"/works/{project.public_id}/"
        money, middle = f"{address}money/", ""
        for _page in range(options.payments // 60):
            middle = selectors.movements_page(project, cursor=middle).next_cursor
        for name, where in (("first", money), ("middle", f"{money}?after={middle}"), ("project", address)):
            _answer, wall, cpu = timed(client, where)
            value(f"works.ledger.{name}.wall", wall, "ms", most=BAR_MS)
            value(f"works.ledger.{name}.cpu", cpu, "ms of CPU")


if __name__ == "__main__":
    main()
