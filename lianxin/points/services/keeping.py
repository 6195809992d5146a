"""The room's side of the books: opening them, opening purses, and every move at once in the ledger and here."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.points import selectors
from lianxin.points.models import Books, Move, Pool, Purse
from lianxin.points.vocabulary import AuditTag

_KEEPERS = (UnitKind.COLLECTIVE_ORG, UnitKind.VILLAGERS_COMMITTEE, UnitKind.RESIDENTS_COMMITTEE)


@action
def open_books(*, division, on, by):
    """The book of a place's points, kept by its collective or committee; found again when it was opened before."""
    if found := Books.objects.select_related("book", "source", "redeemed", "expired").filter(division=division).first():
        return found
    units = (organisations.unit_of_division(division, kind) for kind in _KEEPERS)
    unit = next((unit for unit in units if unit), None)
    if unit is None:
        raise RuleBroken(
            _("{place}还没有登记集体经济组织或村（居）民委员会，开不了积分账。").format(place=division.name)
        )
    book = ledger.open_book(unit=unit, name=_("积分"), opened_on=on, by=SYSTEM)
    opened = {
        name: ledger.open_account(
            book=book, code=code, name=words, kind=kind, measure=Measure.POINT, opened_on=on, by=SYSTEM
        )
        for name, code, words, kind in (
            ("source", "1", _("积分来源"), Kind.SOURCE),
            ("redeemed", "2", _("已兑换"), Kind.SINK),
            ("expired", "3", _("已到期"), Kind.SINK),
        )
    }
    made = Books.objects.create(division=division, book=book, **opened)
    audit.record(AuditTag.OPEN_BOOKS, made, by, after={"book": book.name})
    return made


def books_of(division):
    """The books of a place; refuses where no money was ever laid behind points."""
    found = Books.objects.select_related("book", "source", "redeemed", "expired").filter(division=division).first()
    if found is None:
        raise RuleBroken(_("还没有钱到位，不能发积分。请会计先登记到位的钱。"))
    return found


def pool_of(rule_set, books, on):
    """The account of a rule set's funded budget."""
    found = Pool.objects.select_related("account").filter(rule_set=rule_set).first()
    if found is None:
        account = ledger.open_account(
            book=books.book, code=f"5.{rule_set.version}", name=_("第{n}版规则的预算").format(n=rule_set.version),
            kind=Kind.POOL, measure=Measure.POINT, opened_on=on, by=SYSTEM,
        )  # fmt: skip
        found = Pool.objects.create(rule_set=rule_set, account=account)
    return found.account


@action
def open_purse(*, division, on, by, household=None, person=None):
    """The purse of a household at a place, or of a person; found again when there is one, also after the household moved away. Its
    account in the ledger bears no name."""
    whose = {"household": household} if household else {"person": person}
    if found := selectors.purse_at(division, **whose):
        return found
    books = books_of(division)
    kind, thing = ("household", household) if household else ("person", person)
    account = ledger.open_account(
        book=books.book, code=f"9.{kind[0]}{thing.pk}", name=_("户账") if household else _("人账"), kind=Kind.HOLDER,
        measure=Measure.POINT, opened_on=books.book.opened_on, holder_kind=kind, holder_id=thing.public_id, by=SYSTEM,
    )  # fmt: skip
    purse = Purse.objects.create(division=division, division_path=division.path, account=account, **whose)
    audit.record(AuditTag.OPEN_PURSE, purse, by, after={"kind": kind})
    return purse


def purse_for(claim, on, by):
    """Where a claim is thanked: the household's purse, the person's own where there is no household."""
    if claim.household_id:
        return open_purse(division=claim.division, household=claim.household, on=on, by=by)
    return open_purse(division=claim.division, person=claim.person, on=on, by=by)


def hold(purse):
    """Fetch the purse again and keep everybody else from moving its points until the transaction ends."""
    return (
        Purse.objects.select_for_update(of=("self",))
        .select_related("account", "division", "household")
        .get(pk=purse.pk)
    )


def leave(*, purse, points, kind, to, source, key, on, by, at, claim=None, words=""):
    """Points leave a held purse for an account of the books, once for a key. Refuses more than there are (``NotEnough``)."""
    books = books_of(purse.division)
    posting = ledger.Posting(
        on=on, words=str(words)[:200], lines=((to, points), (purse.account, -points)), key=key, source=source
    )
    entry = ledger.post(book=books.book, posting=posting, by=by, at=at)
    if purse.moves.filter(entry_id=entry).exists():
        return  # the key was used: it left then
    Move.objects.create(
        purse=purse, kind=kind, points=-points, on=on, claim=claim, entry_id=entry, words=str(words)[:120],
        person=claim.person if claim else None,
    )  # fmt: skip
