"""What households put into an organisation's ventures for shares, and the shares its register has them holding.

The two stand in rooms that do not know each other: each registers its own in ``apps.py ready()`` and asks for the other's here. Both
answer of one book: ``{household id: {"land": hundredths, "money": hundredths or fen}}``.
"""

from collections.abc import Callable

_sources: dict[str, Callable] = {}


def register_stakes(side, find):
    """``side`` is ``pooled`` or ``held``; ``find(book_id)`` is one query."""
    _sources[side] = find


def stakes_of(side, book_id):
    return _sources[side](book_id) if side in _sources else {}
