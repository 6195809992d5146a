"""What a category was called and how it was handled before."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.needs.models import Category

_PLAIN = {"True": _("是"), "False": _("否"), "None": _("没有"), "": _("没有")}


@dataclass(frozen=True)
class CategoryChange:
    """One field of one category, changed at a moment."""

    at: object
    category: str
    what: str
    was: str
    became: str


def category_changes(events):
    """A row for each field that a change gave another value; ``events`` as ``selectors.category_events`` gives them."""
    return [
        CategoryChange(event.at, str(category), str(_field(name).verbose_name), _said(name, was), _said(name, became))
        for event, category in events
        for name, became in event.after.items()
        if (was := event.before.get(name, "")) != became
    ]


def _field(name):
    return Category._meta.get_field(name)


def _said(name, value):
    choices = dict(_field(name).flatchoices)
    return str(choices.get(value) or _PLAIN.get(value, value))
