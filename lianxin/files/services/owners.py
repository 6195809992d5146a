"""Who may see a file is said by the room it belongs to."""

from lianxin.kit.decisions import allow, hide

_OWNERS = {}


def register_owner(kind, can_view):
    """``can_view(actor, owner_id) -> Decision`` answers for every file of this kind."""
    _OWNERS[kind] = can_view


def can_view_file(actor, stored, *, held=()):
    """The owner's answer; ``held`` are owner ids the session has opened by other proof (a pick-up code)."""
    if stored.owner_id in held:
        return allow()
    can_view = _OWNERS.get(stored.owner_kind)
    return can_view(actor, stored.owner_id) if can_view else hide()
