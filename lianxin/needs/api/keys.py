"""Who calls: a key, what it was given for, and the account it acts as."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.throttling import AnonRateThrottle, AuthRateThrottle

from lianxin.accounts import selectors as accounts
from lianxin.accounts import services as keys
from lianxin.accounts.vocabulary import ApiRight
from lianxin.kit.actors import Actor
from lianxin.kit.errors import NotAllowed
from lianxin.needs import policies, selectors
from lianxin.needs.views.steps import Viewer

#: As many requests as one system, or one address without a key, may send in a minute.
WITH_KEY, WITHOUT_KEY = "600/m", "120/m"


@dataclass(frozen=True)
class Holder:
    """Who holds a key: ``str`` tells two apart, for counting requests."""

    key: object
    actor: Actor

    def __str__(self):
        return self.key.public_id

    @property
    def path(self):
        return self.key.scope_path

    def viewer_of(self, public_id):
        """The case as this holder may see it; raises ``NotFound`` outside the key's place too."""
        need = selectors.find_need(public_id, self.actor)
        policies.can_reach(need.division_path, self.path).or_raise()
        return Viewer(self.actor, need, *selectors.handlers_and_callers(need))

    def client_key(self, idempotency_key):
        """By which the needs room knows a need that is sent twice."""
        return hashlib.sha256(f"{self.key.public_id}\x1e{idempotency_key}".encode()).hexdigest()[:40]


class Key(HttpBearer):
    """``Authorization: Bearer KEY``, opened for one right."""

    def __init__(self, right):
        super().__init__()
        self.right = right

    def authenticate(self, request, token):
        key = accounts.api_key_of(token)
        if key is None:
            return None
        if not key.opens(self.right):
            raise NotAllowed(_("这把密钥不能{right}。").format(right=ApiRight(self.right).label))
        return Holder(key, accounts.actor_of_key(key))


LIMITS = [AuthRateThrottle(WITH_KEY), AnonRateThrottle(WITHOUT_KEY)]
REGISTERS, READS, ACTS = Key(ApiRight.REGISTER), Key(ApiRight.READ), Key(ApiRight.ACT)


def once(request, idempotency_key, answer):
    """What ``answer()`` gives, the first time; the same again for the same request of the same key."""
    said = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    body, is_again = keys.answer_once(
        api_key=request.auth.key,
        idempotency_key=idempotency_key,
        fingerprint=hashlib.sha256(said).hexdigest(),
        answer=answer,
    )
    request.is_again = is_again
    return body
