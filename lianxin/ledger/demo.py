"""A year of books of a village's collective, posted through the same services as everything else."""

from datetime import date

from lianxin.kit import clock
from lianxin.ledger import services
from lianxin.ledger.vocabulary import Kind, Measure

_ACCOUNTS = {
    "101": ("银行存款", Kind.BANK),
    "112": ("应收款", Kind.RECEIVABLE),
    "151": ("固定资产", Kind.FIXED_ASSET),
    "202": ("应付款", Kind.PAYABLE),
    "301": ("资本", Kind.CAPITAL),
    "311": ("公积公益金", Kind.RESERVE),
    "322": ("本年收益", Kind.RESULT),
    "501": ("经营收入", Kind.INCOME),
    "511": ("补助收入", Kind.INCOME),
    "541": ("管理费用", Kind.EXPENSE),
    "551": ("村务支出", Kind.EXPENSE),
}
_EARNED = 18_650_000  # fen, of the year before
#: Day of the month, words, debited, credited, fen.
_MONTHLY = (
    (5, "收集体门面房租金", "101", "501", 320_000),
    (12, "付保洁员误工补贴", "551", "101", 180_000),
    (18, "付路灯电费", "551", "101", 46_350),
    (25, "买办公用品", "541", "101", 12_880),
)


def load_books(*, unit, by, reviewer, closer):
    """Books from last December on, closed up to last month but one; two vouchers still wait."""
    today = clock.today()
    first, new_year = date(today.year - 1, 12, 1), date(today.year, 1, 1)
    book = services.open_book(unit=unit, name="村集体", opened_on=first, by=by)
    accounts = {
        code: services.open_account(
            book=book, code=code, name=name, kind=kind, measure=Measure.FEN, opened_on=first, by=by
        )
        for code, (name, kind) in _ACCOUNTS.items()
    }

    def posting(on, words, debit, credit, amount):
        return services.Posting(on, words, ((accounts[debit], amount), (accounts[credit], -amount)))

    wanted = [
        posting(first, "结转上年资金", "101", "301", 8_650_000),
        posting(first, "门面房入账", "151", "301", 42_000_000),
        posting(date(today.year - 1, 12, 31), "上年租金和菌棒厂分成的结余", "101", "322", _EARNED),
    ]
    for month in range(1, today.month + 1):
        wanted += [
            posting(on, *rest) for day, *rest in _MONTHLY if (on := new_year.replace(month=month, day=day)) <= today
        ]
    if today.month > 4:
        wanted.append(posting(new_year.replace(month=4, day=20), "收到公益事业奖补", "101", "511", 2_000_000))
    services.post_batch(book=book, postings=wanted, by=by)
    for words, code, amount in (("买菌种 400 袋", "541", 96_000), ("修机耕路工钱", "551", 260_000)):
        services.prepare_voucher(
            book=book, on=today, words=words, lines=[(accounts[code], amount), (accounts["101"], -amount)], by=by
        )
    returned = services.prepare_voucher(
        book=book, on=today, words="招待费", lines=[(accounts["541"], 38_000), (accounts["101"], -38_000)], by=by
    )
    services.return_voucher(voucher=returned, reason="没有公函，也没有收据", by=reviewer)
    last_but_one = today.replace(month=max(1, today.month - 1), day=1)
    services.close_period(book=book, through=date.fromordinal(last_but_one.toordinal() - 1), by=closer)
    book.refresh_from_db()
    return book
