"""What a place lacks of what it should have. Any organisation is enough; an instructor only prepares one.

Work is asked of the organisation that is there: where there is none, that is what is lacking.
"""

from collections.abc import Collection

ORGANISED = frozenset({"formal", "joint", "functional"})
#: A village, community or park.
DIVISION = ("formal", "station", "liaison", "grid", "work")
#: People of a natural village or a group belong to the village's own organisation; where people work there is none yet.
SITES = {
    "natural_village": ("liaison", "grid"),
    "group": ("liaison", "grid"),
    "building": ("formal", "liaison", "grid", "work"),
    "park": ("formal", "station", "liaison", "work"),
    "hub": ("formal", "station", "liaison", "work"),
    "workers": ("formal", "liaison", "work"),
}


def lacking(links: Collection[str], expected: Collection[str]) -> tuple[str, ...]:
    """The links expected that are not there, in their order; ``formal`` stands for any organisation."""
    has_organisation = bool(ORGANISED.intersection(links))
    is_there = {"formal": has_organisation, "work": not has_organisation or "work" in links}
    return tuple(link for link in expected if not is_there.get(link, link in links))
