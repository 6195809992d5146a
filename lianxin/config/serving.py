"""``lianxin serve``: migrate, sample county on the first start, then the web server and the worker until told to stop."""

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
import urllib.request
from functools import partial
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver
from django.utils import translation
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lianxin.config.keeping import Kept, keep_heap_small
from lianxin.kit.laying import laid_half_way

ROOT = Path(__file__).resolve().parents[2]


def main(argv):
    """Serve until SIGTERM or Ctrl-C. Every failure before that is one sentence and exit code 1."""
    if argv:
        print("usage: lianxin serve   (PORT and LIANXIN_DATA are taken from the environment)")
        return 2
    port = os.environ.get("PORT", "8000")
    host = os.environ.get("LIANXIN_BIND", "127.0.0.1")
    try:
        _refuse_used_port(host, port)
        data = _data_folder()
        keep_heap_small()
        django.setup()
        with multiprocessing.get_context("fork").Pool(1) as apart:  # what preparing loads goes with its process
            accounts = apart.apply(_prepare, (data, f"http://{host}:{port}"))
    except _Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    _load_pages()
    return _serve(host, port, accounts)


class _Refused(Exception):
    pass


def _refuse_used_port(host, port):
    if not (port.isdigit() and 0 < int(port) < 65536):
        raise _Refused(f"PORT={port} is no port number. Choose one between 1 and 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError:
            raise _Refused(
                f"Port {port} is in use. Stop what runs there, or choose another: PORT=8001 bin/run"
            ) from None


def _data_folder():
    data = Path(os.environ.get("LIANXIN_DATA", ROOT / "var")).absolute()
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / ".writable").touch()
        (data / ".writable").unlink()
    except OSError:
        raise _Refused(
            f"The data folder {data} cannot be written. Give this user write access or set LIANXIN_DATA."
        ) from None
    return data


def _prepare(data, address):
    """Database, static files, sample county; returns the sample sign-ins as (user name, who)."""
    from lianxin.demo.selectors import sample_sign_ins
    from lianxin.territory.selectors import national_days

    _migrate()
    _collect_static(data)
    _load_sample(address)
    national_days()
    return [(name, str(who)) for name, who in sample_sign_ins()]


def _load_pages():
    """Load once, before the processes part, what each of them would load for itself."""
    import lianxin.config.wsgi  # noqa: F401 the handler with its middleware

    get_resolver().url_patterns  # noqa: B018 the views
    for language, _name in settings.LANGUAGES:
        translation.activate(language)
    translation.deactivate()
    gc.collect()
    gc.freeze()


def _serve_pages(host, port):
    Granian(
        "lianxin.config.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=3,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


def _collect_static(data):
    stamp, built = data / "static" / ".collected", ROOT / "frontend" / "dist" / ".built"
    if stamp.exists() and built.exists() and stamp.stat().st_mtime > built.stat().st_mtime:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=stamp.exists())
    stamp.touch()


def _migrate():
    if rooms := laid_half_way(connection):
        raise _Refused(
            f"The data was last used by a version from before the rooms were laid in one go ({', '.join(rooms)}). Nothing was "
            "changed. Start the last version of that kind on it once, then this one: CHANGELOG.md says how."
        )
    migrations = MigrationExecutor(connection)
    if migrations.migration_plan(migrations.loader.graph.leaf_nodes()):
        print("Preparing the database ...", flush=True)
        call_command("migrate", verbosity=0, interactive=False)


def _load_sample(address):
    from lianxin.demo.loading import half_loaded
    from lianxin.territory.selectors import is_empty

    if stopped := half_loaded():
        raise _Refused(stopped)
    if os.environ.get("LIANXIN_SAMPLE", "1") in ("0", "no", "false") or not is_empty():
        return
    print("First start: loading the sample county (about a minute) ...", flush=True)
    call_command("demo", site=address)


def _serve(host, port, accounts):
    web = Kept("lianxin-web", partial(_serve_pages, host, port))
    worker = Kept("lianxin-worker", partial(call_command, "worker"))
    asked_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked_to_stop.set())
    try:
        if not _wait_ready(host, port, web):
            print("The server did not come up; the lines above say why.", file=sys.stderr)
            return 1
        print(f"\nLianxin is ready: http://{host}:{port}/", flush=True)
        for name, who in accounts:
            print(f"  {name:18} {who}")
        if accounts:
            print("  password of all sample accounts: lianxin-2026", flush=True)
        while not asked_to_stop.wait(0.5):
            if not (web.is_kept_running() and worker.is_kept_running()):
                return 1
        return 0
    finally:
        web.stop()
        worker.stop()


def _wait_ready(host, port, web, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until and web.is_kept_running():
        try:
            urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2)
            return True
        except OSError:
            time.sleep(0.2)
    return False
