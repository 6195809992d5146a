"""How a person wants pages to look: theme and elder mode. Kept in cookies, so it works without an account."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import SimpleLazyObject, cached_property

from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.navigation import Place, links_for

THEME_COOKIE = "lianxin_theme"
MODE_COOKIE = "lianxin_mode"
THEMES = ("light", "dark")  # absent: as the device says
MODES = ("elder",)  # absent: ordinary


@dataclass(frozen=True)
class Display:
    theme: str = ""
    mode: str = ""

    @property
    def is_elder(self):
        return self.mode == "elder"


def display_of(request):
    """The choices of this browser; anything unknown in a cookie counts as no choice."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    mode = request.COOKIES.get(MODE_COOKIE, "")
    return Display(theme if theme in THEMES else "", mode if mode in MODES else "")


class Navigation:
    """Lazy: a fragment, which has no header, costs nothing."""

    def __init__(self, request):
        self._request = request

    def _links(self, place):
        return links_for(place, getattr(self._request, "actor", ANONYMOUS), self._request.path)

    @cached_property
    def main(self):
        return self._links(Place.MAIN)

    @cached_property
    def account(self):
        return self._links(Place.ACCOUNT)

    @cached_property
    def footer(self):
        return self._links(Place.FOOTER)

    @cached_property
    def feedback(self):
        return self._links(Place.FEEDBACK)

    @cached_property
    def search(self):
        return next(iter(self._links(Place.SEARCH)), None)

    @cached_property
    def sign_in(self):
        return next(iter(self._links(Place.SIGN_IN)), None)

    @cached_property
    def sign_out(self):
        return next(iter(self._links(Place.SIGN_OUT)), None)


def layout(request):
    """Context processor: what ``base.html`` needs beside the page's own context."""
    return {
        "display": display_of(request),
        "navigation": Navigation(request),
        "actor": SimpleLazyObject(lambda: getattr(request, "actor", ANONYMOUS)),
        "draft_owner": SimpleLazyObject(lambda: _draft_owner(getattr(request, "actor", ANONYMOUS))),
        "site_name": settings.SITE_NAME,
    }


def _draft_owner(actor):
    """A mark that keeps one person's drafts on a shared device from the next; it says nothing of who that is."""
    return lookup_hash("draft", str(actor.id))[:16] if actor.is_user else ""
