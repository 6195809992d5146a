"""What keeps ``bin/run`` from starting is said in one sentence, and nothing is left running."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9/"


def start(root, **environ):
    """Exit code and what was written to stderr, without the stages on stdout."""
    done = subprocess.run(
        ["sh", str(root / "bin" / "run")],
        check=False,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stderr.strip()


@pytest.fixture
def fresh(tmp_path):
    """The project as it arrives, without an environment; installers that know no registry and remember nothing."""
    root = tmp_path / "lianxin"
    for name in ("bin", "lianxin", "frontend"):
        left_out = shutil.ignore_patterns("node_modules", "dist", "fonts", "__pycache__", "*.mo")
        shutil.copytree(ROOT / name, root / name, ignore=left_out)
    for name in ("pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / name, root / name)
    cache = str(tmp_path / "cache")
    offline = {
        "PIP_INDEX_URL": NOWHERE, "PIP_CACHE_DIR": cache, "PIP_RETRIES": "0",
        "UV_DEFAULT_INDEX": NOWHERE, "UV_INDEX_URL": NOWHERE, "UV_CACHE_DIR": cache, "UV_HTTP_RETRIES": "0",
        "npm_config_registry": NOWHERE, "npm_config_cache": cache, "npm_config_fetch_retries": "0",
        "LIANXIN_DATA": str(tmp_path / "data"),
    }  # fmt: skip
    return root, offline


def test_a_port_in_use_is_named(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = start(ROOT, PORT=port, LIANXIN_DATA=str(tmp_path))
    assert code == 1
    assert said == f"Port {port} is in use. Stop what runs there, or choose another: PORT=8001 bin/run"
    assert not list(tmp_path.iterdir())


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()  # root may write anywhere, but not below a file
    data = tmp_path / "file" / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    code, said = start(ROOT, PORT=port, LIANXIN_DATA=str(data))
    assert code == 1
    assert said == f"The data folder {data} cannot be written. Give this user write access or set LIANXIN_DATA."


def test_no_registry_for_the_first_step(fresh):
    root, offline = fresh
    way = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if not (Path(p) / "uv").exists())
    code, said = start(root, PATH=way, **offline)
    assert code == 1
    assert said == (
        "The package registry cannot be reached, so the environment cannot be made. "
        "Connect this machine and start again."
    )


def test_no_registry_for_the_packages(fresh):
    root, offline = fresh
    uv = shutil.which("uv") or ROOT / ".uv" / "bin" / "uv"
    if not Path(uv).exists():
        pytest.skip("uv is neither on the way nor in .uv")
    code, said = start(root, PATH=f"{Path(uv).parent}{os.pathsep}{os.environ['PATH']}", **offline)
    assert code == 1
    assert said.startswith("The packages could not be installed. Connect this machine to the package registry")
    assert said.count("\n") == 0
    assert (root / ".sync.log").read_text()


def test_no_registry_for_the_front_end(fresh):
    root, offline = fresh
    shutil.copytree(ROOT / ".venv" / "bin", root / ".venv" / "bin", symlinks=True)
    (root / ".venv" / ".synced-run-").touch()
    (root / ".venv" / ".synced-run-node-").touch()
    code, said = start(root, **offline)
    assert code == 1
    assert said.startswith("The front end could not be built. Connect this machine to the package registry")
    assert said.count("\n") == 0
