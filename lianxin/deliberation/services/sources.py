"""Where a topic came from: upper rooms say where their thing is read. This room never knows who brings."""

from collections.abc import Callable

_addresses: dict[str, Callable] = {}


def register_source(kind, *, address):
    """Called in ``apps.py``. ``address(source_id, viewer)`` is where this viewer reads the thing, or empty."""
    _addresses[kind] = address


def source_address(*, topic, viewer):
    """Where ``viewer`` reads what the topic came from, or empty."""
    address = _addresses.get(topic.source_kind)
    return address(topic.source_id, viewer) if address else ""
