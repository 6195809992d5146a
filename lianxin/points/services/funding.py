"""Money behind points: nothing is awarded that was not laid there first."""

from fractions import Fraction

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import services as ledger
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.points import policies, selectors
from lianxin.points.calc.prices import yuan
from lianxin.points.models import Funding, FundingTaken, RuleSet
from lianxin.points.services.keeping import books_of, open_books, pool_of
from lianxin.points.vocabulary import AuditTag, FundingKind, MessageKind, RulesState


@action
def fund_budget(
    *, rule_set, kind, by, entry=None, fen=None, checked_by=None, donor="", shows_donor=True, words="", at=None
):
    """Lay money behind the points of a rule set: as many as it is worth, exactly, and never more than its budget. ``entry`` is the
    posting in the books by which the money came or was laid apart: all of it that backs nothing yet, or ``fen`` of it. What a shop
    takes off its prices is in no book: ``fen`` of it, and another of the place, ``checked_by``, has seen it and is told.

    Refuses rules that never came into force, money nobody but who registers it has booked, money that backs points already, an amount
    that is no whole number of points, and more than the budget.
    """
    at, rule_set = at or clock.now(), _hold(rule_set)
    policies.can_fund(by, rule_set).or_raise()
    if kind == FundingKind.SHOP:
        _require_second(rule_set, by, checked_by, fen)
        entry = None
    else:
        fen, checked_by = _fen_of(rule_set, entry, fen, by), None
    if rule_set.state not in (RulesState.IN_FORCE, RulesState.ENDED):
        raise RuleBroken(_("规则生效以后才能登记到位的钱。"))
    points = Fraction(fen, rule_set.unit_value_fen)
    if points < 1 or points.denominator != 1:
        raise RuleBroken(
            _("一分值 {yuan} 元，钱要正好是它的整倍数。").format(yuan=yuan(rule_set.unit_value_fen)), field="amount"
        )
    if kind in (FundingKind.DONATION, FundingKind.SHOP) and not donor.strip():
        raise RuleBroken(_("请写是谁捐的或让利的；不愿公布的，不公布就是。"), field="donor")
    before = rule_set.fundings.standing().aggregate(total=Sum("points"))["total"] or 0
    if before + points > rule_set.budget_points:
        raise RuleBroken(
            _("规则里总共发 {budget} 分，已到位 {n} 分，这笔超了。").format(budget=rule_set.budget_points, n=before),
            field="amount",
        )
    on = clock.day_of(at)
    books = open_books(division=rule_set.division, on=on, by=by)
    pool = pool_of(rule_set, books, on)
    made = Funding.objects.create(
        rule_set=rule_set, kind=kind, donor=donor.strip(), shows_donor=shows_donor, fen=fen, points=int(points),
        words=words.strip(), on=on, at=at, by_name=by.name[:80], entry=entry,
        checked_by_name=checked_by.name[:80] if checked_by else "",
    )  # fmt: skip
    posting = ledger.Posting(
        on=on, words=_("预算到位：{kind}").format(kind=FundingKind(kind).label), lines=((pool, int(points)), (books.source, -int(points))),
        key=f"points:fund:{made.pk}", source=ledger.Source("points_funding", str(made.pk), rule_set.audit_label[:120]),
        rule=rule_set.name_for_ledger,
    )  # fmt: skip
    ledger.post(book=books.book, posting=posting, by=by, at=at)
    if checked_by:
        _tell_second(made, by, checked_by)
    after = {"points": int(points), "kind": kind, "entry": entry.public_id if entry else ""}
    audit.record(AuditTag.FUND, rule_set, by, after=after, at=at)
    return made


@action
def withdraw_funding(*, funding, reason, by, at=None):
    """The money of a funding was none, before its posting is reversed: what of its points nobody got leaves the budget. What was given
    stays given, and is a gap by name: nothing more is awarded by this rule set until money is laid there for it."""
    at, rule_set = at or clock.now(), _hold(funding.rule_set)
    policies.can_fund(by, rule_set).or_raise()
    if FundingTaken.objects.filter(funding=funding).exists():
        raise RuleBroken(_("这笔钱已经收回了。"), field="funding")
    if not reason.strip():
        raise RuleBroken(_("请写为什么收回。"), field="reason")
    on, books = clock.day_of(at), books_of(rule_set.division)
    pool = pool_of(rule_set, books, on)
    points = max(0, min(funding.points, selectors.points_free(rule_set)))
    made = FundingTaken.objects.create(
        funding=funding, from_pool=points, reason=reason.strip()[:200], on=on, at=at, by_name=by.name[:80]
    )
    if points:
        posting = ledger.Posting(
            on=on, words=_("预算收回：{reason}").format(reason=reason.strip())[:200], lines=((books.source, points), (pool, -points)),
            key=f"points:unfund:{made.pk}", source=ledger.Source("points_funding", str(funding.pk), rule_set.audit_label[:120]),
            rule=rule_set.name_for_ledger,
        )  # fmt: skip
        ledger.post(book=books.book, posting=posting, by=by, at=at)
    after = {"points": funding.points, "missing": funding.points - points}
    audit.record(AuditTag.WITHDRAW_FUNDING, rule_set, by, after=after, reason=reason, at=at)
    return made


def said_of_entry(entry_id):
    """What of this room rests on a posting of the books, for who would reverse it."""
    words = _("这笔钱用来发积分了：{rules}，{yuan} 元。先在“办积分”里收回，再冲销。")
    return "".join(words.format(rules=rules, yuan=yuan(fen)) for rules, fen in selectors.what_rests_on(entry_id))


def _hold(rule_set):
    """All rule sets that might be backed by the same books are held, so that no money backs two."""
    place = RuleSet.objects.select_related("division").get(pk=rule_set.pk).division
    around = Q(division=place) | Q(division__parent=place) | Q(division=place.parent_id)
    held = RuleSet.objects.select_for_update(of=("self",)).select_related("division").filter(around).order_by("pk")
    return next(each for each in held if each.pk == rule_set.pk)


def _fen_of(rule_set, entry, fen, by):
    if entry:
        ledger.hold_entry(entry=entry)
    found = selectors.money_to_fund(rule_set).filter(pk=entry.pk).first() if entry else None
    if found is None:
        raise RuleBroken(_("请选账本里是哪一笔钱；还没有记账的，先记账。"), field="entry")
    if getattr(found, "voucher", None) is None and by.id and found.by_id == by.id:
        words = _("这一笔是您自己记的，没有第二个人审过。到位的钱请换一个人登记。")
        raise RuleBroken(words, field="entry")
    left = found.fen - found.used
    if left <= 0:
        raise RuleBroken(_("这一笔钱已经用来发积分了，请选别的。"), field="entry")
    if fen is not None and fen > left:
        raise RuleBroken(_("这一笔只剩 {yuan} 元没有用来发积分。").format(yuan=yuan(left)), field="amount")
    return left if fen is None else fen


def _require_second(rule_set, by, checked_by, fen):
    if not fen:
        raise RuleBroken(_("请写让利一共多少元。"), field="amount")
    if checked_by is None or checked_by.pk == by.id:
        raise RuleBroken(_("让利没有记账，要另一位工作人员一起核过。请选是谁。"), field="checked_by")
    seen = accounts.actor_for(checked_by).holds(*policies.WORKERS, *policies.SUPERVISORS, path=rule_set.division_path)
    if not seen:
        raise RuleBroken(_("一起核的要是本村（社区）的工作人员或监督委员会的人。"), field="checked_by")


def _tell_second(funding, by, checked_by):
    said = _("{by}登记：{donor}给{rules}让利 {yuan} 元，您一起核过。不是这样的，请马上告诉监督委员会。").format(
        by=by.name, donor=funding.donor, rules=funding.rule_set, yuan=yuan(funding.fen)
    )
    messaging.notify(
        to=Recipient(user_id=checked_by.pk), kind=MessageKind.FUNDING, title=_("积分到位的钱，写了您一起核过"), body=said,
        url=f"/points/rules/{funding.rule_set.public_id}/", key=f"points:funding:{funding.pk}",
    )  # fmt: skip
