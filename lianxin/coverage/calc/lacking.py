"""What a place lacks of what it should have. Any organisation is enough; an instructor only prepares one."""

from collections.abc import Collection

ORGANISED = frozenset({"formal", "joint", "functional"})
#: A village, community or park.
DIVISION = ("formal", "station", "liaison", "grid")
#: People of a natural village or a group belong to the village's own organisation; where people work there is none yet.
SITES = {
    "natural_village": ("liaison", "grid"),
    "group": ("liaison", "grid"),
    "building": ("formal", "liaison", "grid"),
    "park": ("formal", "station", "liaison"),
    "hub": ("formal", "station", "liaison"),
    "workers": ("formal", "liaison"),
}


def lacking(links: Collection[str], expected: Collection[str]) -> tuple[str, ...]:
    """The links expected that are not there, in their order; ``formal`` stands for any organisation."""
    has_organisation = bool(ORGANISED.intersection(links))
    return tuple(link for link in expected if not (has_organisation if link == "formal" else link in links))
