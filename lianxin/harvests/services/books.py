"""The accounts of a venture in its organisation's books, and every posting on them.

What is bought, worked and rented is owed first, and money leaves by a payout alone. What a batch cost is what is growing; what
it sold for is held back until its account is closed, so that no year earns what another one spent.
"""

from django.utils.translation import gettext as _

from lianxin.kit.actors import SYSTEM
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure

#: What this room calls its things in the books.
VENTURE, BATCH = "venture", "batch"


def owed(venture):
    """What it owes to households and to those it bought from."""
    return _account(venture, "P", _("应付 {name}"), Kind.PAYABLE)


def pooled_money(venture, is_loan):
    return (
        _account(venture, "L", _("借入 {name}"), Kind.LOAN)
        if is_loan
        else _account(venture, "C", _("入股资金 {name}"), Kind.CAPITAL)
    )


def rents(venture):
    """Rent of years that no batch bears: an expense of the year."""
    return _account(venture, "R", _("地租、设备租金 {name}"), Kind.EXPENSE)


def tied(venture):
    """What was given for a purpose and is not used yet: nobody's earning."""
    return _account(venture, "F", _("专项补贴 {name}"), Kind.FUND)


def growing(batch):
    """What the batch has cost so far."""
    return _account(batch.venture, f".{batch.serial}", _("在产 {name}"), Kind.STOCK, batch.number)


def held_back(batch):
    """What it has sold for so far, and what else came in for it."""
    return _account(batch.venture, f".{batch.serial}S", _("待结转销售款 {name}"), Kind.PAYABLE, batch.number)


def _account(venture, ending, name, kind, what=""):
    code = f"H{venture.pk}{ending}"
    found = ledger_selectors.account_coded(venture.book, code)
    return found or ledger.open_account(
        book=venture.book, code=code, name=name.format(name=what or venture.name)[:80], kind=kind, measure=Measure.FEN,
        opened_on=venture.begun_on, by=SYSTEM, holder_kind=VENTURE, holder_id=code,
    )  # fmt: skip


def post(thing, on, words, lines, by, at, *, reverses=None):
    """One entry that names the venture or the batch it is of."""
    venture, kind = (thing.venture, BATCH) if thing.audit_kind == BATCH else (thing, VENTURE)
    label = str(getattr(thing, "audit_label", thing))[:120]
    posting = ledger.Posting(
        on=on, words=words[:200], lines=lines, source=ledger.Source(kind, thing.public_id, label),
        rule=venture.decision[:60], reverses_id=reverses,
    )  # fmt: skip
    return ledger.post(book=venture.book, posting=posting, by=by, at=at)
