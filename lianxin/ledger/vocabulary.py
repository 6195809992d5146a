"""Words of the ledger room: what is counted, kinds of accounts with their sign rules, audit tags."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.organisations.vocabulary import UnitKind


class Measure(models.TextChoices):
    """What an account counts, in whole numbers: fen, points, hundredths of a day's work."""

    FEN = "fen", _("人民币")
    POINT = "point", _("积分")
    LABOUR = "labour", _("工日")


@dataclass(frozen=True)
class SignRule:
    """``side`` is 1 where debits make the account larger, -1 where credits do; below zero only where it says so."""

    root: str  # of the five roots every plain-text accounting tool knows
    side: int
    may_go_below: bool = False


class Kind(models.TextChoices):
    """What kind of account it is; ``SIGN_RULES`` says how it is counted."""

    BANK = "bank", _("银行存款、现金")
    RECEIVABLE = "receivable", _("应收款")
    STOCK = "stock", _("库存物资")
    FIXED_ASSET = "fixed_asset", _("固定资产、在建工程")
    PAYABLE = "payable", _("应付款")
    LOAN = "loan", _("借款")
    FUND = "fund", _("专项资金")
    RESERVE = "reserve", _("公积公益金")
    CAPITAL = "capital", _("资本")
    RESULT = "result", _("本年收益")
    INCOME = "income", _("收入")
    EXPENSE = "expense", _("支出")
    SOURCE = "source", _("来源")
    POOL = "pool", _("预算")
    HOLDER = "holder", _("户、人的账户")
    SINK = "sink", _("已用、已到期")


SIGN_RULES = {
    Kind.BANK: SignRule("Assets", 1),
    Kind.RECEIVABLE: SignRule("Assets", 1),
    Kind.STOCK: SignRule("Assets", 1),
    Kind.FIXED_ASSET: SignRule("Assets", 1),
    Kind.PAYABLE: SignRule("Liabilities", -1),
    Kind.LOAN: SignRule("Liabilities", -1),
    Kind.FUND: SignRule("Equity", -1),
    Kind.RESERVE: SignRule("Equity", -1),
    Kind.CAPITAL: SignRule("Equity", -1),
    Kind.RESULT: SignRule("Equity", -1, may_go_below=True),
    Kind.INCOME: SignRule("Income", -1, may_go_below=True),
    Kind.EXPENSE: SignRule("Expenses", 1, may_go_below=True),
    Kind.SOURCE: SignRule("Equity", -1, may_go_below=True),
    Kind.POOL: SignRule("Assets", 1),
    Kind.HOLDER: SignRule("Assets", 1),
    Kind.SINK: SignRule("Expenses", 1),
}
#: Moved only by the room that keeps what they stand for (points of households, days of work), never by hand.
KEPT_BY_ROOMS = frozenset({Kind.SOURCE, Kind.POOL, Kind.HOLDER, Kind.SINK})

#: Who keeps what is the collective's and the village's own; the first before the others.
COMMON_KEEPERS = (
    UnitKind.COLLECTIVE_ORG, UnitKind.VILLAGERS_COMMITTEE, UnitKind.VILLAGERS_GROUP, UnitKind.RESIDENTS_COMMITTEE,
)  # fmt: skip


class VoucherState(models.TextChoices):
    PREPARED = "prepared", _("等审核")
    POSTED = "posted", _("已入账")
    RETURNED = "returned", _("已退回")


class AuditTag(StrEnum):
    OPEN_BOOK = "ledger:book:open"
    OPEN_ACCOUNT = "ledger:account:open"
    CLOSE_ACCOUNT = "ledger:account:close"
    CLOSE_PERIOD = "ledger:book:close_period"
    PREPARE = "ledger:voucher:prepare"
    POST = "ledger:voucher:post"
    RETURN = "ledger:voucher:return"


class PublicFact(StrEnum):
    PERIOD_CLOSED = "ledger.period_closed"
