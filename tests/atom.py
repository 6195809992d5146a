"""Whether a feed is what RFC 4287 asks for, in its own words: the grammar of its appendix B, read by hand."""

import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree as Tree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339, as 3.3 narrows it
_PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}
_MANY = 10**6
_FEED = {
    "author": (0, _MANY), "category": (0, _MANY), "contributor": (0, _MANY), "generator": (0, 1), "icon": (0, 1),
    "id": (1, 1), "link": (0, _MANY), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1), "title": (1, 1),
    "updated": (1, 1), "entry": (0, _MANY),
}  # fmt: skip
_ENTRY = {
    "author": (0, _MANY), "category": (0, _MANY), "content": (0, 1), "contributor": (0, _MANY), "id": (1, 1),
    "link": (0, _MANY), "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1), "title": (1, 1),
    "updated": (1, 1),
}  # fmt: skip


def faults(content):
    """What is wrong with a feed, as sentences; nothing when all is right."""
    feed = Tree.fromstring(content)
    entries = feed.findall(f"{ATOM}entry")
    found = [] if feed.tag == f"{ATOM}feed" else [f"the document is a {feed.tag}"]
    found += _of(feed, _FEED)
    for entry in entries:
        found += _of(entry, _ENTRY)
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            found.append("an entry nobody wrote (4.1.2)")
        if entry.find(f"{ATOM}content") is None and not _links(entry, "alternate"):
            found.append("an entry without content and without an alternate link (4.1.2)")
    stamps = Counter((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries)
    if any(number > 1 for number in stamps.values()):
        found.append("two entries with one id and one time (4.1.1)")
    if not _links(feed, "self"):
        found.append("no link to itself (4.1.1, should)")
    if any(each.tag != f"{ATOM}entry" for each in feed[len(feed) - len(entries) :]):
        found.append("something of the feed stands between or behind its entries")
    read = feedparser.parse(content)
    if read.bozo or read.version != "atom10" or len(read.entries) != len(entries):
        found.append(f"a feed reader stumbles: {read.get('bozo_exception', read.version)}")
    return found


def _links(element, rel):
    return [each for each in element.findall(f"{ATOM}link") if each.get("rel", "alternate") == rel]


def _of(element, allowed):
    """Faults of what stands in a feed or an entry: how often each may, and what each must be."""
    inside = Counter(child.tag.removeprefix(ATOM) for child in element)
    found = [f"{name} is not of Atom" for name in inside if name not in allowed]
    for name, (least, most) in allowed.items():
        if not least <= inside[name] <= most:
            found.append(f"{inside[name]} times {name}")
    alternates = Counter((each.get("type"), each.get("hreflang")) for each in _links(element, "alternate"))
    if any(number > 1 for number in alternates.values()):
        found.append("two alternate links of one type and language (4.1.1)")
    for child in element:
        found += _of_one(child, child.tag.removeprefix(ATOM))
    return found


def _of_one(child, name):
    text = (child.text or "").strip()
    if name in ("updated", "published") and not _MOMENT.fullmatch(text):
        return [f"{name} is no moment: {text}"]
    if name == "id" and not urlsplit(text).scheme:
        return [f"the id is no whole address: {text}"]
    if name == "link" and not urlsplit(child.get("href", "")).scheme:
        return [f"the link leads nowhere: {child.get('href')}"]
    if name == "category" and not child.get("term"):
        return ["a category without its term"]
    if name in ("title", "subtitle", "summary", "rights"):
        if child.get("type", "text") not in ("text", "html") or len(child):
            return [f"{name} is of another type or holds elements"]
        return [] if text else [f"{name} is empty"]
    if name in ("author", "contributor"):
        inside = Counter(each.tag.removeprefix(ATOM) for each in child)
        return [
            f"{name} has {n} times {part}" for part, n in inside.items() if not n <= _PERSON.get(part, (0, 0))[1]
        ] + ([] if (child.findtext(f"{ATOM}name") or "").strip() else [f"{name} without a name"])
    return []
