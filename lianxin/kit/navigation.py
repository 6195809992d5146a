"""Links of the base layout. Rooms register theirs in ``apps.py ready()``; kit knows none of them by name."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse


class Place(StrEnum):
    MAIN = "main"  # the bar under the header
    ACCOUNT = "account"  # beside the name of who is signed in
    MANAGE = "manage"  # rules, places, posts, records: what is looked after now and then
    BOARD = "board"  # what else is open to everybody, below the notices
    FOOTER = "footer"
    FEEDBACK = "feedback"  # complaints and suggestions: on every page, by rule
    SEARCH = "search"  # where the search box sends its ``q``
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"  # a POST


@dataclass(frozen=True)
class Link:
    """One entry; ``shows(actor)`` says for whom, ``count(actor)`` the number on its badge, ``hint`` what is there.

    With ``switch`` it is an entry of something a place may not use: shown only to whom ``register_switches`` names it.
    """

    label: str
    url_name: str
    icon: str = ""
    order: int = 50
    shows: Callable = lambda actor: True
    count: Callable | None = None
    hint: str = ""
    switch: str = ""


@dataclass(frozen=True)
class ShownLink:
    label: str
    href: str
    icon: str
    is_current: bool
    count: int = 0
    hint: str = ""


_links: dict[Place, dict[str, Link]] = {place: {} for place in Place}
_switches: list[Callable] = []


def register_link(place, label, url_name, **options):
    """Put a link into the layout: ``register_link(Place.MAIN, _("公开栏"), "bulletin:board", icon="newspaper")``.

    Registering the same URL name again replaces the first.
    """
    _links[Place(place)][url_name] = Link(label, url_name, **options)


def register_switches(known_to):
    """``known_to(actor)``: the names of everything switched on at a place this actor works for."""
    _switches[:] = [known_to]


@cache
def _address(url_name, urls):
    try:
        return reverse(url_name, urls)
    except NoReverseMatch:
        return ""


def _open_to(place, actor):
    """``(link, address)`` of what this actor sees; a link whose URL does not exist is left out."""
    return (
        (link, href)
        for link in _links[Place(place)].values()
        if link.shows(actor) and (href := _address(link.url_name, settings.ROOT_URLCONF))
    )


def has_links(place, actor):
    """Whether this actor sees any link of ``place``."""
    return any(_open_to(place, actor))


def links_for(place, actor, path=""):
    """The links of ``place`` this actor sees, in order."""
    shown, found = [], sorted(_open_to(place, actor), key=lambda pair: pair[0].order)
    on = _switched_on(actor) if any(link.switch for link, _href in found) else ()
    for link, href in found:
        if link.switch and link.switch not in on:
            continue
        count = link.count(actor) if link.count else 0
        is_current = path == href or (href != "/" and path.startswith(href))
        shown.append(ShownLink(link.label, href, link.icon, is_current, count, link.hint))
    return shown


def _switched_on(actor):
    return {name for known_to in _switches for name in known_to(actor)}
