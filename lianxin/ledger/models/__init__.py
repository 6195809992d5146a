from lianxin.ledger.models.books import Account, Balance, Book, ClosedPeriod
from lianxin.ledger.models.entries import Entry, Line
from lianxin.ledger.models.vouchers import Voucher

__all__ = ["Account", "Balance", "Book", "ClosedPeriod", "Entry", "Line", "Voucher"]
