"""Every stored field says how private it is."""

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
