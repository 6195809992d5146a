"""What a notice says of the books, as everybody may add it up again."""

from datetime import date

from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotFound
from lianxin.ledger import selectors as ledger


def periods_shown(posting):
    """``{(book, first, last): label}`` of the books and days the tables of a posting were taken from: no query."""
    found = {}
    for table in posting.web["tables"]:
        source = table.get("source") or {}
        if source.get("kind") == "ledger":
            book = source["id"].partition("-")[2]
            found[book, date.fromisoformat(source["first"]), date.fromisoformat(source["last"])] = source["label"]
    return found


def shown_period_bundle(posting, public_id):
    """``(name, zip)`` of a period of a book a posting tells of; ``NotFound`` for any other book.

    What stands on the web page stands in it by name; all else of the books goes by its kind alone.
    """
    for book_id, first, last in periods_shown(posting):
        if book_id == public_id:
            book = ledger.find_book(public_id, SYSTEM)
            seal, packed = ledger.published_bundle(book, first, last, _names(posting))
            return f"{public_id}-{first}-{last}-{seal[:12]}.zip", packed
    raise NotFound


def _names(posting):
    tables = posting.web["tables"]
    return {
        cell
        for table in tables
        if table.get("source")
        for row in table["rows"]
        for cell in row
        if isinstance(cell, str)
    }
