"""What was built in the books: works under construction, then a fixed asset with its card, and one day nothing any more."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.works import selectors
from lianxin.works.models import Card
from lianxin.works.services.funding import against, opened, works_account
from lianxin.works.services.moving import SOURCE
from lianxin.works.vocabulary import ENDS, CardState


def stands_in(project, line):
    """The account that holds what a payment from this source built: under construction, the asset it became, or, once it is no more,
    what it was written off against."""
    card = Card.objects.filter(project=project).first()
    if card and card.state != CardState.GONE:
        return _asset_account(project) or works_account(project)
    return _gone_into(project, line) if card or project.state in ENDS else works_account(project)


def book_asset(project, card, on, by, at):
    """Works under construction become the fixed asset of a card, as much as was paid. In the caller's step."""
    works = _under_construction(project)
    if works and (amount := ledger_selectors.balance_of(works)):
        name = _("固定资产 {card}").format(card=card.audit_label)[:70]
        asset = _asset_account(project) or opened(project, _code(project), name, Kind.FIXED_ASSET, Measure.FEN)
        words = _("转为固定资产：{card}").format(card=card.audit_label)
        posted(project, [(asset, amount), (works, -amount)], words, on, by, at)


def write_off(project, reason, on, by, at):
    """What was built is no more: against the funds that were given for it, what the collective itself or a lender paid against its
    expenses. In the caller's step; nothing where nothing stands in the books."""
    held = _asset_account(project) or _under_construction(project)
    left = amount = ledger_selectors.balance_of(held) if held else 0
    if not amount:
        return
    sides = [(held, -amount)]
    for line, purse in selectors.money_purses(project):
        part = min(left, purse.paid)
        if part:
            sides.append((_gone_into(project, line), part))
            left -= part
    posted(project, sides, _("核销：{reason}").format(reason=reason.strip()), on, by, at)


def _gone_into(project, line):
    fund = against(project, line)
    return fund if fund.kind == Kind.FUND else ledger_selectors.own_account(project.book, Kind.EXPENSE)


def _asset_account(project):
    return ledger_selectors.account_coded(project.book, _code(project))


def _under_construction(project):
    """The account of the works, if anything was paid for them."""
    return ledger_selectors.account_coded(project.book, f"W{project.pk}")


def _code(project):
    return f"W{project.pk}K"


def day_in(book, on, accounts, at):
    """On which day it stands in the books: its own, or today where that lies in a closed period or before one of the ``accounts``."""
    first = (book.closed_through or book.opened_on) + timedelta(days=1)
    return on if on >= max(first, *(each.opened_on for each in accounts)) else clock.day_of(at)


def posted(project, sides, words, on, by, at):
    """One entry in the project's books, with its number; its id. In the caller's step."""
    sums = {}
    for account, amount in sides:
        sums[account] = sums.get(account, 0) + amount
    posting = ledger.Posting(
        on=on, words=f"{project.number} {words}"[:200], lines=tuple(sums.items()),
        source=ledger.Source(SOURCE, project.public_id, project.audit_label[:120]), rule=project.decision_label[:60],
    )  # fmt: skip
    return ledger.post(book=project.book, posting=posting, by=by, at=at)
