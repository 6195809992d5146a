"""A first start that is killed while the sample county is loaded: the next one says what to do instead of showing half a county."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lianxin(environment, *words):
    done = subprocess.run(
        [sys.executable, *words], check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )
    return done.returncode, done.stderr.strip()


@pytest.fixture
def environment(tmp_path):
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return known | {"LIANXIN_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}


def test_a_sample_county_half_loaded_is_not_shown(environment):
    data = Path(environment["LIANXIN_DATA"])
    data.mkdir()
    assert lianxin(environment, "manage.py", "migrate", "--verbosity", "0")[0] == 0
    with subprocess.Popen(
        [sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as loading:
        for words in loading.stderr:
            if "households" in words:  # the places are there, the people are not
                break
        loading.send_signal(signal.SIGKILL)
    said = (
        "The sample county is only half there: loading it was stopped before the end. "
        f"Remove the data folder {data} (on PostgreSQL, empty its database too) and start again."
    )
    assert lianxin(environment, "manage.py", "demo") == (1, f"CommandError: {said}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    assert lianxin(environment | {"PORT": port}, "-m", "lianxin", "serve") == (1, said)
