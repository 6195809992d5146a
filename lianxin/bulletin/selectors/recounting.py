"""What a notice says of the books, as everybody may add it up again."""

from datetime import date

from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotFound
from lianxin.ledger import selectors as ledger


def periods_shown(posting):
    """``{(book, first, last): label}`` of the books and days the tables of a posting were taken from: no query."""
    return {key: source["label"] for key, source in _periods(posting.web).items()}


def _periods(web):
    """``{(book, first, last): source}`` of the tables of a web rendition."""
    found = {}
    for table in web["tables"]:
        source = table.get("source") or {}
        if source.get("kind") == "ledger":
            book = source["id"].partition("-")[2]
            found[book, date.fromisoformat(source["first"]), date.fromisoformat(source["last"])] = source
    return found


def seals_of(web):
    """``{book: seal}`` of the periods of books a web rendition tells of, as the public log keeps them of a posting: what is added up
    again later is what was told."""
    return {key[0]: _bundle(web, key, source)[0] for key, source in _periods(web).items()}


def shown_period_bundle(posting, public_id):
    """``(name, zip)`` of a period of a book a posting tells of; ``NotFound`` for any other book.

    What stands on the web page stands in it by name; all else of the books goes by its kind alone.
    """
    for key, source in _periods(posting.web).items():
        if key[0] == public_id:
            seal, packed = _bundle(posting.web, key, source)
            return f"{public_id}-{key[1]}-{key[2]}-{seal[:12]}.zip", packed
    raise NotFound


def _bundle(web, key, source):
    """What was posted by the day it was taken; of tables taken before that was kept, what is in the books now."""
    book = ledger.find_book(key[0], SYSTEM)
    return ledger.published_bundle(book, key[1], key[2], _names(web), source.get("through"))


def _names(web):
    return {
        cell
        for table in web["tables"]
        if table.get("source")
        for row in table["rows"]
        for cell in row
        if isinstance(cell, str)
    }
