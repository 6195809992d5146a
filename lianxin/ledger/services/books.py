"""Opening books and accounts, and closing a period."""

import hashlib
from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.audit.calc.canonical import canonical
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import policies, selectors
from lianxin.ledger.models import Account, Balance, Book, ClosedPeriod
from lianxin.ledger.selectors.balances import account_rows
from lianxin.ledger.vocabulary import SIGN_RULES, AuditTag, Kind, Measure, PublicFact


@action
def open_book(*, unit, name, opened_on, by):
    """Books of an organisation; one name once."""
    policies.can_keep_books(by, unit.division_path).or_raise()
    if Book.objects.filter(unit=unit, name=name).exists():
        raise RuleBroken(_("这个单位已有叫“{name}”的账套。").format(name=name), field="name")
    book = Book.objects.create(unit=unit, division_path=unit.division_path, name=name, opened_on=opened_on)
    audit.record(AuditTag.OPEN_BOOK, book, by, after={"unit": unit.name, "name": name})
    return book


def follow_unit(*, unit):
    """The books of a unit that moved stand where it stands now; the move's own event tells of it."""
    Book.objects.filter(unit=unit).update(division_path=unit.division_path)


@action
def open_account(*, book, code, name, kind, measure, opened_on, by, holder_kind="", holder_id=""):
    """An account with its balance of nothing; the sign rule comes with the kind."""
    policies.can_keep_books(by, book.division_path).or_raise()
    if Account.objects.filter(book=book, code=code).exists():
        raise RuleBroken(_("科目编号“{code}”已经有了。").format(code=code), field="code")
    account = Account.objects.create(
        book=book, code=code, name=name, kind=Kind(kind), measure=Measure(measure), opened_on=opened_on,
        holder_kind=holder_kind, holder_id=holder_id,
    )  # fmt: skip
    rule = SIGN_RULES[Kind(kind)]
    Balance.objects.create(account=account, side=rule.side, may_go_below=rule.may_go_below)
    audit.record(AuditTag.OPEN_ACCOUNT, account, by, after={"code": code, "kind": kind, "measure": measure})
    return account


@action
def close_account(*, account, on, reason, by):
    """No more postings from the day after.

    Refuses an account that another room keeps, one that holds something, one closed before, and a day before it was opened or
    before the last thing posted on it.
    """
    policies.can_close_account(by, account).or_raise()
    held = Balance.objects.select_for_update().get(account=account)
    account.refresh_from_db(fields=["closed_on"])
    if account.closed_on:
        raise RuleBroken(_("科目“{name}”已经停用。").format(name=account.name))
    if held.amount:
        raise RuleBroken(_("科目“{name}”还有余额，先转走再停用。").format(name=account.name))
    last = account.lines.aggregate(last=Max("on"))["last"] or account.opened_on
    if on < max(last, account.opened_on):
        raise RuleBroken(_("这个科目{day}还记过账或才启用，停用日不能在这以前。").format(day=last), field="on")
    account.closed_on = on
    account.save(update_fields=["closed_on"])
    after = {"closed_on": on.isoformat()}
    audit.record(AuditTag.CLOSE_ACCOUNT, account, by, after=after, reason=reason.strip())
    return account


@action
def close_period(*, book, through, by, at=None):
    """Nothing can be posted up to ``through`` any more; what the period came to is digested into the public log, and the number
    of its bundle with it: whoever has the bundle can tell that it is the one that was closed.

    Refuses a day that is not over, one before the last closing, who entered something in it, and books whose balances are not what their lines add up
    to. Returns the ``ClosedPeriod``.
    """
    at = at or clock.now()
    book = Book.objects.select_for_update().get(pk=book.pk)
    policies.can_close_period(by, book).or_raise()
    first = book.closed_through + timedelta(days=1) if book.closed_through else book.opened_on
    if through < first:
        raise RuleBroken(_("{day}以前已经结过账。").format(day=book.closed_through or book.opened_on), field="through")
    if through >= clock.today():
        raise RuleBroken(_("还没过完的日子不能结账。"), field="through")
    if selectors.has_entered(by, book, first, through):
        raise RuleBroken(_("{first}至{last}里有您自己记的账，请换一个人结账。").format(first=first, last=through))
    if off := selectors.wrong_balances(book):
        raise RuleBroken(_("“{name}”的余额和明细对不上，先查清再结账。").format(name=off[0].account_name))
    found = account_rows(book, through)
    figures = {row.code: [row.measure, row.debits, row.credits, row.amount] for row in found}
    entries = book.entries.filter(on__range=(first, through)).count()
    last = book.entries.filter(on__range=(first, through)).aggregate(last=Max("id"))["last"]
    statement = {"first": first.isoformat(), "last": through.isoformat(), "entries": entries, "figures": figures}
    digest = hashlib.sha256(canonical(statement | {"last_entry": last or 0})).hexdigest()
    title = selectors.period_title(book, first, through)[:200]
    seal, _packed = selectors.sealed_period(book, first, through, title)
    book.closed_through = through
    book.save(update_fields=["closed_through"])
    audit.record(AuditTag.CLOSE_PERIOD, book, by, after={"through": through.isoformat(), "digest": digest}, at=at)
    fact = {
        "id": book.public_id,
        "first": first.isoformat(),
        "last": through.isoformat(),
        "digest": digest,
        "seal": seal,
    }
    entry = audit.publish_fact(PublicFact.PERIOD_CLOSED, fact, at=at)
    return ClosedPeriod.objects.create(
        book=book, first_on=first, last_on=through, at=at, by_name=by.name[:80], entries=entries, digest=digest,
        seal=seal, title=title, entry_number=entry.number,
    )  # fmt: skip
