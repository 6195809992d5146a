"""A village with books, and a project at any step of its way, in a few words."""

from datetime import timedelta

import pytest

from lianxin.deliberation import services as hall_services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.organisations.models import Unit
from lianxin.works import services
from tests.deliberation.conftest import Hall

ITEMS = [("路灯二十四盏", 4_800_000), ("电缆、安装", 1_200_000)]


class Village:
    """Makes things through the services; time goes by with ``at`` alone."""

    def __init__(self, cast):
        self.cast, self.now = cast, clock.now() - timedelta(days=60)
        self.head, self.accountant = cast.actor("committee"), cast.actor("accountant")
        self.secretary, self.officer = cast.actor("secretary"), cast.actor("township_officer")
        self.reps = self.hall = None

    @property
    def today(self):
        return clock.day_of(self.now)

    def later(self, days):
        self.now += timedelta(days=days)
        return self.now

    def books(self):
        """The collective's books with a hundred thousand yuan in the bank."""
        village = self.cast.village
        unit = Unit.objects.get_or_create(
            kind="collective_org", name="上河村股份经济合作社", division=village, division_path=village.path
        )[0]
        self.book = ledger.open_book(unit=unit, name="项目账", opened_on=self.today, by=SYSTEM)
        for code, name, kind in (("101", "银行存款", Kind.BANK), ("301", "资本", Kind.CAPITAL)):
            ledger.open_account(
                book=self.book, code=code, name=name, kind=kind, measure=Measure.FEN, opened_on=self.today, by=SYSTEM
            )
        bank, capital = self.book.accounts.order_by("code")
        lines = ((bank, 10_000_000), (capital, -10_000_000))
        ledger.post(book=self.book, posting=ledger.Posting(self.today, "开账", lines), by=SYSTEM)
        return self.book

    def resolution(self, title="村口到小学装路灯", motion="同意装二十四盏路灯，不超过六万元。", budget_fen=6_000_000):
        self.hall = self.hall or Hall(self.cast)
        self.hall.now = self.now
        self.reps = self.reps or self.hall.body(name="上河村村民代表会议（项目）")
        meeting = self.hall.called(self.reps, motion=motion, title=title)
        meeting = self.hall.minuted(self.hall.held(meeting, 35), yes=30, no=5, abstain=0)
        self.later(6)
        meeting = self.hall.validated(meeting)
        resolution = hall_services.register_resolution(
            item=meeting.items.get(), effective_on=self.today, responsible="村委会", budget_fen=budget_fen,
            due_on=self.today + timedelta(days=90), review_on=self.today + timedelta(days=120), by=self.head, at=self.now,
        )  # fmt: skip
        return hall_services.publish_resolution(resolution=resolution, by=self.head, at=self.now)

    def words(self, **more):
        return {
            "division": self.cast.village, "title": "村口到小学装路灯", "kind": "new", "sector": "lighting",
            "place": "村口到小学一公里", "why": "夜里看不见路，六户反映过。", "households": 86, "by": self.head, "at": self.now,
        } | more  # fmt: skip

    def opened(self, **more):
        if not hasattr(self, "book"):
            self.books()
        resolution = self.resolution()
        return services.open_project(
            decision=resolution.public_id, **(self.words() | {"estimate_fen": 6_000_000} | more)
        )

    def designed(self, project=None, items=ITEMS):
        begin = self.today + timedelta(days=10)
        return services.design_project(
            project=project or self.opened(), design="太阳能路灯，四十米一盏。", items=items, plan_begin_on=begin,
            plan_complete_on=begin + timedelta(days=20), by=self.head, at=self.now,
        )  # fmt: skip

    def line(self, project, source="reward", promised=6_000_000, **more):
        words = {"giver": "县财政局", "conditions": "只能用在路灯上，剩下的退回。"} | more
        return services.add_line(
            project=project, source=source, promised=promised, by=self.accountant, at=self.now, **words
        )

    def funded(self, project=None):
        """Reward 40,000, the collective 15,000, a donation 5,000, and thirty days of voluntary work."""
        project = project or self.designed()
        self.reward = self.line(project, promised=4_000_000)
        self.own = self.line(project, "collective", 1_500_000, giver="合作社", conditions="剩下的转回。")
        self.gift = self.line(project, "donation", 500_000, giver="捐赠人若干", conditions="装在小学门口。")
        self.days = self.line(project, "voluntary", 3000, giver="村民", conditions="挖坑、运料。")
        return services.fund_project(project=project, by=self.accountant, at=self.now)

    def building(self, project=None):
        project = self.funded(project)
        services.approve_project(project=project, words="同意，备案。", by=self.officer, at=self.now)
        services.procure_project(
            project=project, method="quotes", method_reason="四万八千元，三家询价。", contractor="青禾照明安装队",
            contract_fen=5_900_000, by=self.head, at=self.now,
        )  # fmt: skip
        return services.begin_work(project=project, on=self.later(1).date(), by=self.head, at=self.now)

    def received(self, project, line, amount, number="回单 1"):
        return services.receive_money(
            project=project, line=line, amount=amount, on=self.today, number=number, by=self.accountant, at=self.now
        )

    def drafted(self, project, line, amount, **more):
        words = {
            "payee": "青禾照明安装队",
            "words": "第一笔工程款",
            "receipt": "发票 001",
            "by": self.accountant,
        } | more
        return services.draft_payment(project=project, line=line, amount=amount, at=self.now, **words)

    def paid(self, project, line, amount):
        payment = self.drafted(project, line, amount)
        return services.release_payment(payment=payment, on=self.today, by=self.head, at=self.now)


@pytest.fixture
def village(cast):
    return Village(cast)


def works_addresses(hall):
    """Something to show at every address of the room: by prefix."""
    village = Village(hall.cast)
    village.hall, village.now = hall, hall.now
    project = village.building()
    village.received(project, village.reward, 2_000_000)
    payment = village.drafted(project, village.reward, 1_000_000)
    return {
        "works/payments/": {"public_id": payment.public_id, "verb": "release"},
        "works/new/": {"verb": "propose"},
        "works/": {"public_id": project.public_id, "verb": "receive"},
    }
