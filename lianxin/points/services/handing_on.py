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
from lianxin.points.models import HandingOn, Move
from lianxin.points.selectors.purses import OPEN_HANDING
from lianxin.points.services.guarding import require_grown
from lianxin.points.services.keeping import books_of, hold, open_purse
from lianxin.points.services.telling import tell_entered, tell_holders
from lianxin.points.vocabulary import AuditTag, MessageKind, MoveKind


@action
def prepare_handing_on(*, purse, shares, reason, by, at=None):
    """``shares`` are ``(person, points)``: the purse of the household each now belongs to gets them, or their own where they
    have none. Nothing moves yet: the household it leaves agrees, or at the counter a second person. What was written down before and
    waits is dropped.

    Refuses whoever never belonged to the household and lives with nobody who did, households elsewhere, minors alone, more
    than is free, and, of a household that is struck off, anything less than all.
    """
    at = at or clock.now()
    purse = hold(purse)
    policies.can_hand_on_points(by, purse).or_raise()
    policies.can_give_to(by, [person for person, _points in shares]).or_raise()
    _checked(purse, shares, clock.day_of(at))
    purse.handings_on.filter(OPEN_HANDING).update(dropped_at=at)
    made = HandingOn.objects.create(
        purse=purse, shares=[[person.public_id, points] for person, points in shares], reason=reason.strip()[:120],
        prepared_by_id=by.id, prepared_at=at,
    )  # fmt: skip
    if not purse.household.ended_on:
        words = _(
            "{code} 户分户、并户，要交接走 {points} 分（{reason}）。是说好的，请您家的人点开同意；不是的，别同意，请马上告诉监督委员会。"
        )
        tell_holders(
            purse, kind=MessageKind.REDEMPTION, title=_("积分要交接，等您家同意"), key=f"handing-on:{made.public_id}",
            words=words.format(code=purse.household.code, points=_total(shares), reason=made.reason),
            url=f"/points/purses/handings/{made.public_id}/agree/",
        )  # fmt: skip
    audit.record(AuditTag.PREPARE_HAND_ON, purse, by, after={"points": _total(shares)}, reason=made.reason, at=at)
    return made


@action
def agree_to_handing_on(*, handing, by, at=None):
    """What was written down is done, as it is allowed now. The points keep the days they were earned on. Both sides are told."""
    at, on = at or clock.now(), clock.day_of(at or clock.now())
    purse = hold(handing.purse)
    handing = _open(handing)
    policies.can_agree_to_handing_on(by, handing).or_raise()
    require_grown(by, on)
    shares = [(people.person_called(key), points) for key, points in handing.shares]
    if not all(person for person, _points in shares):
        raise RuleBroken(_("要交接给的人，人口里已经查不到了。请点“不交接了”，再重新写一次。"))
    takers, total, words = _checked(purse, shares, on), _total(shares), handing.reason
    given = shared_out(selectors.lots_of(purse), takers.items())
    purses = {key: open_purse(division=purse.division, on=on, by=by, **dict([key])) for key in takers}
    lines = [(purses[key].account, points) for key, points in takers.items()]
    posting = ledger.Posting(
        on=on, words=_("分户、并户交接"), lines=(*lines, (purse.account, -total)),
        source=ledger.Source("points_handing_on", purse.public_id),
    )  # fmt: skip
    entry = ledger.post(book=books_of(purse.division).book, posting=posting, by=by, at=at)
    Move.objects.create(purse=purse, kind=MoveKind.TRANSFER, points=-total, on=on, entry_id=entry, words=words)
    Move.objects.bulk_create(
        Move(
            purse=purses[key], kind=MoveKind.TRANSFER, points=lot.points, earned_on=lot.earned_on, on=on, entry_id=entry,
            words=words,
        )
        for key, lots in given
        for lot in lots
    )  # fmt: skip
    handing.agreed_at, handing.agreed_by_name = at, by.name[:80]
    handing.save(update_fields=["agreed_at", "agreed_by_name"])
    _tell(purse, [(purses[key], points) for key, points in takers.items()], words, entry)
    prepared = handing.prepared_by.name if handing.prepared_by else ""
    after = {"to": [purses[key].public_id for key in takers], "points": total, "prepared_by": prepared}
    audit.record(AuditTag.HAND_ON, purse, by, after=after, reason=words, at=at)
    return purse


@action
def drop_handing_on(*, handing, by, at=None):
    """It was not what they had agreed on, or was written down wrongly: nothing moves."""
    at = at or clock.now()
    hold(handing.purse)
    handing = _open(handing)
    policies.can_drop_handing_on(by, handing).or_raise()
    handing.dropped_at = at
    handing.save(update_fields=["dropped_at"])
    audit.record(AuditTag.DROP_HAND_ON, handing.purse, by, at=at)
    return handing


def _open(handing):
    found = HandingOn.objects.select_related("purse__household", "prepared_by").get(pk=handing.pk)
    if not found.is_open:
        raise RuleBroken(_("这次交接已经办完，或者不办了，不用再点。"))
    return found


def _total(shares):
    return sum(points for _person, points in shares)


def _checked(purse, shares, on):
    """Who gets how many, as ``_takers`` says; refused where it cannot be."""
    if not shares or any(points < 1 for _person, points in shares):
        raise RuleBroken(_("请写给谁、几分。"), field="shares")
    takers, balance = _takers(purse, shares, on), selectors.balance_of(purse)
    if _total(shares) > selectors.free_points(purse):
        raise RuleBroken(_("没有这么多分，或者有些正留着换东西、等着定冲不冲回。"), field="shares")
    if purse.household.ended_on and _total(shares) != balance:
        raise RuleBroken(_("这一户已经注销，{n} 分要一次交完，一分不留。").format(n=balance), field="shares")
    return takers


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
