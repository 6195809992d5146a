"""Kinds of message, named by the rooms that send them."""

from django.utils.translation import gettext_lazy as _

from lianxin.messaging.vocabulary import ChannelKind

_kinds: dict[str, str] = {}
_for_staff: set[str] = set()


def register_kind(kind, name, *, for_staff=False):
    """Name a kind of message, so that people can choose how they are told of it; some only come to who works here."""
    _kinds[kind] = name
    if for_staff:
        _for_staff.add(kind)


def known_kinds(*, is_staff=True):
    """Kind → its name, of those that may come to such a person; what people hear of most, the needs, comes first."""
    return {kind: name for kind, name in reversed(_kinds.items()) if is_staff or kind not in _for_staff}


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
