"""Parts of a page that an upper room adds to a page of a lower one. Rooms register theirs in ``apps.py ready()``."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Panel:
    """``template`` shown with ``panel`` holding what ``values(actor, subject)`` gave."""

    template: str
    panel: object


_panels: dict[str, dict[str, Callable]] = {}


def register_panel(page, template, values):
    """Show ``template`` on ``page`` where ``values(actor, subject)`` is not ``None``: ``register_panel("mine", …)``."""
    _panels.setdefault(page, {})[template] = values


def panels_for(page, actor, subject):
    """The panels of a page about ``subject``, for this reader."""
    shown = ((template, values(actor, subject)) for template, values in _panels.get(page, {}).items())
    return [Panel(template, panel) for template, panel in shown if panel is not None]
