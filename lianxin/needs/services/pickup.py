"""The page of a need without an account: number and code, from the slip or the message."""

import hmac
from datetime import timedelta

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.crypto import lasting_key, lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import ALPHABET, normalise_code
from lianxin.needs.errors import PickupLocked
from lianxin.needs.models import Need

MAX_FAILURES = 8
LOCK_MINUTES = 15
_LENGTH = 8


def pickup_code(client_key):
    """Follows from the key only the form's sender knows: who sends it again because no answer came gets the same code."""
    drawn = hmac.digest(lasting_key("pickup code"), client_key.encode(), "sha256")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:_LENGTH])


def open_by_pickup(*, number, code, at=None):
    """The need with this number if the code fits. After 8 wrong codes in a row it is locked for 15 minutes.

    Raises ``RuleBroken`` with the same words for a wrong number and a wrong code. Not an action of the domain:
    only the failure counter changes, and it must survive the refusal.
    """
    at = at or clock.now()
    need = Need.objects.select_related("unit", "category", "division").filter(number=number.strip()).first()
    if need is None or not need.pickup_hash:
        raise RuleBroken(_("没有找到：请核对编号和取件码，或带上回执到站点查询。"))
    if need.pickup_locked_until and need.pickup_locked_until > at:
        raise PickupLocked(LOCK_MINUTES)
    if hmac.compare_digest(need.pickup_hash, lookup_hash("pickup", normalise_code(code))):
        if need.pickup_failures:
            Need.objects.filter(pk=need.pk).update(pickup_failures=0, pickup_locked_until=None)
        return need
    _count_failure(need, at)
    raise RuleBroken(_("没有找到：请核对编号和取件码，或带上回执到站点查询。"))


def _count_failure(need, at):
    """One statement, whatever is tried beside it: many codes at once are counted one by one."""
    locked = Value(at + timedelta(minutes=LOCK_MINUTES))
    Need.objects.filter(pk=need.pk).update(
        pickup_failures=(F("pickup_failures") + 1) % MAX_FAILURES,
        pickup_locked_until=Case(When(pickup_failures=MAX_FAILURES - 1, then=locked), default=F("pickup_locked_until")),
    )
