"""What reaches the places at and below one, asked of the rooms that know. Nothing here is declared by anybody."""

from dataclasses import dataclass, field

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.coverage.calc.lacking import DIVISION, lacking
from lianxin.coverage.calc.rollup import Reach, Rollup, bits
from lianxin.coverage.models import Decision
from lianxin.coverage.policies import LEADERS, READERS
from lianxin.coverage.selectors.working import worked_paths
from lianxin.coverage.vocabulary import UNIT_LINKS, WITHIN_VILLAGE, Link
from lianxin.liaison import selectors as liaison
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.stations import selectors as stations
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class Gap:
    """A place and what it lacks; ``Link.FORMAL`` stands for any organisation."""

    place: object
    lacks: tuple[Link, ...]


@dataclass(frozen=True)
class Coverage:
    """``whole`` of the place asked for, ``parts`` of those directly below it, ``inner`` of all with places below, ``gaps`` in
    the order of the tree."""

    whole: Reach
    parts: list[tuple[object, Reach]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    inner: list[tuple[object, Reach]] = field(default_factory=list)


def place_to_read(actor, public_id=""):
    """The place asked for, or the widest the actor leads; ``None`` when there is neither."""
    if public_id:
        return territory.division_by_public_id(public_id)
    paths = actor.scopes(*READERS)
    return territory.division_at(min(paths, key=len)) if paths else None


def widest_led():
    """The places that somebody leads here and that lie in no other such place: what the daily count goes over."""
    paths = sorted({path for role in LEADERS for path in accounts.paths_held(role, "")})
    widest: list[str] = []
    for path in paths:
        if path and not (widest and path.startswith(widest[-1])):
            widest.append(path)
    return list(territory.divisions_at(widest).values())


def coverage(place):
    """What reaches the places at and below ``place``: ten queries at most, however many they are.

    A group or grid is no place of its own: what reaches it reaches its village.
    """
    tree = territory.tree_within(place.path)
    places = [each for each in tree if each.level not in WITHIN_VILLAGE or each.pk == place.pk]
    at = {each.path: number for number, each in enumerate(places)}
    parents = [at.get(territory.parent_path(each.path), -1) for each in places]
    links = _links(place.path)
    for part in [each.path for each in tree if each.path in links and each.path not in at]:
        links.setdefault(_place_over(part, at), set()).update(links.pop(part))
    rollup = Rollup(parents, [bits(links.get(each.path, ())) for each in places])
    inner = {number for number in parents if number >= 0}
    return Coverage(
        inner=[(places[number], rollup.of(number)) for number in sorted(inner)],
        whole=rollup.of(0),
        parts=[(each, rollup.of(number)) for number, each in enumerate(places) if parents[number] == 0],
        gaps=[
            Gap(each, tuple(map(Link, lacks)))
            for number, each in enumerate(places)
            if number not in inner and (lacks := lacking(links.get(each.path, ()), DIVISION))
        ],
    )


def _place_over(path, places):
    """The nearest of the places a part lies in."""
    while path not in places:
        path = territory.parent_path(path)
    return path


def _links(path):
    """``{path: links}`` of the places at and below one."""
    found: dict[str, set[Link]] = {}
    for_sites = Decision.objects.filter(unit__isnull=False).values("unit_id")  # reach their sites, not the whole place
    for where, kind in organisations.kinds_within(path, list(UNIT_LINKS), leaving_out=for_sites):
        found.setdefault(where, set()).add(UNIT_LINKS[UnitKind(kind)])
    for link, paths in (
        (Link.STATION, stations.paths_with_stations(path)),
        (Link.LIAISON, liaison.kept_paths(path)),
        (Link.GRID, accounts.paths_held(Role.GRID_WORKER, path)),
        (Link.WORK, worked_paths(path, leaving_out=for_sites)),
    ):
        for where in paths:
            found.setdefault(where, set()).add(link)
    return found
