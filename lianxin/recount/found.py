"""What a recount finds wrong."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """``what`` is wrong (a code for the words) at ``where``; what was ``published`` and what was ``found``."""

    what: str
    where: str
    published: object = None
    found: object = None
