from dataclasses import dataclass, field
from datetime import date

import pytest

from lianxin.kit.actors import SYSTEM
from lianxin.ledger import services
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.organisations.models import Unit

OPENED = date(2026, 1, 1)
DAY = date(2026, 10, 8)


@dataclass
class Desk:
    """Books of the village's collective with a few accounts, and short words for posting."""

    cast: object
    book: object
    accounts: dict = field(default_factory=dict)

    def open(self, name, kind, measure=Measure.FEN, **more):
        self.accounts[name] = services.open_account(
            book=self.book, code=f"{len(self.accounts) + 101}", name=name, kind=kind, measure=measure,
            opened_on=OPENED, by=SYSTEM, **more,
        )  # fmt: skip
        return self.accounts[name]

    def posting(self, *moves, on=DAY, words="卖菌棒", **more):
        return services.Posting(
            on=on, words=words, lines=tuple((self.accounts[name], amount) for name, amount in moves), **more
        )

    def post(self, *moves, by=SYSTEM, **more):
        return services.post(book=self.book, posting=self.posting(*moves, **more), by=by)


@pytest.fixture
def desk(cast):
    unit = Unit.objects.create(
        kind="collective_org", name="上河村股份经济合作社", division=cast.village, division_path=cast.village.path
    )
    made = Desk(cast, services.open_book(unit=unit, name="村集体", opened_on=OPENED, by=SYSTEM))
    made.open("银行", Kind.BANK)
    made.open("收入", Kind.INCOME)
    made.open("支出", Kind.EXPENSE)
    made.open("积分来源", Kind.SOURCE, Measure.POINT)
    made.open("积分预算", Kind.POOL, Measure.POINT)
    made.open("周家", Kind.HOLDER, Measure.POINT, holder_kind="household", holder_id="H1")
    return made
