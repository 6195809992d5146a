"""The address of one's own calendar: nobody can guess it, the owner alone is told, and a new one shuts the old."""

import secrets

from lianxin.accounts import policies
from lianxin.accounts.models import CalendarAddress
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash

_BYTES = 24


@action
def give_calendar_address(*, by):
    """A new address for whoever asks; returns its key, which is never to be had again. The one before opens nothing more."""
    policies.can_have_calendar(by).or_raise()
    _shut(by)
    key = secrets.token_urlsafe(_BYTES)
    made = CalendarAddress.objects.create(user_id=by.id, key_hash=lookup_hash("calendar", key), given_at=clock.now())
    audit.record(AuditTag.GIVE_CALENDAR, made, by)
    return key


@action
def revoke_calendar_address(*, by):
    """From now on the address opens nothing; there may have been none."""
    policies.can_have_calendar(by).or_raise()
    for address in _shut(by):
        audit.record(AuditTag.REVOKE_CALENDAR, address, by)


def _shut(by):
    """The open address of an account, shut: one at most."""
    found = list(CalendarAddress.objects.select_for_update().filter(user_id=by.id, revoked_at__isnull=True))
    for address in found:
        address.revoked_at = clock.now()
        address.save(update_fields=["revoked_at"])
    return found
