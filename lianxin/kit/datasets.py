"""Data everybody may take away: rooms say what they offer, the portal shows it and describes it as DCAT."""

from dataclasses import dataclass
from datetime import date, datetime

_offers: list = []


@dataclass(frozen=True)
class Distribution:
    """One form of a data set: where it is, its media type, how often it changes is the data set's."""

    title: str
    href: str
    media_type: str
    describes: str = ""  # the address of its description, e.g. by Table Schema


@dataclass(frozen=True)
class Dataset:
    """``code`` names it for good; ``keywords`` help to find it; ``frequency`` is a code of the EU's frequency list;
    ``issued`` and ``modified`` when it first held anything and last changed, where the room knows."""

    code: str
    title: str
    about: str
    distributions: tuple
    keywords: tuple = ()
    frequency: str = "CONT"
    issued: date | None = None
    modified: datetime | date | None = None


def register_datasets(offer):
    """``offer()`` gives the data sets of a room in the reader's language, asked anew each time."""
    _offers.append(offer)


def datasets():
    return [found for offer in _offers for found in offer()]
