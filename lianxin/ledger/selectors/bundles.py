"""A period of a book as everybody may add it up again."""

from django.conf import settings
from django.utils import translation

from lianxin.audit import selectors as log
from lianxin.ledger.calc import recounting
from lianxin.ledger.models import ClosedPeriod
from lianxin.ledger.selectors.statements import period_of
from lianxin.ledger.vocabulary import Kind


def closed_periods(book):
    """What was closed of a book, the newest first."""
    return list(ClosedPeriod.objects.filter(book=book).order_by("-last_on"))


def period_title(book, first, last):
    return f"{book.unit} {book.name} {first}/{last}"


def period_bundle(book, first, last):
    """A period of the book that anybody can add up again: ``(seal, zip)``, the same bytes for the same entries.

    What households and persons hold is one account; what only went from one of them to another is an entry without lines.
    A closed one is the one whose number the public log knows, to the byte.
    """
    closed = ClosedPeriod.objects.filter(book=book, first_on=first, last_on=last).exclude(seal="").first()
    if closed:
        return sealed_period(book, first, last, closed.title)
    return log.bundle("ledger-period", title=period_title(book, first, last), **_parts(book, first, last))


def sealed_period(book, first, last, title):
    """The bundle of a period nothing is posted into any more."""
    return log.sealed_bundle("ledger-period", title=title, **_parts(book, first, last))


def published_bundle(book, first, last, names, through=None):
    """The same for everybody who reads a notice: only accounts among ``names``, which the notice shows anyway, are there by
    themselves; those of one kind and measure beside them are one account, for the name of an account may be a person's. Nothing
    that was posted after the entry ``through`` is in it."""
    title = period_title(book, first, last)
    return log.bundle(
        "ledger-period", title=title, **_parts(book, first, last, lambda account: account.name in names, through)
    )


def _all_apart(_account):
    return True


def _parts(book, first, last, is_apart=_all_apart, through=None):
    found, entries = period_of(book, first, last, through)
    apart = {account.pk: is_apart(account) for account, _opening in found}
    codes = {account.pk: account_code(account, apart=apart[account.pk]) for account, _opening in found}
    openings: dict = {}
    with translation.override(settings.LANGUAGE_CODE):
        for account, opening in found:
            name = account_name(account, apart=apart[account.pk])
            row = openings.setdefault(codes[account.pk], [codes[account.pk], name, str(account.measure), 0])
            row[3] += opening
    accounts, entries = list(openings.values()), [[number, _folded(lines, codes)] for number, lines in entries]
    rule = {"function": "period", "accounts": accounts}
    return {
        "rule": rule, "sheets": entries, "marks": {"posted": len(entries)}, "result": recounting.period(rule, entries),
    }  # fmt: skip


def _folded(lines, codes):
    """``[[code, amount], …]`` with the amounts of one code added up, and nothing where they come to nothing."""
    sums: dict = {}
    for account, amount in lines:
        sums[codes[account]] = sums.get(codes[account], 0) + amount
    return [[code, amount] for code, amount in sums.items() if amount]


def account_code(account, *, apart=True):
    """What households and persons hold leaves the house as one account: who holds how much is nobody's business outside."""
    is_one = apart and account.kind != Kind.HOLDER
    return account.code if is_one else f"{account.kind.upper()}S-{account.measure.upper()}"


def account_name(account, *, apart=True):
    return account.name if apart and account.kind != Kind.HOLDER else str(Kind(account.kind).label)
