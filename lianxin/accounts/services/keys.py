"""Keys for other systems: given by a named person for a place and a time, shown once, revoked at once."""

import json
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.accounts import policies, selectors
from lianxin.accounts.models import ApiCall, ApiKey
from lianxin.accounts.vocabulary import ApiRight, AuditTag
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once

_BYTES = 24
_LONGEST_DAYS = 400
#: How long the same thing sent again is known again.
REMEMBERED = timedelta(days=2)


@action
def give_api_key(*, name, scope_path, scope_label, ends_on, rights=(ApiRight.REGISTER,), acts_as=None, by):
    """A new key; returns ``(ApiKey, key)``. The key itself is never to be had again.

    What goes beyond registering needs an account to act as: one for systems that ``by`` keeps.
    """
    policies.can_give_api_key(by, scope_path).or_raise()
    if acts_as is not None:
        policies.can_lend_account(by, acts_as, selectors.grants_of(acts_as)).or_raise()
    elif set(rights) - {ApiRight.REGISTER}:
        raise RuleBroken(_("查看、办理要写明代表哪个账号。"), field="acts_as")
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
        rights=sorted(str(right) for right in rights),
        acts_as=acts_as,
        given_at=clock.now(),
        given_by_id=by.id,
        given_by_name=by.name,
        ends_on=ends_on,
    )
    audit.record(
        AuditTag.GIVE_API_KEY,
        made,
        by,
        after={
            "scope": scope_label,
            "ends_on": ends_on.isoformat(),
            "rights": made.rights,
            "acts_as": acts_as.username if acts_as else "",
        },
    )
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


def answer_once(*, api_key, idempotency_key, fingerprint, answer):
    """Run ``answer()`` (which gives a dict) unless the key was used before: then what it gave that time.

    Returns ``(dict, is_again)``. One transaction: what ``answer`` changes and that it was answered stand or fall together.
    Refuses the same key for something else.
    """
    with transaction.atomic():
        call = ApiCall(
            api_key=api_key, idempotency_key=idempotency_key, fingerprint=fingerprint, at=clock.now(), answer=""
        )
        if insert_once(call):
            call.answer = json.dumps(answer(), ensure_ascii=False)
            call.save(update_fields=["answer"])
            return json.loads(call.answer), False
    kept = ApiCall.objects.get(api_key=api_key, idempotency_key=idempotency_key)
    if kept.fingerprint != fingerprint:
        raise RuleBroken(_("这个 Idempotency-Key 已经用在别的请求上。新的请求请换一个。"), field="Idempotency-Key")
    return json.loads(kept.answer), True


def forget_calls():
    """Calls older than ``REMEMBERED`` are answered anew. Returns how many were forgotten."""
    return ApiCall.objects.filter(at__lt=clock.now() - REMEMBERED).delete()[0]
