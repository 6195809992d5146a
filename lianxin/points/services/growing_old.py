"""Points end after their months, the oldest first, and never without a notice sixty days before."""

from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.rounds import one_by_one
from lianxin.kit.templatetags.kit import day as written
from lianxin.ledger import services as ledger
from lianxin.points import selectors
from lianxin.points.calc.lots import NOTICE_DAYS, may_expire, to_announce
from lianxin.points.models import ExpiryNotice, Purse
from lianxin.points.services.keeping import books_of, hold, leave
from lianxin.points.services.redeeming import give_back_kept
from lianxin.points.services.telling import heard_on, tell_holders
from lianxin.points.vocabulary import AuditTag, MessageKind, MoveKind
from lianxin.territory import selectors as territory


def months_of(division):
    return territory.profile(division).value("points.expiry_months")


@action
def tell_expiry(*, purse, by, at=None):
    """Announce what of a purse ends within sixty days, each last day once; what has ended unannounced, sixty days from now. Returns
    how many days were announced."""
    at, purse = at or clock.now(), hold(purse)
    today, told = clock.day_of(at), 0
    known = set(purse.expiry_notices.values_list("ends_on", flat=True))
    for day, points in to_announce(selectors.lots_of(purse), today, months_of(purse.division)):
        if day in known:
            continue
        last = day if day >= today else today + timedelta(days=NOTICE_DAYS)
        ExpiryNotice.objects.create(purse=purse, ends_on=day, points=points, told_on=today)
        tell_holders(
            purse, kind=MessageKind.EXPIRY, title=_("有积分快到期"), key=_key(purse, day),
            words=_("{points} 分用到{day}。可以到积分超市换东西，也可以请人代换、送到家。").format(points=points, day=written(last)),
        )  # fmt: skip
        told += 1
    if told:
        audit.record(AuditTag.TELL_EXPIRY, purse, by, after={"days": told}, at=at)
    return told


def _key(purse, day):
    return f"expiry:{purse.public_id}:{day}"


@action
def expire_points(*, purse, by, at=None):
    """What is past its last day and was announced sixty days before leaves the purse; what was not announced, or not yet brought
    on paper, stays until then, and what was earned after it stays with it: what leaves is always the oldest."""
    at, purse = at or clock.now(), hold(purse)
    today, months = clock.day_of(at), months_of(purse.division)
    announced = {
        notice.ends_on: heard_on(_key(purse, notice.ends_on), notice.told_on) for notice in purse.expiry_notices.all()
    }
    over = may_expire(selectors.lots_of(purse), announced, today, months)
    # What waits for them takes the oldest, and is not taken away from under them.
    gone = max(0, sum(lot.points for lot in over) - selectors.reserved_points(purse))
    if gone:
        last = purse.moves.aggregate(last=Max("id"))["last"]
        leave(
            purse=purse, points=gone, kind=MoveKind.EXPIRE, to=books_of(purse.division).expired,
            key=f"points:expire:{purse.public_id}:{last}", on=today, by=by, at=at, words=_("到期"),
            source=ledger.Source("points_expiry", purse.public_id, over[-1].earned_on.isoformat()),
        )  # fmt: skip
        audit.record(AuditTag.EXPIRE, purse, by, after={"points": gone}, at=at)
    return gone


def look_after_purses():
    """Every purse that holds anything: what ends is announced, what has ended leaves; what was kept too long is given back."""
    purses = Purse.objects.filter(account__balance__amount__gt=0).order_by("id")
    one_by_one("looking after a purse", purses.iterator(), _look_after)
    one_by_one(
        "giving back what was kept", selectors.kept_too_long(), lambda kept: give_back_kept(redemption=kept, by=SYSTEM)
    )


def _look_after(purse):
    tell_expiry(purse=purse, by=SYSTEM)
    expire_points(purse=purse, by=SYSTEM)
