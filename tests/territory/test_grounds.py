"""Every rule of the profile rests on something, and somebody reads it."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from lianxin.territory.calc.catalogue import KEYS
from lianxin.territory.calc.grounds import GROUNDS, ground_of
from lianxin.territory.forms import RulesForm
from lianxin.territory.presenters import ground_words, rule_groups
from lianxin.territory.selectors import profile

ROOMS = Path(__file__).parents[2] / "lianxin"


@pytest.mark.parametrize("name", KEYS)
def test_every_default_has_its_basis_and_its_day(name):
    ground = KEYS[name].ground
    assert len(ground.words) >= 6
    assert date(1990, 1, 1) <= date.fromisoformat(ground.on) <= date(2026, 11, 30)


@pytest.mark.parametrize("prefix", GROUNDS)
def test_no_ground_is_without_its_rules(prefix):
    assert any(ground_of(name) == GROUNDS[prefix] for name in KEYS if f"{name}.".startswith(f"{prefix}."))


def test_a_bound_set_by_law_rests_on_that_law():
    assert KEYS["posting.min_days"].ground.sets_value
    assert "第三十五条" in ground_words(KEYS["posting.min_days"])
    assert "由本地定" not in ground_words(KEYS["posting.min_days"])
    assert "由本地定" in ground_words(KEYS["sla.normal.feedback"])
    assert "2020年12月28日" in ground_words(KEYS["sla.normal.feedback"])


def test_the_page_of_rules_says_on_what_every_default_rests(client, cast):
    rows = [row for _code, _title, rows in rule_groups(profile(cast.village), {}) for row in rows]
    assert len(rows) == len(KEYS)
    assert all(row.basis for row in rows)
    page = client.get(f"/places/{cast.county.public_id}/rules/").content.decode()
    assert "国办发〔2020〕53号" in page


def test_the_editor_says_it_beside_every_field(cast):
    form = RulesForm(division=cast.county)
    assert all(KEYS[name].ground.words[:6] in str(form.fields[name].help_text) for name in KEYS)


def _read():
    """What the rooms say in texts, whole, and as patterns where a part is put in."""
    whole, patterns = set(), set()
    for path in ROOMS.rglob("*.py"):
        if path.parts[-2] == "migrations" or (
            path.name in ("catalogue.py", "grounds.py") and "territory" in path.parts
        ):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "[a-z_]+" for p in node.values]
                patterns.add("".join(parts))
    return whole, [re.compile(each) for each in patterns if re.match(r"[a-z_]+\\\.", each)]


def test_every_rule_is_read_by_some_room():
    whole, patterns = _read()
    unread = {n for n in KEYS if n not in whole and not any(each.fullmatch(n) for each in patterns)}
    assert not unread
