"""A mushroom venture with three households, and a batch at any step of its way, in a few words."""

from datetime import date

import pytest

from lianxin.harvests import services
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.organisations.models import Unit
from lianxin.people import services as people

SINCE = date(2025, 1, 1)
HOMES = (("MG-0001", "周小满"), ("MG-0002", "钱大暑"), ("MG-0003", "孙处暑"))


class Farm:
    """Makes things through the services, on days of 2025."""

    def __init__(self, cast):
        self.cast = cast
        self.keeper, self.head = cast.actor("accountant"), cast.actor("committee")
        self.homes = []

    def books(self, kind="collective_org", unit="上河村股份经济合作社"):
        village = self.cast.village
        self.unit = Unit.objects.get_or_create(kind=kind, name=unit, division=village, division_path=village.path)[0]
        self.book = ledger.open_book(unit=self.unit, name="产业账", opened_on=SINCE, by=SYSTEM)
        for code, name, kind in (
            ("101", "银行存款", Kind.BANK), ("301", "资本", Kind.CAPITAL), ("311", "公积公益金", Kind.RESERVE),
            ("322", "本年收益", Kind.RESULT),
        ):  # fmt: skip
            ledger.open_account(
                book=self.book, code=code, name=name, kind=kind, measure=Measure.FEN, opened_on=SINCE, by=SYSTEM
            )
        bank, capital = (self.account(code) for code in ("101", "301"))
        opening = ledger.Posting(SINCE, "开账", ((bank, 5_000_000), (capital, -5_000_000)))
        ledger.post(book=self.book, posting=opening, by=SYSTEM)

    def account(self, code):
        return ledger_selectors.account_coded(self.book, code)

    def balance(self, code):
        """Debits less credits; nothing where there is no such account yet."""
        account = self.account(code)
        return ledger_selectors.balance_of(account) if account else 0

    def households(self, homes=HOMES):
        for code, name in homes:
            user = self.cast.users["resident"] if name == "周小满" else None
            person = people.register_person(
                name=name, division=self.cast.village, by=SYSTEM, birth_year=1970, populations=("collective_member",), user=user,
            )  # fmt: skip
            home = people.register_household(code=code, division=self.cast.village, representative=person, by=SYSTEM)
            self.homes.append(home)
        return self.homes

    def opened(self, *, is_checked=True, **more):
        vehicle = more.get("vehicle", "collective")
        if not hasattr(self, "book"):
            self.books()
        if vehicle == "company" and self.book.unit.kind != "company":
            self.books(kind="company", unit="上河茶业有限公司")
        words = {
            "name": "香菇大棚", "product": "香菇", "vehicle": "collective", "runner": "上河村股份经济合作社", "scale": 1_250, "unit": "亩",
            "plan": "十二亩半地，三个棚。", "decision": "代表会议 1 月 8 日", "begun_on": date(2025, 1, 10),
        } | more  # fmt: skip
        self.venture = services.open_venture(division=self.cast.village, book=self.book, by=self.keeper, **words)
        return self.checked() if is_checked else self.venture

    def checked(self):
        officer = self.cast.actor("township_officer")
        self.venture = services.check_venture(venture=self.venture, words="地类、作价都看了，可以办。", by=officer)
        return self.venture

    def pooled(self, household, **more):
        words = {
            "kind": "land", "what": "河边三亩", "amount": 310, "unit": "亩", "gets": "share", "value_fen": 930_000,
            "valued_by": "评议小组", "valued_on": date(2025, 1, 12), "meeting": "代表会议 1 月 15 日", "contract": "入股 1",
            "signed_by": "夫妻二人", "starts_on": date(2025, 1, 20), "ends_on": date(2029, 12, 31),
            "grade": "三等", "use": "种香菇", "held_until": date(2057, 12, 31), "filed": "备 12",
        } | more  # fmt: skip
        return services.pool_input(venture=self.venture, household=household, by=self.keeper, **words)

    def left(self, put_in, on=date(2025, 8, 1), **more):
        words = {"venture": self.venture, "put_in": put_in, "on": on, "reason": "家里盖房", "by": self.keeper} | more
        return services.leave_input(**words)

    def planned(self, **more):
        if not hasattr(self, "venture"):
            self.opened()
        words = {
            "year": 2025, "kind": "crop", "scale": 1_000, "unit": "亩", "plan": "春栽秋收。", "cost_fen": 800_000,
            "yields": 500_000, "measure": "公斤", "price_fen": 300,
        } | more  # fmt: skip
        return services.plan_batch(venture=self.venture, by=self.keeper, **words)

    def running(self, **more):
        return services.begin_batch(batch=self.planned(**more), on=date(2025, 3, 1), by=self.keeper)

    def bought(self, batch, fen=500_000, **more):
        words = {"on": date(2025, 3, 2), "words": "菌种", "party": "县菌种站", "receipt": "发票 7"} | more
        return services.buy(batch=batch, fen=fen, by=self.keeper, **words)

    def worked(self, batch, household, fen=24_000, **more):
        words = {"on": date(2025, 4, 2), "worker": "周小满", "words": "装袋", "days": 200} | more
        return services.log_work(batch=batch, household=household, fen=fen, by=self.keeper, **words)

    def harvested(self, batch, quantity=480_000, grade="一级"):
        return services.harvest(batch=batch, on=date(2025, 9, 20), quantity=quantity, grade=grade, by=self.keeper)

    def sold(self, batch, quantity=480_000, fen=1_440_000, **more):
        words = {"on": date(2025, 10, 8), "grade": "一级", "party": "县城批发市场", "receipt": "收 3"} | more
        return services.sell(batch=batch, quantity=quantity, fen=fen, by=self.keeper, **words)

    def given(self, batch, kind="insured", fen=300_000, **more):
        words = {"on": date(2025, 9, 2), "words": "高温绝收两亩", "party": "县农业保险", "receipt": "赔 11"} | more
        return services.note_given(batch=batch, kind=kind, fen=fen, by=self.keeper, **words)

    def used(self, batch, fen):
        return services.use_tied(batch=batch, on=date(2025, 9, 3), words="抵菌种钱", fen=fen, by=self.keeper)

    def closed(self, batch):
        return services.close_batch(batch=batch, on=date(2025, 11, 30), by=self.keeper)

    def confirmed(self, proposal):
        """By another person than who asked."""
        return services.confirm_proposal(proposal=proposal, by=self.head)

    def paid(self, to, fen):
        payout = services.draft_payout(venture=self.venture, to=to, fen=fen, receipt="回单 4", by=self.keeper)
        return services.release_payout(payout=payout, on=date(2025, 12, 5), by=self.head)


@pytest.fixture
def farm(cast):
    return Farm(cast)


def harvests_addresses(cast):
    """Something to show at every address of the room: by prefix."""
    farm = Farm(cast)
    batch = farm.running()
    farm.bought(batch)
    farm.harvested(batch)
    payout = services.draft_payout(
        venture=farm.venture, to=(None, "县菌种站"), fen=1_000, receipt="单 1", by=farm.keeper
    )
    farm.sold(batch, quantity=100, fen=900)
    sale = batch.events.get(kind="sale")
    look = services.undo_event(batch=batch, event=sale, reason="记错了", by=farm.keeper)
    return {
        "harvests/proposals/": {"public_id": look.public_id, "verb": "confirm"},
        "harvests/batches/": {"public_id": batch.public_id, "verb": "sell"},
        "harvests/payouts/": {"public_id": payout.public_id, "verb": "release"},
        "harvests/": {"public_id": farm.venture.public_id, "verb": "pay"},
    }
