"""Who may see a file is said by the room it belongs to."""

from lianxin.kit.decisions import hide

_OWNERS, _HELD = {}, {}


def register_owner(kind, can_view, *, held=None):
    """``can_view(actor, owner_id) -> Decision`` answers for every file of this kind; ``held`` alike for owners the session
    has opened by other proof, where there is such a proof."""
    _OWNERS[kind] = can_view
    if held:
        _HELD[kind] = held


def can_view_file(actor, stored, *, held=()):
    """The owner's answer; ``held`` are owner ids the session has opened by other proof (a pick-up code)."""
    opens_held = _HELD.get(stored.owner_kind) if stored.owner_id in held else None
    if opens_held and (decision := opens_held(actor, stored.owner_id)):
        return decision
    can_view = _OWNERS.get(stored.owner_kind)
    return can_view(actor, stored.owner_id) if can_view else hide()
