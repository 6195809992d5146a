"""The bundle in which a result is published so that anybody can count again: written here, read by the recount tool.

A bundle is a handful of canonical JSON files, a manifest with the SHA-256 of each, and the SHA-256 of the manifest: that
last number stands on the printed notice. As a zip it is stored, undated and in one order, so that equal contents are equal
bytes. The form is described in docs/reference/bundle.md.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping

from lianxin.audit.calc.canonical import canonical

FORM = "lianxin-bundle-1"
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
#: What a bundle holds beside them: who could vote, what was handed in, the rule, the result, what it belongs to.
PARTS = ("roll", "sheets", "rule", "result", "context")
_WHEN = (1980, 1, 1, 0, 0, 0)


class Unreadable(ValueError):
    """These bytes are no bundle; ``code`` says why, ``name`` which file."""

    def __init__(self, code: str, name: str = ""):
        super().__init__(f"{code} {name}".strip())
        self.code, self.name = code, name


def write(kind: str, parts: Mapping[str, object]) -> dict[str, bytes]:
    """The files of a bundle by name. ``parts`` are the values of ``PARTS``, each of which must have a canonical form."""
    if set(parts) != set(PARTS):
        raise ValueError(f"a bundle has exactly these parts: {', '.join(PARTS)}")
    files = {f"{name}.json": canonical(parts[name]) for name in PARTS}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    manifest = canonical({"form": FORM, "kind": kind, "files": hashes})
    return {MANIFEST: manifest, SEAL: (seal_of(manifest) + "\n").encode(), **files}


def seal_of(manifest: bytes) -> str:
    """The number on the notice."""
    return hashlib.sha256(manifest).hexdigest()


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _WHEN)
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, files[name])
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise Unreadable("damaged" if data.startswith(b"PK") else "not_a_zip") from error


def check(files: Mapping[str, bytes]) -> list[str]:
    """Names of the files that are not as the manifest says; ``Unreadable`` where there is no manifest to go by."""
    manifest = _manifest(files)
    wrong = [name for name, wanted in manifest["files"].items() if hashlib.sha256(files[name]).hexdigest() != wanted]
    return sorted([*wrong, *([SEAL] if files[SEAL] != (seal_of(files[MANIFEST]) + "\n").encode() else [])])


def read(files: Mapping[str, bytes]) -> tuple[str, dict]:
    """Kind and parts of a bundle that was checked; ``Unreadable`` for what is not written canonically."""
    return _manifest(files)["kind"], {name: _value(files, f"{name}.json") for name in PARTS}


def _manifest(files):
    if missing := [name for name in (MANIFEST, SEAL) if name not in files]:
        raise Unreadable("missing", missing[0])
    manifest = _value(files, MANIFEST)
    names = {f"{name}.json" for name in PARTS}
    if not isinstance(manifest, dict) or manifest.get("form") != FORM or not isinstance(manifest.get("kind"), str):
        raise Unreadable("unknown_form", MANIFEST)
    if set(manifest) != {"form", "kind", "files"} or not isinstance(manifest["files"], dict):
        raise Unreadable("unknown_form", MANIFEST)
    if set(manifest["files"]) != names:
        raise Unreadable("unknown_form", MANIFEST)
    if odd := sorted((names | {MANIFEST, SEAL}) ^ set(files)):
        raise Unreadable("missing" if odd[0] not in files else "unexpected", odd[0])
    return manifest


def _value(files, name):
    try:
        value = json.loads(files[name])
        if canonical(value) != files[name]:
            raise Unreadable("not_canonical", name)
    except (ValueError, RecursionError) as error:
        raise error if isinstance(error, Unreadable) else Unreadable("not_canonical", name) from error
    return value
