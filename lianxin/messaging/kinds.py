"""Kinds of message, named by the rooms that send them."""

_kinds: dict[str, str] = {}


def register_kind(kind, name):
    """Name a kind of message, so that people can choose how they are told of it."""
    _kinds[kind] = name


def known_kinds():
    """Kind → its name."""
    return dict(_kinds)
