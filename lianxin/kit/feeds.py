"""What is public at a place, to subscribe to."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape


class PlaceFeed(Feed):
    """The newest of a place and all in it as Atom (RFC 4287); ``?place=`` names the place, nothing is everywhere.

    ``page`` and ``address`` are the URL names of the list and of the feed. An entry of ``kind`` keeps its id wherever the
    site moves. A subclass finds the place in ``get_object`` and says an entry in ``item_words``.
    """

    feed_type = Atom1Feed
    page: str
    address: str
    kind: str

    def link(self, place):
        return _of(self.page, place)

    def feed_url(self, place):
        return _of(self.address, place)

    def item_guid(self, item):
        return f"urn:lianxin:{self.kind}:{item.public_id}"

    def item_words(self, item) -> str:
        raise NotImplementedError

    def item_description(self, item):
        return escape(self.item_words(item))  # Django says of every summary that it is HTML


def _of(name, place):
    return reverse(name) + (f"?place={place.public_id}" if place else "")
