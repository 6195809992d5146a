"""The documentation mentions every setting, command and role, and what is drawn from the code is what the code says."""

import re
from pathlib import Path

from django.conf import settings

from lianxin.accounts.vocabulary import Role
from lianxin.config import cli, reference

ROOT = Path(settings.BASE_DIR)
_SETTING = re.compile(r"\bLIANXIN_[A-Z][A-Z_]*")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def _read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def unmentioned(names, text):
    """Names the text does not hold between backquotes."""
    return sorted(name for name in names if not re.search(rf"`[^`\n]*\b{re.escape(name)}\b[^`\n]*`", text))


def test_every_setting_is_explained():
    sources = [*(ROOT / "lianxin").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "bin").iterdir()]
    names = {name for path in sources if path.is_file() for name in _SETTING.findall(path.read_text(encoding="utf-8"))}
    assert len(names) > 15
    assert not unmentioned(names - {"LIANXIN_NOBODY_KNOWS"}, _read("docs/reference/settings.md"))


def test_every_command_is_explained():
    names = {*cli.HOUSE, *cli._room_commands(), *(path.name for path in (ROOT / "bin").glob("[a-z]*"))}
    assert not unmentioned(names, _read("docs/reference/commands.md"))


def test_every_role_is_explained():
    assert not unmentioned(Role.values, _read("docs/reference/permissions.md"))


def test_the_rule_notices_what_is_not_mentioned():
    assert unmentioned({"LIANXIN_NOBODY_KNOWS", "PORT"}, "| `PORT` | port |") == ["LIANXIN_NOBODY_KNOWS"]


def test_drawn_pages_are_what_the_code_says():
    wrong = [name for name, text in reference.pages().items() if _read(f"docs/reference/{name}") != text]
    assert not wrong, "run bin/lianxin reference"


def _pages():
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "lianxin").glob("*/README.md")]


def test_links_lead_somewhere():
    lost = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in _pages()
        for link in _LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists() and "screenshots/" not in link
    ]
    assert not lost, lost


def test_read_mes_are_short_and_every_room_has_one():
    for name in ("README.md", "README.zh-Hans.md"):
        assert len(_read(name).splitlines()) <= 120
    assert all((ROOT / "lianxin" / room / "README.md").exists() for room in [*settings.ROOMS, "kit", "config"])
