"""What hangs at a place: the rooms above name the columns that copy a place's path."""

from dataclasses import dataclass

from django.apps import apps

from lianxin.kit.tree import within


@dataclass(frozen=True)
class Copies:
    """The columns of one model that hold copied paths; ``counted_as`` names its rows in the preview of a change."""

    model: str
    columns: tuple[str, ...]
    counted_as: str = ""

    def rows(self):
        return apps.get_model(self.model)._base_manager.all()


_copies: dict[str, Copies] = {}


def learn_copies(model, *columns, counted_as=""):
    """Name the columns of a model (``"needs.Need"``) that copy a place's path, so that they follow when it moves.

    With ``counted_as`` the preview of a change says how many of its rows hang at the place.
    """
    _copies[model] = Copies(model, columns, counted_as)


def known_copies():
    """Everything that follows a place that moves."""
    return tuple(_copies.values())


def attached_to(division):
    """What hangs at a place and below it, as ``(name, count)``, nought left out. One query each."""
    rows = [
        (str(copies.counted_as), copies.rows().filter(within(division.path, copies.columns[0])).count())
        for copies in _copies.values()
        if copies.counted_as
    ]
    return [(name, count) for name, count in rows if count]
