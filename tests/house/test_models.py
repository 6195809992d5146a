"""Every stored field says how private it is."""

import ast
import inspect
import textwrap
from types import SimpleNamespace

from django.apps import apps
from django.conf import settings

#: Django's own columns of the user, none of them shown.
_LIBRARY_FIELDS = {"last_login", "is_superuser"}


def unclassified(model):
    """Concrete fields the model's ``privacy`` does not name, and names that are no field."""
    fields = {field.name for field in model._meta.concrete_fields}
    named = set(getattr(model, "privacy", {"": ""}))
    return (fields - named - _LIBRARY_FIELDS) | (named - fields - {"id"})


def test_every_field_of_every_model_is_classified():
    models = [model for model in apps.get_models() if model._meta.app_label in settings.ROOMS]
    assert len(models) > 30
    found = {model._meta.label: sorted(rest) for model in models if (rest := unclassified(model))}
    assert not found, found


def test_the_rule_notices_a_forgotten_field_and_a_stray_name():
    field = SimpleNamespace(name="phone")
    model = SimpleNamespace(_meta=SimpleNamespace(concrete_fields=[field]), privacy={"id": "", "fax": ""})
    assert unclassified(model) == {"phone", "fax"}


def unreachable(model):
    """What ``scope_path`` reads of a thing and of what it belongs to, and nothing there has: whoever watches over a place finds only
    those events that say where they were, and a wrong name is heard by nobody."""
    if not isinstance(inspect.getattr_static(model, "scope_path", None), property):
        return []
    tree = ast.parse(textwrap.dedent(inspect.getsource(model.scope_path.fget)))
    chains = [each for each in ast.walk(tree) if isinstance(each, ast.Attribute)]
    return [".".join(steps) for steps in map(_steps, chains) if steps and not _leads(model, steps)]


def _steps(node):
    """The names of ``self.a.b``, or nothing of another expression."""
    steps = []
    while isinstance(node, ast.Attribute):
        steps.insert(0, node.attr)
        node = node.value
    return steps if isinstance(node, ast.Name) and node.id == "self" else []


def _leads(model, steps):
    for name in steps:
        if not hasattr(model, name):
            return False
        field = next((each for each in model._meta.get_fields() if each.name == name), None)
        if field is None or not field.is_relation:
            return True
        model = field.related_model
    return True


def test_whatever_the_record_is_about_says_where_it_is():
    found = {
        model._meta.label: rest
        for model in apps.get_models()
        if model._meta.app_label in settings.ROOMS and (rest := unreachable(model))
    }
    assert not found, found


def test_the_rule_notices_a_path_that_is_not_there():
    reading = apps.get_model("works", "Reading")
    wrong = type("Wrong", (), {"scope_path": property(lambda self: self.division_path), "_meta": reading._meta})
    assert unreachable(reading) == []
    assert unreachable(wrong) == ["division_path"]
