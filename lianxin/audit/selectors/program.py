"""``lianxin-recount`` in one file that any Python runs: the sources it is made of, and nothing else."""

import ast
import functools
import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import lianxin

NAME = "lianxin-recount.pyz"
_ROOT = Path(lianxin.__file__).parent.parent
_BEGINS = "lianxin.recount.__main__"
#: Of every file the same day, so that the same sources give the same bytes and the same hash everywhere.
_WHEN = (1980, 1, 1, 0, 0, 0)
_START = """import sys

if sys.version_info < (3, 11):
    sys.exit("Python 3.11+")
from lianxin.recount.__main__ import main

sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Program:
    data: bytes
    digest: str


@functools.cache
def recount_program() -> Program:
    """The program and its SHA-256: made once in a process, the same bytes wherever the same version runs."""
    made = io.BytesIO(b"#!/usr/bin/env python3\n")
    made.seek(0, io.SEEK_END)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        _put(packed, "__main__.py", _START)
        for path in sorted(_sources()):
            _put(packed, path.relative_to(_ROOT).as_posix(), path.read_text())
    data = made.getvalue()
    return Program(data, hashlib.sha256(data).hexdigest())


def _put(packed, name, text):
    packed.writestr(zipfile.ZipInfo(name, _WHEN), text, zipfile.ZIP_DEFLATED)


def _sources():
    """The file of the program that begins and of everything of the house it imports, with the packages they are in."""
    found, waiting = {}, [_BEGINS]
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if name in found or path is None:
            continue
        found[name] = path
        parts = name.split(".")
        waiting += [".".join(parts[:at]) for at in range(1, len(parts))]
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                waiting += [each.name for each in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    return set(found.values())


def _file_of(name):
    """Where a module of the house is; ``None`` for others, and for names that are no module."""
    if name.partition(".")[0] != "lianxin":
        return None
    path = _ROOT.joinpath(*name.split("."))
    return next((each for each in (path / "__init__.py", path.with_suffix(".py")) if each.is_file()), None)
