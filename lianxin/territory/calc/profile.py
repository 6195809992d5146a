"""The jurisdiction profile: the rules in force at a place.

Pure. A profile is the county's values over the defaults, a township's over the county's, a village's over those.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from lianxin.territory.calc.catalogue import KEYS


@dataclass(frozen=True)
class Setting:
    """A value with where it was set: ``source`` is the place's name, empty for the default.

    ``basis`` is the law or document, ``basis_on`` its day and ``since`` the day the value took effect, as ISO dates.
    """

    value: object
    source: str = ""
    basis: str = ""
    version_id: int | None = None
    basis_on: str = ""
    since: str = ""


@dataclass(frozen=True)
class Profile:
    """The rules in force at a place. ``version_id`` is the newest version that took part."""

    settings: dict[str, Setting]
    version_id: int | None = None

    def value(self, name):
        """The value in force; ``KeyError`` for a key nobody defined."""
        return self.settings[name].value

    def basis(self, name):
        return self.settings[name].basis

    def fraction(self, name):
        return Fraction(str(self.value(name)))

    def with_value(self, name, value):
        """The same rules but for one value."""
        return replace(self, settings={**self.settings, name: replace(self.settings[name], value=value)})


def fold(versions):
    """What a place set itself, after all its versions in their order: ``{key: entry}``.

    A version is ``(id, {key: entry})`` and holds only what it changed; ``None`` takes the place's own value back.
    """
    own = {}
    for version_id, changes in versions:
        for name, entry in changes.items():
            if entry is None:
                own.pop(name, None)
            else:
                own[name] = {**entry, "version": version_id}
    return own


def resolve(layers):
    """Defaults overlaid by ``layers`` from the widest place to the narrowest.

    A layer is ``(version_id, place_name, {key: {"value":…, "basis":…}})``. Keys no longer defined are ignored.
    """
    settings = {name: Setting(key.default, basis=key.article) for name, key in KEYS.items()}
    newest = None
    for version_id, place, values in layers:
        newest = version_id if newest is None else max(newest, version_id)
        for name, entry in values.items():
            if name in KEYS:
                settings[name] = Setting(
                    entry["value"],
                    place,
                    entry.get("basis", ""),
                    entry.get("version", version_id),
                    entry.get("basis_on", ""),
                    entry.get("on", ""),
                )
    return Profile(settings, newest)
