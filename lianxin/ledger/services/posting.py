"""The only door by which money, points and labour days move: entries whose lines add up to zero, all of a call or none.

One statement for a whole call: what the ORM would need a dozen statements for is done by the database in one go. The
sign rule, the sum of every entry and the closed period are held by the database too, so that they hold at the same moment
for everybody; here they get their sentence.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.kit.sql import bound_rows, rows, sqlite_itself
from lianxin.ledger.calc.balancing import Unbalanced, netted, reversed_lines
from lianxin.ledger.calc.texts import DECIMALS, decimal
from lianxin.ledger.errors import KeyTaken, NotEnough, PeriodClosed, ReversedBefore
from lianxin.ledger.models import Account, Book, Entry, Line
from lianxin.ledger.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Source:
    """The thing of an upper room that moved something, in that room's own words."""

    kind: str = ""
    id: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """``lines`` are ``(account, amount)``: a debit is positive, a credit negative. ``key``: the same one is posted once."""

    on: date
    words: str
    lines: tuple[tuple[Account, int], ...]
    key: str | None = None
    source: Source = Source()
    rule: str = ""
    reverses_id: int | None = None


def post(*, book: Book, posting: Posting, by, at: datetime | None = None) -> int:
    """Post one entry in the caller's action and return its id; one that was posted under this key before is found again.

    Refuses with ``RuleBroken`` lines that do not add up to zero, accounts of another book, not open yet or closed, a closed
    period (``PeriodClosed``), an account that would fall below zero (``NotEnough``), a key used for something else
    (``KeyTaken``).
    """
    return post_batch(book=book, postings=[posting], by=by, at=at)[0]


def post_batch(*, book: Book, postings: Iterable[Posting], by, at: datetime | None = None) -> list[int]:
    """Post many entries in one statement and return their ids in order. All or none; refuses as ``post`` does, and a key that
    comes twice in one call."""
    postings, at = list(postings), at or clock.now()
    keys = [each.key for each in postings if each.key is not None]
    if len(set(keys)) < len(keys):
        raise RuleBroken(_("同一批里有两笔用了同一个编号，一笔也没有记。请去掉重复的那一笔再记。"))
    netted_lines = [check_posting(book=book, posting=posting) for posting in postings]
    write = _write_postgresql if connection.vendor == "postgresql" else _write_sqlite
    try:
        with nullcontext() if connection.in_atomic_block else transaction.atomic():
            ids = write(book, postings, netted_lines, by, at)
    except IntegrityError as error:
        raise _told(error, book, postings) or error from error
    repeated = [place for place, entry in enumerate(ids) if entry is None]
    for place in repeated:
        ids[place] = _posted_before(book, postings[place], netted_lines[place])
    return ids


_uses: list[Callable] = []


def register_use(said):
    """Called in ``apps.py``: ``said(entry_id)`` is a sentence of what of an upper room rests on an entry and where it is taken back
    first, or empty. Until then the entry is not reversed."""
    _uses.append(said)


def hold_entry(*, entry):
    """Called by who reverses an entry, and by who lets something rest on it: of two at once the second waits, and is told."""
    Entry.objects.select_for_update().get(pk=entry.pk)


def require_unused(entry):
    """Raise with what rests on an entry. Who reverses it holds it before (``hold_entry``); who only prepares that is told early."""
    if found := [words for said in _uses if (words := said(entry.pk))]:
        raise RuleBroken("".join(map(str, found)))


def reverse_entry(
    *, entry: Entry, reason: str, on: date, by, key: str | None = None, at: datetime | None = None
) -> int:
    """Post the same lines the other way round, naming the original; a second reversal of one entry is refused, and that of an entry on
    which something of another room rests (``register_use``)."""
    if not reason.strip():
        raise RuleBroken(_("请写明为什么冲销。"), field="reason")
    hold_entry(entry=entry)
    if Entry.objects.filter(reverses=entry).exists() or entry.reverses_id:
        raise ReversedBefore
    require_unused(entry)
    lines = list(entry.lines.select_related("account"))
    accounts = {line.account_id: line.account for line in lines}
    back = reversed_lines((line.account_id, line.amount) for line in lines)
    posting = Posting(
        on=on,
        words=_("冲销：{words}（{reason}）").format(words=entry.words, reason=reason)[:200],
        lines=tuple((accounts[account], amount) for account, amount in back),
        key=key,
        source=Source(entry.source_kind, entry.source_id, entry.source_label),
        rule=entry.rule,
        reverses_id=entry.pk,
    )
    return post(book=entry.book, posting=posting, by=by, at=at)


def check_posting(*, book: Book, posting: Posting) -> tuple[tuple[int, int], ...]:
    """What can be refused without asking the balances; returns one line for each account. Raises as ``post`` does."""
    for account, _amount in posting.lines:
        if account.book_id != book.pk:
            raise RuleBroken(_("科目“{name}”不在这个账套里。").format(name=account.name))
        if posting.on < account.opened_on:
            words = _("科目“{name}”{day}才启用，不能记这天以前的账。")
            raise RuleBroken(words.format(name=account.name, day=account.opened_on), field="on")
        if account.closed_on and account.closed_on < posting.on:
            raise RuleBroken(_("科目“{name}”已经停用。").format(name=account.name))
    if book.closed_through and posting.on <= book.closed_through:
        raise PeriodClosed(book.closed_through)
    try:
        return netted((account.pk, account.measure, amount) for account, amount in posting.lines)
    except Unbalanced as unbalanced:
        off = " · ".join(
            f"{decimal(total, DECIMALS[measure])} {Measure(measure).label}"
            for measure, total in unbalanced.sums.items()
        )
        raise RuleBroken(_("借贷不平，差 {off}，没有记。").format(off=off)) from unbalanced
    except ValueError as error:
        raise RuleBroken(_("金额不对：要写整数，不能全是零。"), field="amount") from error


def _write_postgresql(book, postings, netted_lines, by, at):
    """By the functions the migrations made: their statements are planned once for a connection.

    The book's row is held first, weakly enough for any number of postings beside each other: the closing of a period waits
    for those that are on their way, and what comes while it closes sees the period closed.
    """
    if len(postings) == 1:
        ((one,), (lines,)) = postings, netted_lines
        return [_write_one(book, one, lines, by, at)]
    columns = [
        [new_public_id() for _each in postings],
        [each.key for each in postings],
        [each.on for each in postings],
        [each.words for each in postings],
        [each.source.kind for each in postings],
        [each.source.id for each in postings],
        [each.source.label for each in postings],
        [each.rule for each in postings],
        [len(lines) for lines in netted_lines],
        [each.reverses_id for each in postings],
        [place for place, lines in enumerate(netted_lines, 1) for _line in lines],
        [account for lines in netted_lines for account, _amount in lines],
        [amount for lines in netted_lines for _account, amount in lines],
    ]
    return rows(_POST, at, by.id, by.name[:80], *columns, book.pk)[0][0]


def _write_one(book, posting, lines, by, at):
    source = posting.source
    # Written as PostgreSQL writes arrays: the driver takes longer over two short lists than over all the rest.
    accounts = f"{{{','.join(str(account) for account, _amount in lines)}}}"
    amounts = f"{{{','.join(str(amount) for _account, amount in lines)}}}"
    return bound_rows(
        _POST_ONE, book.pk, at, by.id, by.name[:80], new_public_id(), posting.key, posting.on, posting.words,
        source.kind, source.id, source.label, posting.rule, posting.reverses_id, accounts, amounts,
    )[0][0]  # fmt: skip


_ONE = "bigint timestamptz bigint text text text date text text text text text bigint bigint[] bigint[]".split()
_POST_ONE = f"SELECT ledger_post_one({', '.join(f'%s::{each}' for each in _ONE)})"
_TYPES = "text text date text text text text text smallint bigint int bigint bigint".split()
_ARRAYS = ", ".join(f"%s::{each}[]" for each in _TYPES)
_HELD = "(SELECT id FROM ledger_book WHERE id = %s FOR KEY SHARE) AS held"
_POST = f"SELECT ledger_post(held.id, %s, %s, %s, {_ARRAYS}) FROM {_HELD}"  # noqa: S608 - fixed words
_ENTRY = (
    'id, public_id, book_id, key, "on", at, words, source_kind, source_id, source_label, rule, size, reverses_id, '
    "by_id, by_name"
)


def _write_sqlite(book, postings, netted_lines, by, at):
    """The same under SQLite's one writer: lines first, then the entry, whose trigger adds them up."""
    taken = _taken_keys(postings)
    ids: list[int | None] = []
    entries, laid, sums = [], [], defaultdict(int)
    stored_at = at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    with sqlite_itself() as database:
        ((number,),) = database.execute("SELECT COALESCE(MAX(id), 0) FROM ledger_entry")
        for each, lines in zip(postings, netted_lines, strict=True):
            if each.key in taken:
                ids.append(None)
                continue
            number += 1
            ids.append(number)
            day, source = each.on.isoformat(), each.source
            entries.append(
                (
                    number, new_public_id(), book.pk, each.key, day, stored_at, each.words, source.kind, source.id,
                    source.label, each.rule, len(lines), each.reverses_id, by.id, by.name[:80],
                )
            )  # fmt: skip
            for account, amount in lines:
                laid.append((number, account, day, amount))
                sums[account] += amount
        database.executemany('INSERT INTO ledger_line (entry_id, account_id, "on", amount) VALUES (?, ?, ?, ?)', laid)
        database.executemany(
            "UPDATE ledger_balance SET amount = amount + ? WHERE account_id = ?",
            [(amount, account) for account, amount in sums.items()],
        )
        database.executemany(_INSERT_ENTRY, entries)
    return ids


_INSERT_ENTRY = f"INSERT INTO ledger_entry ({_ENTRY}) VALUES ({', '.join(['?'] * 15)})"  # noqa: S608 - names of columns


def _taken_keys(postings):
    keys = [each.key for each in postings if each.key is not None]
    return set(Entry.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else frozenset()


def _posted_before(book, posting, lines):
    """The entry this key was used for, if it is the same one."""
    entry = Entry.objects.get(key=posting.key)
    stored = tuple(Line.objects.filter(entry=entry).order_by("account_id").values_list("account_id", "amount"))
    if entry.book_id != book.pk or stored != lines or entry.on != posting.on:
        raise KeyTaken
    return entry.pk


def _told(error, book, postings):
    """What the database refused, as a sentence; ``None`` for what is no rule of ours (a key taken this moment)."""
    words = str(error)
    if "ledger_balance_sign" in words:
        return NotEnough(_below_zero(words, postings))
    if "period is closed" in words:
        return PeriodClosed(
            Book.objects.get(pk=book.pk).closed_through if connection.vendor == "sqlite" else _("结账日")
        )
    if "account is closed" in words:
        return RuleBroken(_("有一个科目刚刚停用，这笔没有记。请换一个科目再记。"))
    if "ledger_entry_reversed_once" in words or "ledger_entry.reverses_id" in words:
        return ReversedBefore()
    return None


def _below_zero(words, postings):
    """The name of the account that would have fallen below zero: PostgreSQL says its row, SQLite is asked."""
    names = {account.pk: account.name for posting in postings for account, _amount in posting.lines}
    if said := re.search(r"Failing row contains \((\d+),", words):
        return names[int(said[1])]
    sums = defaultdict(int)
    for posting in postings:
        for account, amount in posting.lines:
            sums[account.pk] += amount
    # Some balances were written before the one that was refused: the lines say what each held before this call.
    laid = "(SELECT COALESCE(SUM(l.amount), 0) FROM ledger_line l WHERE l.account_id = b.account_id)"
    held = rows(
        f"SELECT account_id, {laid}, side, may_go_below FROM ledger_balance b WHERE account_id IN ({', '.join(['%s'] * len(sums))}) ORDER BY account_id",  # noqa: S608
        *sums,
    )
    to_come = defaultdict(int) if connection.in_atomic_block else sums
    return next(names[key] for key, amount, side, below in held if not below and (amount + to_come[key]) * side < 0)
