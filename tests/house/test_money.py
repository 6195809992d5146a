"""Money, points, shares and days of work are whole numbers or fractions: no float is written, asked for or divided into being."""

import ast
from pathlib import Path

import pytest

import lianxin

HOUSE = Path(lianxin.__path__[0])
#: Where amounts are kept, moved and counted again; a migration divides in the database, which keeps whole numbers whole.
ROOMS = ("harvests", "ledger", "points", "ventures", "works")
#: How wide a stream of the picture of a project's money is drawn; its table beside it has the whole numbers.
DRAWN = {"works/calc/flow.py", "works/presenters/money.py"}
FILES = sorted(
    path.relative_to(HOUSE).as_posix()
    for room in ROOMS
    for path in (HOUSE / room).rglob("*.py")
    if path.relative_to(HOUSE).as_posix() not in DRAWN and "migrations" not in path.parts
)
FIELDS = {"FloatField", "FloatInput"}


def floats_in(source):
    """``line: what`` of every float in a module: a literal, a name that makes one, a division of what is no fraction."""
    found = []
    for node in ast.walk(ast.parse(source)):
        is_float = (
            (isinstance(node, ast.Constant) and isinstance(node.value, float))
            or (
                isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in {"float", "round"} | FIELDS
            )
            or (isinstance(node, ast.Attribute) and node.attr in FIELDS)
            or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div) and not is_exact(node))
        )
        if is_float:
            found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def is_exact(division):
    """Whether it names its fraction or decimal, or joins a path."""
    words = ast.unparse(division)
    return any(name in words for name in ("Fraction(", "Decimal(", "Path("))


@pytest.mark.parametrize("room", ROOMS)
def test_no_float_in_the_rooms_that_keep_amounts(room):
    files = [name for name in FILES if name.startswith(f"{room}/")]
    assert files, room
    assert not {name: told for name in files if (told := floats_in((HOUSE / name).read_text(encoding="utf-8")))}


def test_the_rule_notices_every_way_to_a_float():
    for source in ("a = 0.5", "a = b / 2", "a /= 2", "a = float(b)", "a = round(b)", "a = models.FloatField()"):
        assert floats_in(source), source
    for source in ("a = b // 2", "a = Fraction(b) / 2", "a = plan.round", "a = 5"):
        assert not floats_in(source), source
