"""Money behind points: nothing is awarded that was not laid there first."""

from fractions import Fraction

from django.db.models import Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import services as ledger
from lianxin.points import policies
from lianxin.points.calc.prices import yuan
from lianxin.points.models import Funding
from lianxin.points.services.keeping import open_books, pool_of
from lianxin.points.services.moving import lock
from lianxin.points.vocabulary import AuditTag, FundingKind, RulesState


@action
def fund_budget(*, rule_set, kind, fen, by, donor="", shows_donor=True, words="", at=None):
    """Lay money behind the points of a rule set: as many as it is worth, exactly, and never more than its budget.

    Refuses rules that never came into force, an amount that is no whole number of points, and more than the budget.
    """
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_fund(by, rule_set).or_raise()
    if rule_set.state not in (RulesState.IN_FORCE, RulesState.ENDED):
        raise RuleBroken(_("规则生效以后才能登记到位的钱。"))
    points = Fraction(fen, rule_set.unit_value_fen)
    if points < 1 or points.denominator != 1:
        raise RuleBroken(
            _("一分值 {yuan} 元，钱要正好是它的整倍数。").format(yuan=yuan(rule_set.unit_value_fen)), field="amount"
        )
    if kind in (FundingKind.DONATION, FundingKind.SHOP) and not donor.strip():
        raise RuleBroken(_("请写是谁捐的或让利的；不愿公布的，不公布就是。"), field="donor")
    before = rule_set.fundings.aggregate(total=Sum("points"))["total"] or 0
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
        words=words.strip(), on=on, at=at, by_name=by.name[:80],
    )  # fmt: skip
    posting = ledger.Posting(
        on=on, words=_("预算到位：{kind}").format(kind=FundingKind(kind).label), lines=((pool, int(points)), (books.source, -int(points))),
        key=f"points:fund:{made.pk}", source=ledger.Source("points_funding", str(made.pk), rule_set.audit_label[:120]),
        rule=rule_set.name_for_ledger,
    )  # fmt: skip
    ledger.post(book=books.book, posting=posting, by=by, at=at)
    audit.record(AuditTag.FUND, rule_set, by, after={"points": int(points), "kind": kind}, at=at)
    return made
