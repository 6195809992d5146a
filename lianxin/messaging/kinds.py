"""Kinds of message, named by the rooms that send them."""

from django.utils.translation import gettext_lazy as _

from lianxin.messaging.vocabulary import ChannelKind

_kinds: dict[str, str] = {}
_for_staff: set[str] = set()
_first: set[str] = set()


def register_kind(kind, name, *, for_staff=False, first=False):
    """Name a kind of message, so that people can choose how they are told of it; some only come to who works here.

    ``first``: most people hear of it, so it stands at the top.
    """
    _kinds[kind] = name
    if first:
        _first.add(kind)
    if for_staff:
        _for_staff.add(kind)


def known_kinds(*, is_staff=True):
    """Kind → its name, of those that may come to such a person; first what most people hear of."""
    kinds = sorted(_kinds, key=lambda kind: kind not in _first)
    return {kind: _kinds[kind] for kind in kinds if is_staff or kind not in _for_staff}


def is_for_staff(kind):
    """Whether it only comes to who works here."""
    return kind in _for_staff


def not_texted():
    """What is not wanted where nobody has said so: of work only what is urgent or due today comes as a text."""
    return [f"{kind}:{ChannelKind.SMS}" for kind in sorted(_for_staff)]


#: What a hook is sent to see whether it arrives.
PING = "lianxin.ping"
_events: dict[str, str] = {}


def register_event(kind, name):
    """Name something other systems can be told of, ``lianxin.noun.verb``."""
    _events[kind] = name


def known_events():
    """Kind → its name."""
    return {**_events, PING: _("试发")}
