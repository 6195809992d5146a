"""From which sources a contract is paid: bound when it is signed, never more than is free of a source."""

from django.utils.translation import gettext as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import policies, selectors
from lianxin.works.calc import money as purses
from lianxin.works.models import Commitment
from lianxin.works.services.buying import held, moved
from lianxin.works.services.moving import lock
from lianxin.works.vocabulary import AuditTag, PurchaseVerb


def bind(purchase, shares=None):
    """``shares`` are ``{line id: fen}``; without them of the first source what is free, then of the next. In the caller's step."""
    found = selectors.bindable_purses(purchase.project)
    if any(fen for line, fen in (shares or {}).items() if line not in {each.pk for each, _purse in found}):
        raise RuleBroken(_("没有签合同的社会资本、还没有定下来的筹资，不能用来签合同。"))
    if not (shares and any(shares.values())):
        shares = _proposed(found, purchase.price_fen)
    if sum(shares.values()) != purchase.price_fen:
        raise RuleBroken(_("从各个来源付的，加起来要等于合同价 {yuan} 元。").format(yuan=money(purchase.price_fen)))
    rows = []
    for line, purse in found:
        fen = shares.get(line.pk, 0)
        free = purse.in_hand + purse.to_come - line.committed  # what was paid under it already counts on both sides
        if fen > free:
            raise RuleBroken(_("“{line}”没有定出去的只有 {left} 元。").format(line=line, left=money(max(0, free))))
        if fen:
            rows.append(Commitment(purchase=purchase, line=line, round=purchase.round, fen=fen))
    Commitment.objects.bulk_create(rows)


def _proposed(found, price):
    try:
        parts = purses.shares([purse for _line, purse in found], price)
    except purses.Refused as refused:
        raise RuleBroken(
            _("各个来源承诺的，没有定出去的一共只有 {left} 元，不够这份合同。先加来源，或者先变更预算。").format(
                left=money(refused.left)
            )
        ) from refused
    return {line.pk: fen for (line, _purse), fen in zip(found, parts, strict=True)}


def rebind_to(purchase, price):
    """Bind another price of a contract in a round of its own: what was paid from a source stays there. In the caller's step."""
    found = selectors.bindable_purses(purchase.project)
    bound = {each.line_id: each.fen for each in selectors.commitments_of(purchase)}
    parts = [
        purses.Share(
            bound.get(line.pk, 0), selectors.paid_from(purchase, line),
            max(0, purse.in_hand + purse.to_come - line.committed),
        )
        for line, purse in found
    ]  # fmt: skip
    try:
        shares = purses.rebound(parts, price)
    except purses.Refused as refused:
        told = {
            "paid": _("已经付了和等着付的有 {yuan} 元，不能定得比它少。"),
            "free": _("各个来源没有定出去的不够，一共只能到 {yuan} 元。先请会计加来源，或者收回承诺。"),
        }[refused.why]
        raise RuleBroken(told.format(yuan=money(refused.left)), field="price_fen") from refused
    Commitment.objects.bulk_create(
        Commitment(purchase=purchase, line=line, round=purchase.round + 1, fen=fen)
        for (line, _purse), fen in zip(found, shares, strict=True)
        if fen
    )
    return purchase.round + 1


@action
def rebind_contract(*, purchase, shares, reason, by, at=None):
    """A contract is paid from other sources than was said, and why: what was paid from one already, or waits, stays with it."""
    at = at or clock.now()
    lock(purchase.project)
    purchase = held(purchase, PurchaseVerb.REBIND)
    policies.can_keep_money(by, purchase.project).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么改。"), field="reason")
    for line, _purse in selectors.money_purses(purchase.project):
        if shares.get(line.pk, 0) < (gone := selectors.paid_from(purchase, line)):
            raise RuleBroken(
                _("已经从“{line}”付了、等着付的有 {yuan} 元，不能比它少。").format(line=line, yuan=money(gone))
            )
    purchase = moved(purchase, PurchaseVerb.REBIND, AuditTag.REBIND, by, at, reason=reason, round=purchase.round + 1)
    bind(purchase, shares)
    return purchase
