"""A process that runs a function, is started again when it ends by itself, and ends with the one that started it."""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import time

_FORK = multiprocessing.get_context("fork")
_PR_SET_PDEATHSIG, _PR_SET_NAME, _M_ARENA_MAX = 1, 15, -8
STOP_SECONDS = 15
_AT_ONCE, _TOO_OFTEN = 10, 5


class Kept:
    """``run`` in a process of its own, called ``name`` in the list of processes.

    It is forked, so what is loaded here is shared by all of them. Start no thread and open no connection before.
    """

    def __init__(self, name, run):
        self.name, self.run, self.failures = name, run, 0
        self._start()

    def _start(self):
        self.started = time.monotonic()
        self.process = _FORK.Process(target=_run_apart, args=(self.name, self.run), name=self.name)
        self.process.start()

    def is_kept_running(self):
        """Start it again if it ended; false when it keeps ending at once."""
        if self.process.is_alive():
            return True
        self._end_group()  # what it had started itself
        self.failures = self.failures + 1 if time.monotonic() - self.started < _AT_ONCE else 1
        if self.failures > _TOO_OFTEN:
            print(f"{self.name} keeps ending at once; the lines above say why.", file=sys.stderr)
            return False
        self._start()
        return True

    def stop(self):
        self.process.terminate()
        self.process.join(STOP_SECONDS)
        self._end_group()
        self.process.join()

    def _end_group(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def _run_apart(name, run):
    os.setsid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_NAME, name.encode())
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    run()


def keep_heap_small():
    """A heap for each thread would double what a serving process holds: they take turns anyway (glibc; elsewhere nothing)."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
