"""Real processes that append at the same moment leave one log: no number twice, none missing, every head sound."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.plugins import migrated

ROOT = Path(__file__).resolve().parents[2]
COUNT = 100
READ = """
import django; django.setup()
from lianxin.audit.models import LogEntry
import json
print(json.dumps([json.loads(body) for body in LogEntry.objects.values_list("body", flat=True)]))
"""


@pytest.fixture
def environment(transactional_db, tmp_path):
    """A database that several processes can open: a file, or the test database of the server."""
    env = {**os.environ, "LIANXIN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lianxin.config.settings"}
    if connection.vendor == "postgresql":
        to = connection.settings_dict
        login = f"{quote(to['USER'])}:{quote(to['PASSWORD'])}"
        env["DATABASE_URL"] = f"postgres://{login}@{quote(to['HOST'], safe='')}:{to['PORT']}/{to['NAME']}"
    else:
        env.pop("DATABASE_URL", None)
        migrated.lay(tmp_path)
        run(env, "manage.py", "migrate", "--verbosity", "0")
    return env


def run(env, *arguments):
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.slow
def test_processes_appending_at_once_leave_one_log(environment):
    writers = [
        subprocess.Popen([sys.executable, "-m", "tests.audit.appending", name, str(COUNT)], cwd=ROOT, env=environment)
        for name in ("A", "B", "C")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    entries = json.loads(run(environment, "-c", READ).stdout)
    for name in ("A", "B", "C"):
        own = [e["fact"]["value"] for e in entries if e["kind"] == "test.fact" and e["fact"]["id"] == name]
        assert own == list(range(COUNT))
    assert sum(e["kind"] == "test.batch" for e in entries) == 3 * 7 * COUNT // 10
    assert "核验通过" in run(environment, "manage.py", "verify").stdout


@pytest.mark.slow
def test_process_killed_while_appending_loses_nothing_it_had_committed(environment):
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.audit.appending", "A", "100000"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
    )
    with writer:
        assert writer.stdout.readline() == b"writing\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=1)
        writer.kill()
    run(environment, "-m", "tests.audit.appending", "B", "30")
    entries = json.loads(run(environment, "-c", READ).stdout)
    own = [e["fact"]["value"] for e in entries if e["kind"] == "test.fact" and e["fact"]["id"] == "A"]
    assert own == list(range(len(own)))
    assert own
    assert "核验通过" in run(environment, "manage.py", "verify").stdout
