"""Kinds of message, named by the rooms that send them."""

from django.utils.translation import gettext_lazy as _

_kinds: dict[str, str] = {}


def register_kind(kind, name):
    """Name a kind of message, so that people can choose how they are told of it."""
    _kinds[kind] = name


def known_kinds():
    """Kind → its name."""
    return dict(_kinds)


#: What a hook is sent to see whether it arrives.
PING = "lianxin.ping"
_events: dict[str, str] = {}


def register_event(kind, name):
    """Name something other systems can be told of, ``lianxin.noun.verb``."""
    _events[kind] = name


def known_events():
    """Kind → its name."""
    return {**_events, PING: _("试发")}
