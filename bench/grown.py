"""The sample county grown to the size a bench asks for, on SQLite and on PostgreSQL, and measured there."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.frame import ROOT, skipped
from bench.pages import _env, county


def grow(env, script, number):
    """Run ``script --fill number`` in a process of its own on the database of ``env``."""
    subprocess.run(
        [sys.executable, script, "--fill", str(number)],
        cwd=ROOT, env={**env, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "lianxin.config.settings"}, check=True,
    )  # fmt: skip


def sample_on_postgresql(env):
    """The sample county in the PostgreSQL of ``env``."""
    for command in ("migrate", "demo"):
        subprocess.run([sys.executable, "-m", "lianxin", command], cwd=ROOT, check=True, env=env, capture_output=True)


def on_both(name, script, what, number, fill, measure, described):
    """The whole command line of such a bench: ``--<what>``, ``--requests``, ``--only``; ``measure(name, env, options)``."""
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument(f"--{what}", dest="number", type=int, default=number)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--fill", type=int, help="only copy, in the database of this environment")
    options = parser.parse_args()
    if options.fill:
        return fill(options.fill)
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as base:
        if options.only != "postgresql":
            folder = Path(base) / "sqlite"
            shutil.copytree(county(), folder)
            grow(_env(folder), script, options.number)
            measure(f"{name}.sqlite", _env(folder), options)
        if options.only != "sqlite":
            _on_postgresql(f"{name}.postgresql", Path(base) / "postgresql", script, measure, options)
    return 0


def _on_postgresql(name, folder, script, measure, options):
    os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin's own start belongs to a test run
    from tests.plugins.postgres import start

    try:
        url, stop = start(durable=True)
    except SystemExit as missing:
        return skipped(name, missing)
    try:
        folder.mkdir()
        env = _env(folder, DATABASE_URL=url)
        sample_on_postgresql(env)
        grow(env, script, options.number)
        return measure(name, env, options)
    finally:
        stop()
