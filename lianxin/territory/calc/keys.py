"""One rule of the profile: its kind, its bounds, and what fits it. Pure."""

from dataclasses import dataclass

from lianxin.territory.calc.calendar import parse_hours
from lianxin.territory.calc.grounds import ground_of
from lianxin.territory.calc.limits import split_limit


@dataclass(frozen=True)
class Key:
    """One rule. ``low``/``high`` bound numbers; ``article`` names the law when one of them is set by law: the least,
    or with ``is_cap`` the most.
    """

    name: str
    kind: str  # int | limit | text | choice | bool | hours
    default: object
    label: str
    low: int | None = None
    high: int | None = None
    article: str = ""
    choices: tuple[str, ...] = ()
    is_cap: bool = False

    @property
    def group(self):
        """The part of the profile it stands in: ``sla`` of ``sla.normal.contact``."""
        return self.name.partition(".")[0]

    @property
    def ground(self):
        """What its default rests on."""
        return ground_of(self.name)

    @property
    def moves_dates(self):
        """True when a change of it moves promised dates."""
        return self.kind in ("limit", "hours")


class Refused(ValueError):
    """A value the key does not take; ``article`` names the law that forbids it, if one does."""

    def __init__(self, key, value, article=""):
        super().__init__(f"{key.name}={value!r}")
        self.key, self.value, self.article = key, value, article


def check_value(key, value):
    """The value as stored, or ``Refused``. Floors set by law name their article."""
    if type(value) is int and not _within(key, value):
        is_by_law = (value > key.low) if key.is_cap else (value < key.low)
        raise Refused(key, value, key.article if is_by_law else "")
    if not _FITS[key.kind](key, value):
        raise Refused(key, value)
    return value


def _within(key, value):
    return (key.low is None or key.low <= value) and (key.high is None or value <= key.high)


def _fits_hours(key, value):
    try:
        return bool(isinstance(value, str) and parse_hours(value))
    except ValueError:
        return False


def _fits_limit(value):
    try:
        return bool(split_limit(value))
    except ValueError:
        return False


_FITS = {
    "int": lambda key, value: type(value) is int,
    "limit": lambda key, value: isinstance(value, str) and _fits_limit(value),
    "choice": lambda key, value: value in key.choices,
    "bool": lambda key, value: type(value) is bool,
    "hours": _fits_hours,
    "text": lambda key, value: (
        isinstance(value, str) and len(value) <= 200 and bool(value.strip()) and value.isprintable()
    ),
}
