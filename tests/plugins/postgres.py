"""A real PostgreSQL for the test run: ``pytest -p tests.plugins.postgres``.

Started by the controlling process only, on a free port of the loopback interface, in a folder that is removed at the
end; workers of a parallel run find it in the environment. As root the server runs as Debian's user ``postgres``. Tests
that ask no database say the same on both: they run on SQLite alone.
"""

import atexit
import glob
import os
import shutil
import socket
import subprocess
import tempfile


def start(*, durable=False):
    """Start a server and return ``(url, stop)``. ``durable``: what is committed is on the disk, as benches need it."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not folders:
        raise SystemExit("PostgreSQL is not installed (apt-get install postgresql).")
    bin_folder = folders[-1]
    base = tempfile.mkdtemp(prefix="lianxin-pg-")
    data = os.path.join(base, "data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    prefix = []
    if os.geteuid() == 0:
        shutil.chown(base, "postgres", "postgres")
        prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]

    def run(*command):
        subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=base)

    run(
        f"{bin_folder}/initdb", "-D", data, "-U", "lianxin", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N"
    )
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={base} "
        # a browser holds a thread of the test server, and with it a connection, for each page it has open: thirty in a journey
        "-c max_connections=250 "
        f"-c jit=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c shared_buffers=256MB -c max_wal_size=4GB -c fsync={'on' if durable else 'off'}"
    )
    run(f"{bin_folder}/pg_ctl", "-D", data, "-w", "-l", os.path.join(base, "log"), "-o", options, "start")

    def stop():
        subprocess.run(
            [*prefix, f"{bin_folder}/pg_ctl", "-D", data, "-m", "immediate", "stop"],
            check=False,
            stdout=subprocess.DEVNULL,
            cwd="/",
        )
        shutil.rmtree(base, ignore_errors=True)

    return f"postgres://lianxin@127.0.0.1:{port}/postgres", stop


if "PYTEST_XDIST_WORKER" not in os.environ and not os.environ.get("LIANXIN_PG_STARTED"):
    url, _stop = start()
    os.environ["DATABASE_URL"] = url
    os.environ["LIANXIN_PG_STARTED"] = "1"
    atexit.register(_stop)


#: Asked for by a test, one of these gives it the database.
_ASKS = frozenset(("db", "transactional_db", "django_db_setup", "live_server", "store"))


def pytest_collection_modifyitems(config, items):
    asking = [i for i in items if i.get_closest_marker("django_db") or _ASKS.intersection(i.fixturenames)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking
