"""Books, their accounts and vouchers, as far as somebody may see them."""

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils.translation import gettext as _

from lianxin.kit.decisions import hide
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tree import within
from lianxin.ledger import policies
from lianxin.ledger.models import Account, Book, Entry, Voucher
from lianxin.ledger.vocabulary import COMMON_KEEPERS, KEPT_BY_ROOMS, Kind, Measure, VoucherState


def books(actor):
    """The books the actor may see, with ``waiting``: how many vouchers wait to be looked through. One query."""
    waiting = Count("vouchers", filter=Q(vouchers__state=VoucherState.PREPARED))
    return policies.visible_books(actor).select_related("unit").annotate(waiting=waiting).order_by("unit__name", "name")


def money_books_of(actor, place):
    """Books of a place the actor may see in which money is kept, not only points or labour. One query."""
    in_fen = Account.objects.filter(book=OuterRef("pk"), measure=Measure.FEN)
    seen = policies.visible_books(actor).filter(kept_at(place), Exists(in_fen))
    return list(seen.select_related("unit").order_by("unit__name", "name"))


def kept_at(place, to_book=""):
    """A ``Q`` for the books of a place: those that stand there, and those of places of its kind that went into it."""
    where = f"{to_book}unit__division__"
    went_into_it = Q(**{f"{where}valid_to__isnull": False, f"{where}level": place.level})
    return Q(**{f"{to_book}division_path": place.path}) | within(place.path, f"{to_book}division_path") & went_into_it


def find_book(public_id, actor):
    return _seen(Book.objects.select_related("unit").filter(public_id=public_id).first(), actor, lambda each: each)


def find_account(public_id, actor):
    """An account of a book the actor may see. What a household or person holds is shown by the room that keeps it alone."""
    found = Account.objects.select_related("book__unit").filter(public_id=public_id).exclude(kind=Kind.HOLDER).first()
    return _seen(found, actor, lambda each: each.book)


def find_entry(public_id, actor):
    found = Entry.objects.select_related("book__unit", "reverses", "voucher").filter(public_id=public_id).first()
    return _seen(found, actor, lambda each: each.book)


def find_voucher(public_id, actor):
    related = ("book__unit", "prepared_by", "reviewed_by", "entry", "reverses")
    found = Voucher.objects.select_related(*related).filter(public_id=public_id).first()
    return _seen(found, actor, lambda each: each.book)


def _seen(found, actor, book_of):
    (policies.can_view_book(actor, book_of(found)) if found else hide()).or_raise()
    return found


def open_accounts(book):
    """Accounts something can be posted on, by code."""
    return list(Account.objects.filter(book=book, closed_on__isnull=True).order_by("code"))


def accounts_in(book, kind, measure, first, last):
    """Accounts of a kind that were there between two days, also those that were closed in between or since, by code."""
    there = Q(closed_on__isnull=True) | Q(closed_on__gte=first)
    found = Account.objects.filter(there, book=book, kind=kind, measure=measure, opened_on__lte=last)
    return list(found.order_by("code"))


def accounts_by_hand(book):
    """Those of them a voucher may be written on."""
    return [account for account in open_accounts(book) if account.kind not in KEPT_BY_ROOMS and not account.holder_kind]


def account_coded(book, code):
    """The account of a book under this code, or ``None``."""
    return Account.objects.filter(book=book, code=code).first()


def account_of_kind(book, kind, measure):
    """The organisation's own open account of a kind in this measure, the first by code, or ``None``.

    What a room above holds for something of its own, a project's purse or a debt, is never taken for it.
    """
    own = Account.objects.filter(book=book, kind=kind, measure=measure, closed_on__isnull=True, holder_kind="")
    return own.order_by("code").first()


def own_account(book, kind):
    """That account in money; refuses in words where the book has none."""
    if found := account_of_kind(book, kind, Measure.FEN):
        return found
    raise RuleBroken(_("账上还没有“{kind}”科目，请会计先开。").format(kind=Kind(kind).label), field="book")


def books_at(division):
    """The books of organisations of this place and of those that went into it, for who keeps them in a room above."""
    return list(Book.objects.filter(kept_at(division)).select_related("unit").order_by("unit__name", "name"))


def collective_books_at(division):
    """Those of them that hold what is the collective's and the village's own, the collective organisation's first: never a firm's or a
    cooperative's, whose money is not theirs to build with or to let for."""
    order = {kind: place for place, kind in enumerate(COMMON_KEEPERS)}
    found = [each for each in books_at(division) if each.unit.kind in order]
    return sorted(found, key=lambda each: order[each.unit.kind])


def money_entries(place, since):
    """Entries of a day or later by which money came to the organisations of a place, the newest first, with ``fen``: how much. What was
    reversed is none, nor a reversal, nor what was paid out."""
    in_bank = Q(lines__account__kind=Kind.BANK, lines__account__measure=Measure.FEN)
    rows = Entry.objects.filter(kept_at(place, "book__"), on__gte=since, reverses__isnull=True, reversals__isnull=True)
    rows = rows.annotate(fen=Sum("lines__amount", filter=in_bank)).filter(fen__gt=0)
    return rows.select_related("voucher").order_by("-on", "-id")


def waiting_vouchers(book):
    """Vouchers nobody has looked through, oldest first."""
    return list(
        Voucher.objects.filter(book=book, state=VoucherState.PREPARED).select_related("prepared_by").order_by("id")
    )


def named_lines(voucher):
    """``(account, amount)`` of a voucher in its order. One query."""
    accounts = Account.objects.in_bulk([account for account, _amount in voucher.lines])
    return [(accounts[account], amount) for account, amount in voucher.lines]


def books_words(unit):
    """How many books a unit has, in a phrase for who ends it: they stay its own and are closed by their keepers."""
    count = Book.objects.filter(unit=unit).count()
    return [_("账套 {n} 个").format(n=count)] if count else []
