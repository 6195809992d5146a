"""The only door for a change of state: ``lock`` the notice, then ``move`` it by a verb of the table."""

from lianxin.audit import services as audit
from lianxin.bulletin.errors import WrongState
from lianxin.bulletin.models import Notice
from lianxin.bulletin.vocabulary import TRANSITIONS, AuditTag


def lock(notice):
    """Fetch the notice again and hold its row until the transaction ends."""
    return Notice.objects.select_for_update().select_related("division").get(pk=notice.pk)


def require_state(notice, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if notice.state not in TRANSITIONS[verb].sources:
        raise WrongState(notice)


def move(notice, verb, by, *, at, reason="", **changes):
    """Move a locked notice along one step of the table; one audit event."""
    require_state(notice, verb)
    before = notice.state
    for name, value in changes.items():
        setattr(notice, name, value)
    notice.state = TRANSITIONS[verb].target
    notice.save(update_fields=["state", *changes])
    audit.record(
        AuditTag[verb.name], notice, by, before={"state": before}, after={"state": notice.state}, reason=reason, at=at
    )
    return notice
