from lianxin.ledger.views.books import (
    account,
    book,
    close_account,
    close_period,
    entry,
    index,
    journal,
    open_account,
    open_book,
    period,
)
from lianxin.ledger.views.vouchers import post_voucher, prepare, voucher

__all__ = [
    "account",
    "book",
    "close_account",
    "close_period",
    "entry",
    "index",
    "journal",
    "open_account",
    "open_book",
    "period",
    "post_voucher",
    "prepare",
    "voucher",
]
