"""Vouchers: one person prepares, another looks through and posts or returns."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import policies
from lianxin.ledger.errors import ReversedBefore
from lianxin.ledger.models import Account, Entry, Voucher
from lianxin.ledger.services.posting import Posting, Source, check_posting, post, require_unused, reverse_entry
from lianxin.ledger.vocabulary import KEPT_BY_ROOMS, AuditTag, VoucherState


@action
def prepare_voucher(*, book, on, words, lines, by, at=None):
    """``lines`` are ``(account, amount)``, debits positive. Refuses at once whatever posting would refuse without asking
    the balances, and accounts that only another room moves; nothing is posted yet."""
    policies.can_keep_books(by, book.division_path).or_raise()
    if on > clock.today():
        raise RuleBroken(_("日期不能晚于今天。"), field="on")
    _require_by_hand(lines)
    check_posting(book=book, posting=Posting(on, words, tuple(lines)))
    return _stored(book, on, words, [[account.pk, amount] for account, amount in lines], by, at)


@action
def prepare_reversal(*, entry, reason, by, at=None):
    """The reversal of an entry a voucher made, to be looked through like any voucher. The reason is required."""
    policies.can_keep_books(by, entry.book.division_path).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么冲销。"), field="reason")
    if not entry.is_by_hand:
        raise RuleBroken(_("这笔不是手工记的，请在记它的那一处更正，账会跟着改。"))
    if entry.reverses_id or Entry.objects.filter(reverses=entry).exists():
        raise ReversedBefore
    if Voucher.objects.filter(reverses=entry, state=VoucherState.PREPARED).exists():
        raise RuleBroken(_("这笔的冲销凭证已经在等审核。"))
    require_unused(entry)
    lines = [[line.account_id, -line.amount] for line in entry.lines.order_by("account_id")]
    return _stored(entry.book, clock.today(), reason, lines, by, at, reverses=entry)


def _require_by_hand(lines):
    for account, _amount in lines:
        if account.kind in KEPT_BY_ROOMS:
            raise RuleBroken(
                _("“{kind}”类的科目不能手工记，由积分、工日那一处自己记。").format(kind=account.get_kind_display())
            )
        if account.holder_kind:
            words = _("“{code} {name}”不能手工记：这笔钱请在管它的工程、产业项目或者分红那一处记，账会跟着记。")
            raise RuleBroken(words.format(code=account.code, name=account.name))


def _stored(book, on, words, lines, by, at, **more):
    voucher = Voucher.objects.create(
        book=book, on=on, words=words, lines=lines, prepared_by_id=by.id, prepared_at=at or clock.now(), **more
    )
    audit.record(AuditTag.PREPARE, voucher, by, after={"on": on.isoformat(), "lines": lines}, at=at)
    return voucher


def _lock(voucher):
    voucher = Voucher.objects.select_for_update().get(pk=voucher.pk)
    if voucher.state != VoucherState.PREPARED:
        raise RuleBroken(_("这张凭证已经处理过。"))
    return voucher


@action
def post_voucher(*, voucher, by, at=None):
    """Another person than who prepared it posts it; all rules of posting hold at this moment. Returns the voucher."""
    at, voucher = at or clock.now(), _lock(voucher)
    policies.can_review_voucher(by, voucher).or_raise()
    key = f"voucher:{voucher.public_id}"
    if voucher.reverses_id:
        entry = reverse_entry(entry=voucher.reverses, reason=voucher.words, on=voucher.on, by=by, key=key, at=at)
    else:
        accounts = Account.objects.in_bulk([account for account, _amount in voucher.lines])
        lines = tuple((accounts[account], amount) for account, amount in voucher.lines)
        _require_by_hand(lines)
        source = Source("voucher", voucher.public_id, voucher.words[:120])
        entry = post(book=voucher.book, posting=Posting(voucher.on, voucher.words, lines, key, source), by=by, at=at)
    voucher.entry_id, voucher.state = entry, VoucherState.POSTED
    return _reviewed(voucher, AuditTag.POST, by, at)


@action
def return_voucher(*, voucher, reason, by, at=None):
    """Not as it should be: back to who prepared it, with the reason. A better one is prepared anew."""
    at, voucher = at or clock.now(), _lock(voucher)
    policies.can_review_voucher(by, voucher).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么退回。"), field="reason")
    voucher.returned_because, voucher.state = reason, VoucherState.RETURNED
    return _reviewed(voucher, AuditTag.RETURN, by, at, reason=reason)


def _reviewed(voucher, tag, by, at, reason=""):
    voucher.reviewed_by_id, voucher.reviewed_at = by.id, at
    voucher.save(update_fields=["entry", "state", "returned_because", "reviewed_by", "reviewed_at"])
    audit.record(tag, voucher, by, after={"state": voucher.state}, reason=reason, at=at)
    return voucher
