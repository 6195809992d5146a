"""Our feeds are Atom: checked by the rules of RFC 4287 and read by a feed reader."""

from xml.etree import ElementTree as Tree

import feedparser
import pytest

from lianxin.kit.feeds import PlaceFeed
from lianxin.needs import services as needs
from lianxin.needs.models import Category
from tests.atom import ATOM, faults
from tests.bulletin.conftest import board  # noqa: F401 a village's board with its people
from tests.needs.conftest import desk  # noqa: F401 the village's desk with its units

FEEDS = ("/needs/public/feed.atom", "/board/feed.atom")


@pytest.fixture
def public(desk, board):  # noqa: F811
    """Two public needs of a category whose name could be taken for markup, and a notice."""
    Category.objects.filter(code="roads.lamp").update(name="路灯<LED>")
    told = [needs.publish_need(need=desk.register().need, summary="路灯<不亮>", by=desk.actor("clerk"))]
    told.append(
        needs.publish_need(need=desk.dispatched(content="水管漏水"), summary="水管漏水", by=desk.actor("clerk"))
    )
    board.posted()
    return told


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize("place", ["", "village", "other_village"])
def test_every_feed_is_atom_by_the_rules(public, desk, client, address, place):  # noqa: F811
    asked = {"place": getattr(desk.cast, place).public_id} if place else {}
    reply = client.get(address, asked)
    assert reply["Content-Type"].startswith("application/atom+xml")
    assert faults(reply.content) == []
    assert bool(Tree.fromstring(reply.content).findall(f"{ATOM}entry")) == (place != "other_village")


@pytest.mark.parametrize("address", FEEDS)
def test_an_entry_keeps_its_id_when_the_site_moves(public, client, settings, address):
    settings.ALLOWED_HOSTS = ["*"]
    here, there = (feedparser.parse(client.get(address, headers={"host": host}).content) for host in ("a.cn", "b.cn"))
    assert [each.id for each in here.entries] == [each.id for each in there.entries]
    assert [each.link for each in here.entries] != [each.link for each in there.entries]


def test_words_that_look_like_markup_arrive_as_words(public, client):
    said = Tree.fromstring(client.get(FEEDS[0]).content)
    summaries = [each.findtext(f"{ATOM}summary") for each in said.findall(f"{ATOM}entry")]
    assert any("路灯&lt;LED&gt;" in words for words in summaries)
    read = feedparser.parse(client.get(FEEDS[0]).content)
    assert {each.title for each in read.entries} == {"路灯<不亮>", "水管漏水"}


def test_a_fault_of_each_kind_is_seen():
    good = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:x:1</id><updated>2026-11-28T09:00:00Z</updated>'
        '<link rel="self" href="http://a.cn/f"/><entry><title>e</title><id>urn:x:2</id>'
        '<updated>2026-11-28T09:00:00+08:00</updated><author><name>n</name></author><link href="http://a.cn/e"/></entry></feed>'
    )
    assert faults(good) == []
    for old, new in (
        ("<title>e</title>", ""), ("<id>urn:x:2</id>", "<id>2</id>"), ("09:00:00+08:00", "09:00:00"),
        ("<author><name>n</name></author>", ""), ("<name>n</name>", "<name/>"), ('<link href="http://a.cn/e"/>', ""),
        ("<title>e</title>", "<title>e</title><title>f</title>"), ("<title>t</title>", "<title>t</title><colour/>"),
        ('href="http://a.cn/e"', 'href="/e"'), ("</entry>", "</entry><subtitle>s</subtitle>"), ('rel="self" ', ""),
    ):  # fmt: skip
        assert faults(good.replace(old, new)), new


def test_a_feed_of_a_place_says_so_in_its_addresses(cast):
    class Feed(PlaceFeed):
        page, address = "bulletin:board", "bulletin:feed"

    assert Feed().link(None) == "/board/"
    assert Feed().feed_url(cast.village) == f"/board/feed.atom?place={cast.village.public_id}"
