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
    assert run(here, "-m", "lianxin", "sign_log")[0] == 0

    code, words = run(here, "-m", "lianxin", "move-to-postgres", url)
    assert code == 0, words
    assert run(there, "-c", COUNT) == run(here, "-c", COUNT)
    assert "核验通过" in run(there, "-m", "lianxin", "verify")[1]
    assert run(there, "-c", TELL.replace("{KEY}", "b"))[0] == 0  # numbers go on where they were

    code, words = run(here, "-m", "lianxin", "move-to-postgres", url)
    assert (code, "is not empty" in words) == (1, True)


@pytest.mark.parametrize("address", ["sqlite:///x", "mysql://a@b/c", "nonsense"])
def test_wrong_addresses_are_one_sentence(environment_without_database, address):
    code, words = run(environment_without_database, "-m", "lianxin", "move-to-postgres", address)
    assert (code, "postgres://" in words, "Traceback" in words) == (1, True, False)
