"""What keeps ``bin/run`` from starting is said in one sentence, and nothing is left running."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lianxin.config import cli

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


def command(*words, **environ):
    """Exit code and stderr of ``lianxin …`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "lianxin", *words],
        check=False,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "", **environ},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stderr.strip()


def test_every_command_says_in_a_sentence_that_its_data_cannot_be_used(tmp_path, capsys, monkeypatch):
    """In one process, as the words before a command are the same for all; two of them in processes of their own."""

    class Unusable:
        @property
        def DATA_DIR(self):
            raise NotADirectoryError(20, "Not a directory", "data")

    known = [name for name in (*cli._room_commands(), "move-to-postgres", "reference") if name != "check_proof"]
    monkeypatch.setattr("django.conf.settings", Unusable())
    monkeypatch.setenv("LIANXIN_DATA", str(tmp_path / "file" / "data"))
    for name in known:
        assert cli.main([name]) == 2, name
        assert "cannot be used (Not a directory)" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["needs", "recount"], ["move-to-postgres", "postgres://u:p@127.0.0.1:9/x"]])
def test_a_command_without_a_usable_folder_ends_with_one_sentence(tmp_path, words):
    (tmp_path / "file").touch()
    data = tmp_path / "file" / "data"
    code, said = command(*words, LIANXIN_DATA=str(data))
    assert code == 2
    assert said == (
        f"lianxin: the data folder {data} cannot be used (Not a directory). "
        "Give this user write access, or set LIANXIN_DATA."
    )


def test_a_command_over_an_empty_folder_says_what_to_start(tmp_path):
    code, said = command("needs", "recount", LIANXIN_DATA=str(tmp_path / "new"))
    assert code == 2
    assert said.startswith("lianxin: the database is empty")
    assert said.count("\n") == 0


def test_a_database_that_does_not_answer_is_named(tmp_path):
    code, said = command(
        "needs", "recount", LIANXIN_DATA=str(tmp_path), DATABASE_URL="postgres://u:p@127.0.0.1:9/lianxin"
    )
    assert code == 2
    assert said.startswith("lianxin: the database cannot be opened")
    assert said.count("\n") == 0


def test_damaged_keys_are_named(tmp_path):
    (tmp_path / "secrets.json").write_text("{")
    code, said = command("needs", "recount", LIANXIN_DATA=str(tmp_path))
    assert code == 2
    assert said.startswith("lianxin: secrets.json in the data folder is damaged")


PABULIB = """META
key;value
description;test
country;CN
unit;村
instance;2026
num_projects;2
num_votes;2
budget;100
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name
a;60;路灯
b;70;水沟
VOTES
voter_id;vote
1;a
2;a,b
"""
ON_FILES = {
    "budget": (["budget", "run", "files/a.pb", "--rule", "greedy"], "a"),
    "opinions": (["opinions", "groups", "--votes", "files/votes.csv"], ""),
    "liaison plan": (
        ["liaison", "plan", "--households", "files/households.csv", "--members", "files/members.csv"],
        "h1",
    ),
    "liaison route": (["liaison", "route", "--stops", "files/stops.csv"], "s1"),
    "needs topics": (["needs", "topics", "--csv", "files/told.csv"], ""),
    "how to": (["verify", "--help"], "usage"),
}
FILES = {
    "a.pb": PABULIB,
    "votes.csv": "timestamp,comment-id,voter-id,vote\n"
    + "".join(f"{n},{n % 3},{n // 3},{1 if n // 12 else -1}\n" for n in range(24)),
    "households.csv": "household,village,group,east,north,needs,priority\nh1,v,1,0,0,,0\n",
    "members.csv": "member,village,group,east,north,skills,room,held,exempt,experienced\nm1,v,1,0,0,,10,,0,1\n",
    "stops.csv": "stop,east,north\ns1,0,0\ns2,3,4\n",
    "told.csv": "number,day,place,text\n1,2026-11-01,上河村,路灯不亮\n",
}


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "file").touch()
    for name, text in FILES.items():
        (tmp_path / "files" / name).write_text(text)
    return tmp_path


def compute(words, tables, data):
    before = sorted(tables.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "lianxin", *words],
        check=False, cwd=tables, env={**os.environ, "PYTHONPATH": str(ROOT), "LIANXIN_DATA": str(data)},
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(tables.rglob("*")) == before  # nothing was made, kept or changed
    return done.stdout


@pytest.mark.parametrize("command", ON_FILES)
def test_what_computes_on_files_asks_for_no_data(tables, command):
    words, said = ON_FILES[command]
    assert said in compute(words, tables, tables / "file")


@pytest.mark.parametrize("data", ["absent", "/proc/1/none"])
def test_it_makes_no_data_folder_and_needs_none_that_can_be_written(tables, data):
    words, said = ON_FILES["budget"]
    assert said in compute(words, tables, tables / data)


def test_a_proof_is_checked_without_data(tables):
    (tables / "proof.json").write_text("{}")
    code, said = command("check_proof", str(tables / "proof.json"), "--key", "k", LIANXIN_DATA=str(tables / "file"))
    assert (code, said) == (1, "CommandError: 文件不是本日志的证明，或者被截断了。")


def test_every_command_that_computes_on_files_is_one_of_a_room():
    assert set(cli._ON_FILES) <= set(cli._room_commands())


def test_the_list_of_commands_needs_no_data_and_leaves_none(tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    where = {"LIANXIN_DATA": str(tmp_path / "file" / "data"), "TMPDIR": str(tmp_path / "temporary")}
    assert command("--help", **where) == (0, "")
    assert not list((tmp_path / "temporary").iterdir())


def test_a_folder_of_the_project_that_cannot_be_written_is_named(fresh):
    """Root writes anywhere: ``test -w`` is answered for it by a word of our own."""
    root, offline = fresh
    env = root / "bin" / "_env"
    env.write_text(env.read_text().replace('[ -w "$ROOT" ]', "false"))
    code, said = start(root, **offline)
    assert code == 1
    assert said == f"The folder {root} cannot be written. Give this user write access, or copy the project elsewhere."
