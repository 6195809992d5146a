"""A place that moves takes everything along: whatever copies a path is named to the mover."""

from types import SimpleNamespace

from django.apps import apps
from django.conf import settings
from django.db import models

from lianxin.kit.tree import PathField
from lianxin.territory.selectors.copies import known_copies

#: Compared byte by byte like a path, but holding a name.
_NAMES = {"short_name", "pinyin", "initials"}
#: Follow in another way, or never.
_ELSEWHERE = {
    "territory.Division.path": "the tree itself",
    "accounts.ApiKey.scope_path": "moved by accounts.services.move_scope, a room below",
    "accounts.Grant.scope_path": "moved by accounts.services.move_scope, a room below",
    "audit.AuditEvent.scope_path": "the record says where it was; nobody changes it",
}


def path_columns(models_of_ours):
    """``room.Model.column`` of every column that holds a path of a place."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in models_of_ours
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField)
        and field.name not in _NAMES
        and (isinstance(field, PathField) or field.name.endswith("_path"))
    }


def test_every_copied_path_follows_a_place_that_moves():
    found = path_columns(model for model in apps.get_models() if model._meta.app_label in settings.ROOMS)
    followed = {f"{copies.model}.{column}" for copies in known_copies() for column in copies.columns}
    assert len(found) > 12
    assert found - followed == set(_ELSEWHERE)
    assert followed <= found


def test_the_rule_notices_a_path_nobody_moves():
    field = models.CharField(name="home_path")
    model = SimpleNamespace(_meta=SimpleNamespace(label="needs.Shelf", concrete_fields=[field]))
    assert path_columns([model]) == {"needs.Shelf.home_path"}
