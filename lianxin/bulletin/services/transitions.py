"""The only door for a change of state: ``lock`` the notice, then ``move`` it by a verb of the table.

A request to see the books moves by its own table through ``move_by``.
"""

from lianxin.audit import services as audit
from lianxin.bulletin.errors import WrongState
from lianxin.bulletin.models import Notice
from lianxin.bulletin.vocabulary import TRANSITIONS, AuditTag


def lock(notice):
    """Fetch the notice again and hold its row until the transaction ends."""
    return Notice.objects.select_for_update().select_related("division").get(pk=notice.pk)


def require_state(thing, verb, table=TRANSITIONS):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if thing.state not in table[verb].sources:
        raise WrongState(thing)


def move(notice, verb, by, *, at, reason="", **changes):
    """Move a locked notice along one step of the table; one audit event."""
    return move_by(TRANSITIONS, AuditTag[verb.name], notice, verb, by, at=at, reason=reason, **changes)


def move_by(table, tag, thing, verb, by, *, at, reason="", **changes):
    """The same by a table of another thing of the board, with the tag of its step."""
    require_state(thing, verb, table)
    before = thing.state
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.state = table[verb].target
    thing.save(update_fields=["state", *changes])
    audit.record(tag, thing, by, before={"state": before}, after={"state": thing.state}, reason=reason, at=at)
    return thing
