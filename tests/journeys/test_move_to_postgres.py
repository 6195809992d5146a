"""A village that has outgrown SQLite: everything it recorded stands on PostgreSQL, number by number."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection

from tests.journeys.test_kill import ROOT
from tests.plugins import migrated

COUNT = """
import django; django.setup()
from django.apps import apps
print({m._meta.label: m._base_manager.count() for m in apps.get_models() if m.__module__.startswith("lianxin.")})
"""
TELL = """
import django; django.setup()
from lianxin.kit.actors import ANONYMOUS
from lianxin.needs import services
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester
from lianxin.territory.selectors import find_by_code
matter = Matter(kind="help", category=Category.objects.get(code="roads.lamp"), title="路灯不亮", content="路灯不亮",
                division=find_by_code("990101100201"))
for n in range(3):
    services.register_need(matter=matter, requester=Requester(name="周小满", phone="+8619900000001"),
                           client_key=f"{KEY}{n}", by=ANONYMOUS)
"""
KEEP = """
import django; django.setup()
from datetime import timedelta
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import services
from lianxin.ledger.models import Book
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.organisations.models import Unit
from lianxin.people.models import Person, Roll, RollEntry
from lianxin.territory.selectors import find_by_code
village, today = find_by_code("990101100201"), clock.today()
unit = Unit.objects.create(kind="collective_org", name="合作社", division=village, division_path=village.path)
on = today - timedelta(days=40)
book = services.open_book(unit=unit, name="村集体", opened_on=on, by=SYSTEM)
kinds = ("101", Kind.BANK), ("102", Kind.INCOME), ("103", Kind.EXPENSE)
bank, earned, spent = [services.open_account(book=book, code=code, name=code, kind=kind, measure=Measure.FEN,
                                             opened_on=on, by=SYSTEM) for code, kind in kinds]
lines = (bank, 700), (earned, -1000), (spent, 300)
services.post_batch(book=book, postings=[services.Posting(on=on, words="卖菌棒", lines=lines) for _ in range(400)], by=SYSTEM)
Book.objects.update(closed_through=today - timedelta(days=9))
roll = Roll.objects.create(division=village, division_path=village.path, kind="resident", as_of=on,
                           drawn_at=clock.now(), drawn_by_name="郑谷雨")
person = Person.objects.create(name="周小满", division=village, division_path=village.path)
RollEntry.objects.create(roll=roll, person=person, number=1)
Roll.objects.update(adopted_at=clock.now(), adopted_by="村民会议", adopted_by_name="郑谷雨")
"""
CHANGE = """
import django; django.setup()
from django.db import IntegrityError
from lianxin.people.models import Roll
try:
    Roll.objects.update(adopted_by="没有人")
except IntegrityError as refused:
    print(refused)
"""


def run(environment, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def both(tmp_path, environment_without_database, transactional_db):
    """The environment of a filled SQLite, that of a PostgreSQL with nothing in its tables, and its address."""
    if connection.vendor != "postgresql":
        pytest.skip("runs where the tests have a PostgreSQL")
    to, name = connection.settings_dict, f"moved_{tmp_path.name}".replace("-", "_").lower()
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated.kept_on_postgresql() or "template0"}"')
    url = f"postgres://{quote(to['USER'])}:{quote(to['PASSWORD'])}@{quote(to['HOST'], safe='')}:{to['PORT']}/{name}"
    yield environment_without_database, environment_without_database | {"DATABASE_URL": url}, url
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def environment_without_database(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    migrated.lay(tmp_path)
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "lianxin.config.settings", "LIANXIN_DATA": str(tmp_path)}


def test_everything_recorded_stands_on_postgresql(both):
    here, there, url = both
    assert run(here, "-m", "tests.journeys.seeding")[0] == 0
    assert run(here, "-c", TELL.replace("{KEY}", "a"))[0] == 0
    assert run(here, "-c", KEEP) == (0, "")
    assert run(here, "-m", "lianxin", "sign_log")[0] == 0

    code, words = run(here, "-m", "lianxin", "move-to-postgres", url)
    assert code == 0, words
    assert run(there, "-c", COUNT) == run(here, "-c", COUNT)
    assert "核验通过" in run(there, "-m", "lianxin", "verify")[1]
    assert run(there, "-c", TELL.replace("{KEY}", "b"))[0] == 0  # numbers go on where they were
    assert "frozen" in run(there, "-c", CHANGE)[1]  # and the guards stand again

    code, words = run(here, "-m", "lianxin", "move-to-postgres", url)
    assert (code, "is not empty" in words) == (1, True)


@pytest.mark.parametrize("address", ["sqlite:///x", "mysql://a@b/c", "nonsense"])
def test_wrong_addresses_are_one_sentence(environment_without_database, address):
    code, words = run(environment_without_database, "-m", "lianxin", "move-to-postgres", address)
    assert (code, "postgres://" in words, "Traceback" in words) == (1, True, False)
