"""Keys for other systems: given by a named person for a place and a time, shown once, revoked at once."""

import secrets

from django.utils.translation import gettext as _

from lianxin.accounts import policies
from lianxin.accounts.models import ApiKey
from lianxin.accounts.vocabulary import AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken

_BYTES = 24
_LONGEST_DAYS = 400


@action
def give_api_key(*, name, scope_path, scope_label, ends_on, by):
    """A new key; returns ``(ApiKey, key)``. The key itself is never to be had again."""
    policies.can_give_api_key(by, scope_path).or_raise()
    days = (ends_on - clock.today()).days
    if not 0 <= days <= _LONGEST_DAYS:
        raise RuleBroken(_("密钥最多用 {n} 天，到期再发。").format(n=_LONGEST_DAYS), field="ends_on")
    key = secrets.token_urlsafe(_BYTES)
    made = ApiKey.objects.create(
        name=name,
        key_hash=lookup_hash("api key", key),
        prefix=key[:4],
        scope_path=scope_path,
        scope_label=scope_label,
        given_at=clock.now(),
        given_by_id=by.id,
        given_by_name=by.name,
        ends_on=ends_on,
    )
    audit.record(AuditTag.GIVE_API_KEY, made, by, after={"scope": scope_label, "ends_on": ends_on.isoformat()})
    return made, key


@action
def revoke_api_key(*, api_key, by):
    """From now on the key opens nothing; revoking twice changes nothing more."""
    policies.can_give_api_key(by, api_key.scope_path).or_raise()
    if api_key.revoked_at is None:
        api_key.revoked_at = clock.now()
        api_key.save(update_fields=["revoked_at"])
    audit.record(AuditTag.REVOKE_API_KEY, api_key, by)
    return api_key
