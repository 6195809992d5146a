"""A household divides, merges with another or is struck off: what it held goes to those it became, and nothing is lost."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import services as ledger
from lianxin.people import selectors as people
from lianxin.points import policies, selectors
from lianxin.points.calc.lots import shared_out
from lianxin.points.models import Move
from lianxin.points.services.keeping import books_of, hold, open_purse
from lianxin.points.services.telling import tell_entered
from lianxin.points.vocabulary import AuditTag, MoveKind


@action
def hand_on_points(*, purse, shares, reason, by, at=None):
    """``shares`` are ``(person, points)``: the purse of the household each now belongs to gets them, or their own where they
    have none. The points keep the days they were earned on. Both sides are told.

    Refuses whoever never belonged to the household and lives with nobody who did, households elsewhere, minors alone, more
    than is free, and, of a household that is struck off, anything less than all.
    """
    at, on = at or clock.now(), clock.day_of(at or clock.now())
    purse = hold(purse)
    policies.can_hand_on_points(by, purse).or_raise()
    total = sum(points for _person, points in shares)
    if not shares or any(points < 1 for _person, points in shares):
        raise RuleBroken(_("请写给谁、几分。"), field="shares")
    takers = _takers(purse, shares, on)
    balance = selectors.balance_of(purse)
    if total > selectors.free_points(purse):
        raise RuleBroken(_("没有这么多分，或者有些正留着换东西、等着定冲不冲回。"), field="shares")
    if purse.household.ended_on and total != balance:
        raise RuleBroken(_("这一户已经注销，{n} 分要一次交完，一分不留。").format(n=balance), field="shares")
    given = shared_out(selectors.lots_of(purse), takers.items())
    purses = {key: open_purse(division=purse.division, on=on, by=by, **dict([key])) for key in takers}
    lines = [(purses[key].account, points) for key, points in takers.items()]
    posting = ledger.Posting(
        on=on, words=_("分户、并户交接"), lines=(*lines, (purse.account, -total)),
        source=ledger.Source("points_handing_on", purse.public_id),
    )  # fmt: skip
    entry = ledger.post(book=books_of(purse.division).book, posting=posting, by=by, at=at)
    words = reason.strip()[:120]
    Move.objects.create(purse=purse, kind=MoveKind.TRANSFER, points=-total, on=on, entry_id=entry, words=words)
    Move.objects.bulk_create(
        Move(
            purse=purses[key], kind=MoveKind.TRANSFER, points=lot.points, earned_on=lot.earned_on, on=on, entry_id=entry,
            words=words,
        )
        for key, lots in given
        for lot in lots
    )  # fmt: skip
    _tell(purse, [(purses[key], points) for key, points in takers.items()], words, entry)
    after = {"to": [purses[key].public_id for key in takers], "points": total}
    audit.record(AuditTag.HAND_ON, purse, by, after=after, reason=reason, at=at)
    return purse


def _tell(purse, given, reason, entry):
    """Those who received, and those who are still there and gave: it was perhaps not what they had agreed on."""
    code = purse.household.code
    for taker, points in given:
        told = _("{code} 户分户、并户，交接来 {points} 分（{reason}）。").format(
            code=code, points=points, reason=reason
        )
        tell_entered(taker, words=told, key=f"handed-on:{entry}:{taker.public_id}")
    if not purse.household.ended_on:
        total = sum(points for _taker, points in given)
        told = _("{code} 户分户、并户，交接走 {points} 分（{reason}）。").format(code=code, points=total, reason=reason)
        tell_entered(purse, words=told, key=f"handed-on:{entry}:{purse.public_id}")


def _is_near(path, other):
    """Whether two places are one, or one came to lie below the other when villages merged."""
    return path.startswith(other) or other.startswith(path)


def _takers(purse, shares, on):
    """``{("household", …) or ("person", …): points}``: two of one household add up."""
    found = {}
    for person, points in shares:
        home = people.household_of(person)
        if not selectors.comes_from(purse.household, person, home):
            raise RuleBroken(
                _("{name}和他现在的户，都没有人是从这一户出来的。").format(name=person.name), field="shares"
            )
        if home == purse.household:
            raise RuleBroken(_("{name}还在这一户里，不用交接。").format(name=person.name), field="shares")
        if not _is_near((home or person).division_path, purse.division_path):
            words = _("{name}搬到别处了：积分是这里的钱发的，还在这里用，不用交接。")
            raise RuleBroken(words.format(name=person.name), field="shares")
        if home is None and selectors.is_minor(person, on):
            raise RuleBroken(_("未成年人的积分记在户里，不单独开账。"), field="shares")
        if home is None and not selectors.is_known_grown(person, on):
            words = _("还不知道{name}成年没有，积分记在户里。请先请站点在人口里补上出生年份。")
            raise RuleBroken(words.format(name=person.name), field="shares")
        key = ("household", home) if home else ("person", person)
        found[key] = found.get(key, 0) + points
    return found
