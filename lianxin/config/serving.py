"""``lianxin serve``: migrate, sample county on the first start, then the web server and the worker until told to stop."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

_GRANIAN = (
    "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--host", "127.0.0.1",
    "--no-ws", "--log-level", "warning", "--respawn-failed-workers", "--workers-kill-timeout", "10", "lianxin.config.wsgi:application",
)  # fmt: skip
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
        with multiprocessing.get_context("spawn").Pool(1) as apart:  # what preparing loads goes with its process
            accounts = apart.apply(_prepare)
    except _Refused as refused:
        print(refused, file=sys.stderr)
        return 1
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


def _prepare():
    """Database, static files, sample county; returns the sample sign-ins as (user name, who)."""
    data = Path(os.environ.get("LIANXIN_DATA", ROOT / "var")).absolute()
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / ".writable").touch()
        (data / ".writable").unlink()
    except OSError:
        raise _Refused(
            f"The data folder {data} cannot be written. Give this user write access or set LIANXIN_DATA."
        ) from None
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    _collect_static(data, call_command)
    _load_sample(call_command)

    from lianxin.demo.selectors import sample_sign_ins

    return [(name, str(who)) for name, who in sample_sign_ins()]


def _collect_static(data, call_command):
    stamp, built = data / "static" / ".collected", ROOT / "frontend" / "dist" / ".built"
    if stamp.exists() and built.exists() and stamp.stat().st_mtime > built.stat().st_mtime:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=stamp.exists())
    stamp.touch()


def _load_sample(call_command):
    from lianxin.territory.selectors import is_empty

    if os.environ.get("LIANXIN_SAMPLE", "1") in ("0", "no", "false") or not is_empty():
        return
    print("First start: loading the sample county (about a minute) ...", flush=True)
    call_command("demo")


def _serve(host, port, accounts):
    command = [*_GRANIAN]
    command[command.index("127.0.0.1")] = host
    bin_folder = Path(sys.executable).parent
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")  # a heap for each thread would double what a worker holds
    web = _Kept([str(bin_folder / command[0]), "--port", port, *command[1:]])
    worker = _Kept([sys.executable, "-m", "lianxin", "worker"])
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


class _Kept:
    """A process that is started again when it ends by itself, and ends with the one that started it."""

    def __init__(self, command):
        self.command, self.failures = command, 0
        self._start()

    def _start(self):
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, cwd=ROOT, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: PLW1509, S603

    def is_kept_running(self):
        """Start it again if it ended; false when it keeps ending at once."""
        if self.process.poll() is None:
            return True
        self._end_group(signal.SIGKILL)  # what it had started itself
        self.failures = self.failures + 1 if time.monotonic() - self.started < 10 else 1
        if self.failures > 5:
            print(f"{self.command[-1]} keeps ending at once; the lines above say why.", file=sys.stderr)
            return False
        self._start()
        return True

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=15)
        self._end_group(signal.SIGKILL)
        self.process.wait()

    def _end_group(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


def _die_with_parent():
    """Linux ends this process with the one that started it, even when that one was killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _wait_ready(host, port, web, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until and web.is_kept_running():
        try:
            urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2)
            return True
        except OSError:
            time.sleep(0.2)
    return False
