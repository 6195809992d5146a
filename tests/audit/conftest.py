from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lianxin import audit


@pytest.fixture(autouse=True)
def log_keys(settings, tmp_path):
    """Every test has a log key of its own."""
    settings.LOG_KEYS_FILE = str(tmp_path / "log_keys.json")
    return tmp_path / "log_keys.json"


@pytest.fixture(autouse=True, scope="session")
def _english():
    """The compiled English texts of this room, made when they are missing or older than their source."""
    source = Path(audit.__file__).parent / "locale/en/LC_MESSAGES/django.po"
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        with source.open("rb") as texts, compiled.open("wb") as out:
            write_mo(out, read_po(texts, locale="en"))
