from lianxin.ledger.services.books import close_account, close_period, follow_unit, open_account, open_book
from lianxin.ledger.services.posting import Posting, Source, hold_entry, post, post_batch, register_use, reverse_entry
from lianxin.ledger.services.vouchers import post_voucher, prepare_reversal, prepare_voucher, return_voucher

__all__ = [
    "Posting",
    "Source",
    "close_account",
    "close_period",
    "follow_unit",
    "hold_entry",
    "open_account",
    "open_book",
    "post",
    "post_batch",
    "post_voucher",
    "prepare_reversal",
    "prepare_voucher",
    "register_use",
    "return_voucher",
    "reverse_entry",
]
