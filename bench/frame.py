"""What every bench shares: ``name value unit`` lines, bars, ratios, facts of the machine, cost of a process tree.

Run by itself it prints the facts of the machine; ``bin/bench`` does that once, before the benches.
"""

import os
import platform
import sqlite3
import statistics
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_TICK = os.sysconf("SC_CLK_TCK")


def value(name, number, unit, *, most=None, least=None):
    """Print ``name value unit``; with a bar also whether it held. Returns the number."""
    print(f"{name} {number:.4g} {unit}" if isinstance(number, float) else f"{name} {number} {unit}", flush=True)
    if most is not None:
        print(f"{name}.bar ≤{most} {'held' if number <= most else 'MISSED'}", flush=True)
    if least is not None:
        print(f"{name}.bar ≥{least} {'held' if number >= least else 'MISSED'}", flush=True)
    return number


def ratio(name, ours, peer, words):
    """How many times better than the peer of the same run, both numbers being costs: 2 means half the peer's cost."""
    return value(f"ratio.{name}", peer / ours, f"× {words} (more is better)")


def skipped(name, why):
    print(f"{name} skipped: {why}", flush=True)


def machine():
    """Facts without which the numbers below mean nothing."""
    value("machine.cpu", _cpu_model(), "model")
    value("machine.cores", os.cpu_count(), "cores")
    value("machine.load", os.getloadavg()[0], "load average at the start")
    value("machine.memory", round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30), "GiB")
    value("machine.system", platform.system(), platform.machine())
    value("machine.python", platform.python_version(), "version")
    value("machine.sqlite", sqlite3.sqlite_version, "version")


def _cpu_model():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return "unknown"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


class Stopwatch:
    """Wall and CPU seconds of this process between entering and leaving."""

    def __enter__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *failure):
        self.wall, self.cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu


def per_call(name, calls, unit="µs", most=None):
    """Median and 99th percentile wall time and mean CPU of the calls; returns the CPU."""
    scale = {"µs": 1e6, "ms": 1e3}[unit]
    times, cpu = [], time.process_time()
    for call in calls:
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * scale)
    cpu = (time.process_time() - cpu) * scale / len(times)
    value(f"{name}.wall.median", statistics.median(times), unit, most=most)
    value(f"{name}.wall.p99", sorted(times)[int(len(times) * 0.99)], unit)
    return value(f"{name}.cpu.mean", cpu, unit)


def tree_of(pid):
    """``pid`` and every process below it that is alive now."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += tree_of(int(child))
    return found


def cpu_of(pids):
    """CPU seconds these processes and their ended children have used, user and system."""
    return sum(_cpu(pid) for pid in pids)


def cpu_of_tree(root):
    """CPU seconds of a process and all it started; of what ended meanwhile its parent knows."""
    seconds = 0
    for pid in tree_of(root):
        with suppress(FileNotFoundError, ProcessLookupError):
            seconds += _cpu(pid)
    return seconds


def _cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / _TICK


def memory_of(pids):
    """Their memory in MiB, shared pages counted once among those that share them (PSS)."""
    return sum(_pss(pid) for pid in pids) / 1024


def _pss(pid):
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def peak_memory():
    """The most memory this process ever held, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    machine()
