"""Other systems are told that a need moved: never who asked nor what, and of the place no more than its township."""

from lianxin.messaging import services as messaging
from lianxin.needs.vocabulary import QUIET_VERBS, event_kind
from lianxin.territory.vocabulary import Level


def announce(need, verb, at):
    """Tell every system that listens over the need's place. A complaint about somebody is told to nobody,
    nor what two people keep to themselves.
    """
    if not need.is_sealed and verb not in QUIET_VERBS:
        messaging.announce(
            kind=event_kind(verb),
            path=need.division_path,
            subject=need.public_id,
            data=lambda: _facts(need),
            at=at,
        )


def _facts(need):
    place = need.division
    if place.level == Level.VILLAGE and place.parent_id:
        place = place.parent
    moments = ("received_at", "contact_due_at", "due_at", "answered_at", "closed_at")
    return {
        "id": need.public_id,
        "number": need.number,
        "state": str(need.state),
        "category": need.category.code,
        "urgency": str(need.urgency),
        "place": {"code": place.code, "name": place.name},
        **{name: value.isoformat() if (value := getattr(need, name)) else None for name in moments},
    }
