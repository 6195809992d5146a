"""At the door: the unit a complaint is about, and whose desk it goes to."""

from dataclasses import replace

from lianxin.needs.services.naming import desk_above
from lianxin.needs.vocabulary import COMPLAINTS
from lianxin.organisations import selectors as organisations


def with_the_unit_named(matter):
    """Whoever writes the name of a unit complains about that unit: it must not get the complaint on its own desk.

    Where 「反映的单位或个人」 names no unit, a complaint's own words are looked at. Of several units the one furthest up
    is complained about; the others come back beside, for the desk to rule on. So does that one when only the text
    names it: that is a guess.
    """
    about, path = matter.about_words.strip(), matter.division.path
    units = organisations.units_named_in(about, path) if about else []
    if matter.about_unit:
        return matter, [unit for unit in units if unit != matter.about_unit]
    if units:
        return replace(matter, about_unit=units[0]), units[1:]
    if matter.kind in COMPLAINTS:
        units = organisations.units_named_in(f"{matter.title}\n{matter.content}", path)
    return replace(matter, about_unit=units[0] if units else None), units


def desk_of(matter, is_sealed, about, beside_units):
    """The desk that decides who handles it: the place's own, or for a complaint the one above those complained about."""
    if not is_sealed:
        return matter.division.path
    units = (matter.about_unit, *beside_units) if matter.about_unit else beside_units
    return desk_above(
        [*(unit.division_path for unit in units), *(each.path for each in about)] or [matter.division.path]
    )
