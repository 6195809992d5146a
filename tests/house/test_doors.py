"""Across rooms only doors are imported, inside functions and for type checking too; foreign keys point down."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR) / "lianxin"
DOORS = {"services", "selectors", "policies", "vocabulary", "errors", "calc"}
#: Doors of one room, or for one room: docs/decisions/0003-two-more-doors.md.
MORE_DOORS = {("territory", "fields")}
DOORS_FOR = {"portal": {"presenters"}, "demo": {"demo"}}


def imports(source):
    """Dotted names a module imports, wherever in the module it does so."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_doors(room, source):
    """Imports of another room's inside."""
    for name in imports(source):
        parts = name.split(".")
        if parts[0] != "lianxin" or len(parts) < 3 or parts[1] in (room, "kit"):
            continue
        if parts[2] in DOORS | DOORS_FOR.get(room, set()) or (parts[1], parts[2]) in MORE_DOORS:
            continue
        yield name


def _files():
    for room in settings.ROOMS:
        yield from ((room, path) for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts)


def test_rooms_are_entered_by_their_doors():
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for room, path in _files()
        for name in wrong_doors(room, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "from lianxin.people.models import Person",
        "def f():\n    from lianxin.people.views import show",
        "if TYPE_CHECKING:\n    from lianxin.people import models",
        "import lianxin.people.forms",
    ],
)
def test_the_rule_notices_another_way_in(line):
    assert list(wrong_doors("needs", line))
    assert not list(wrong_doors("needs", "from lianxin.people import services as people"))


def upward_keys(models, floors):
    """Relations of a model to a model of an upper room."""
    for model in models:
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model:
                target = field.related_model._meta.app_label
                if target in floors and floors.index(target) > floors.index(model._meta.app_label):
                    yield f"{model._meta.label}.{field.name} → {target}"


def _models():
    return [model for model in apps.get_models() if model._meta.app_label in settings.ROOMS]


def test_foreign_keys_point_down():
    assert not list(upward_keys(_models(), settings.ROOMS))


def test_the_rule_notices_a_key_that_points_up():
    assert list(upward_keys(_models(), settings.ROOMS[::-1]))


def test_foreign_keys_across_rooms_are_strings():
    found = []
    for room, path in _files():
        if "models" in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("ForeignKey", "OneToOneField"):
                    target = node.args[0]
                    if isinstance(target, ast.Attribute) and getattr(target.value, "id", "") != "settings":
                        found.append(f"{room}/{path.name}:{node.lineno}")
    assert not found, found


def test_a_server_begins_without_the_heavy_libraries():
    """They are a third of its memory; who works out a plan, cuts words or answers a system loads them then."""
    load = "from django.urls import get_resolver; import lianxin.config.wsgi; get_resolver().url_patterns"
    told = "import sys; print(sorted({'numpy', 'scipy', 'highspy', 'ortools', 'rjieba', 'holidays', 'ninja', 'pydantic'} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{load}; {told}"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
