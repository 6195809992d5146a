"""Inside one household points go from hand to hand; they grow no younger by it."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.ledger import services as ledger
from lianxin.people import selectors as people
from lianxin.points import policies, selectors
from lianxin.points.calc.lots import ends_on, oldest
from lianxin.points.models import Move
from lianxin.points.services.growing_old import months_of
from lianxin.points.services.guarding import require_grown
from lianxin.points.services.keeping import books_of, hold, open_purse
from lianxin.points.services.telling import tell_entered, tell_holders
from lianxin.points.vocabulary import AuditTag, MessageKind, MoveKind


@action
def transfer_in_household(*, household, giver, taker, points, by, division=None, present=None, at=None):
    """``giver`` and ``taker`` are persons of the household, or ``None`` for the household's own purse. The oldest points go, of
    those that ``division`` gave, the household's own place unless said: points of one place never become another's.
    ``present`` is whoever of the household stands before the staff who enter it; the record and both purses say who gave to whom.
    What left the household's purse, and what staff entered, all of it are told.

    Refuses whoever does not belong to it, minors' purses, more than there are, and what is past its last day: it would begin to
    count anew with every hand it goes through.
    """
    at, on = at or clock.now(), clock.day_of(at or clock.now())
    division = division or household.division
    policies.can_transfer(by, household, giver, present=present, path=division.path).or_raise()
    require_grown(by, on)
    if giver == taker or points < 1:
        raise RuleBroken(_("请写从谁到谁、几分。"), field="points")
    for person in filter(None, (giver, taker)):
        if (people.household_of(person) or None) != household:
            raise RuleBroken(_("只能在一家人里转。"), field="taker")
        if selectors.is_minor(person, on):
            raise RuleBroken(_("未成年人的积分记在户里，不单独开账。"), field="taker")
        if person == taker and not selectors.is_known_grown(person, on):
            words = _("还不知道{name}成年没有，积分记在户里。请先请站点在人口里补上出生年份。")
            raise RuleBroken(words.format(name=person.name), field="taker")
    one, other = (_purse(division, household, person, on, by) for person in (giver, taker))
    held = {purse.pk: hold(purse) for purse in sorted((one, other), key=lambda purse: purse.pk)}
    one, other = held[one.pk], held[other.pk]
    if points > selectors.free_points(one):
        raise RuleBroken(_("没有这么多分，或者有些正留着换东西、等着定冲不冲回。"), field="points")
    lots = oldest(selectors.lots_of(one), points)
    last = ends_on(lots[0].earned_on, months_of(one.division))
    if last < on:
        words = _("最早的分用到{day}，已经过了，只能用掉，不能再转。")
        raise RuleBroken(words.format(day=written(last)), field="points")
    words = _("{giver}转给{taker}").format(giver=_said(giver), taker=_said(taker))[:120]
    entry = pass_on(one=one, other=other, lots=lots, words=words, on=on, by=by, at=at)
    counter = {"present": present.name, "moved": words} if present else {}
    if present:
        told = _("{present}到站点，由{staff}代录：{words}，{points} 分。").format(
            present=present.name, staff=by.name, words=words, points=points
        )
        tell_entered(one, words=told, key=f"transfer:{entry}")
    elif giver is None:
        told = _("{who}把户里的 {points} 分转到了{taker}名下。一家人没有说好的，请告诉监督委员会。")
        tell_holders(
            one, kind=MessageKind.REDEMPTION, title=_("户里的积分转了"), key=f"transfer:{entry}",
            words=told.format(who=by.name, points=points, taker=_said(taker)),
        )  # fmt: skip
    audit.record(AuditTag.TRANSFER, one, by, after={"to": other.public_id, **counter}, at=at)
    return other


def pass_on(*, one, other, lots, words, on, by, at):
    """The oldest ``lots`` of a held purse go to another one that is held, with the days they were earned on; the id of the entry."""
    points = sum(lot.points for lot in lots)
    posting = ledger.Posting(
        on=on, words=_("家里转"), lines=((other.account, points), (one.account, -points)),
        source=ledger.Source("points_transfer", one.public_id),
    )  # fmt: skip
    entry = ledger.post(book=books_of(one.division).book, posting=posting, by=by, at=at)
    Move.objects.create(purse=one, kind=MoveKind.TRANSFER, points=-points, on=on, entry_id=entry, words=words)
    Move.objects.bulk_create(
        Move(
            purse=other, kind=MoveKind.TRANSFER, points=lot.points, earned_on=lot.earned_on, on=on, entry_id=entry, words=words
        )
        for lot in lots
    )  # fmt: skip
    return entry


def _said(person):
    return person.name if person else _("户里")


def _purse(division, household, person, on, by):
    whose = {"household": household} if person is None else {"person": person}
    return open_purse(division=division, on=on, by=by, **whose)
