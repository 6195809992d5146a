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
from lianxin.works.calc.buying import first_opening
from lianxin.works.models import Capital
from tests.deliberation.conftest import Hall
from tests.files.test_photos import photo

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
        for code, name, kind in (
            ("101", "银行存款", Kind.BANK),
            ("301", "资本", Kind.CAPITAL),
            ("501", "租金收入", Kind.INCOME),
            ("601", "支出", Kind.EXPENSE),
        ):
            ledger.open_account(
                book=self.book, code=code, name=name, kind=kind, measure=Measure.FEN, opened_on=self.today, by=SYSTEM
            )
        bank, capital, self.rents, _costs = self.book.accounts.order_by("code")
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
            project=project or self.opened(), design="太阳能路灯，四十米一盏。", land="public", items=items, plan_begin_on=begin,
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

    def approved(self, project=None):
        """Approved, and the design has hung its days."""
        project = services.approve_project(
            project=self.funded(project), words="同意，备案。", by=self.officer, at=self.now
        )
        self.later(8)
        return project

    def planned(self, project, fen=5_900_000, method="platform", **more):
        words = {"kind": "works", "what": "装路灯", "method_reason": "五万元以上，镇里的平台谈。"} | more
        opens = words.pop("opens_on", None) or first_opening(method, self.today)
        return services.plan_purchase(
            project=project, estimate_fen=fen, method=method, opens_on=opens, by=self.head, at=self.now, **words
        )

    def opened_bids(self, purchase, prices=(5_900_000, 5_950_000, 5_990_000), choosers=3):
        """Offers of as many as prices, opened by the supervisors; three who are bound to nobody choose."""
        names = ("青禾照明安装队", "河湾电力队", "北坡灯具店")
        bids = [
            services.receive_bid(purchase=purchase, bidder=name, by=self.head, at=self.now)
            for name, _fen in zip(names, prices, strict=False)
        ]
        for name in ("甲评", "乙评", "丙评")[:choosers]:
            services.enter_evaluator(
                purchase=purchase, name=name, office="村民代表", interest="", by=self.head, at=self.now
            )
        amounts = {bid.pk: fen for bid, fen in zip(bids, prices, strict=True)}
        self.now = max(self.now, self.now + (purchase.opens_on - self.today))
        purchase = services.open_bids(
            purchase=purchase,
            amounts=amounts,
            present="监督委员、三家的人",
            by=self.cast.actor("supervisor"),
            at=self.now,
        )
        return purchase, bids

    def signed(self, purchase, bid, percent=0, until=None):
        services.award_purchase(purchase=purchase, bid=bid, because="", by=self.head, at=self.now)
        self.later(4)
        return services.sign_contract(
            purchase=purchase, contract="合同 7", signed_on=self.today, terms="三十天做完，保修一年。", percent=percent,
            until=until, by=self.head, at=self.now,
        )  # fmt: skip

    def procured(self, project=None, fen=5_900_000, **more):
        """Bought from the first of three, with its contract."""
        project = self.approved(project)
        purchase, bids = self.opened_bids(self.planned(project, fen), (fen, fen + 1, fen + 2))
        self.contract = self.signed(purchase, bids[0], **more)
        return services.procure_project(project=project, by=self.head, at=self.now)

    def watched(self, project, names=("甲", "乙", "丙", "丁", "戊", "己")):
        """Drawn by lot among these, and somebody with an interest who is not."""
        by = self.cast.actor("supervisor")
        project = services.announce_draw(
            project=project, draw_words="明天的气温", draw_on=self.today + timedelta(days=1), by=by, at=self.now
        )
        for name in names:
            services.enter_volunteer(project=project, name=name, interest="", by=by, at=self.now)
        services.enter_volunteer(project=project, name="包", interest="儿子是施工队的", by=by, at=self.now)
        self.later(1)
        return services.draw_monitors(project=project, seed="17.2", by=by, at=self.now)

    def building(self, project=None, names=("甲", "乙", "丙", "丁", "戊", "己"), **more):
        project = self.watched(self.procured(project, **more), names)
        return services.begin_work(project=project, on=self.later(1).date(), by=self.head, at=self.now)

    def bound_to(self, line, fen):
        """The contract is paid from this source alone, or so much of it and the rest from the reward."""
        rest = self.contract.price_fen - fen
        shares = {line.pk: fen} | ({self.reward.pk: rest} if rest else {})
        self.contract = services.rebind_contract(
            purchase=self.contract, shares=shares, reason="换来源", by=self.accountant, at=self.now
        )

    def received(self, project, line, amount, number="回单 1"):
        return services.receive_money(
            project=project, line=line, amount=amount, on=self.today, number=number, by=self.accountant, at=self.now
        )

    def given_back(self, project, line, amount, reason="没用完", number="退 1"):
        """By two: the accountant writes it down, the head sends it."""
        slip = services.give_back(
            project=project, line=line, amount=amount, number=number, reason=reason, by=self.accountant, at=self.now
        )
        return services.release_payment(payment=slip, on=self.today, by=self.head, at=self.now)

    def priced(self, fen, purchase=None, run=services.settle_price, **more):
        """Another price of the contract by two: written down, and looked at by the supervisors."""
        words = {"paper": "结算单 1", "reason": "量过", "by": self.head, "at": self.now} | more
        purchase = run(purchase=purchase or self.contract, price_fen=fen, **words)
        self.contract = services.agree_amendment(purchase=purchase, by=self.cast.actor("supervisor"), at=self.now)
        return self.contract

    def audited(self, project):
        """The township has gone through the final account."""
        return services.audit_settlement(
            project=project, words="票据都对过", paper="镇审 1", by=self.officer, at=self.now
        )

    def drafted(self, project, line, amount, **more):
        words = {
            "payee": "青禾照明安装队",
            "words": "第一笔工程款",
            "receipt": "发票 001",
            "by": self.accountant,
            "purchase": self.contract,
        } | more
        return services.draft_payment(project=project, line=line, amount=amount, at=self.now, **words)

    def paid(self, project, line, amount):
        payment = self.drafted(project, line, amount)
        return services.release_payment(payment=payment, on=self.today, by=self.head, at=self.now)


def signed_sheet():
    """The page of an acceptance with every signature."""
    return [photo(size=(60, 80), exif=False)]


@pytest.fixture
def village(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Village(cast)


def works_addresses(hall):
    """Something to show at every address of the room: by prefix."""
    village = Village(hall.cast)
    village.hall, village.now = hall, hall.now
    project = village.building()
    village.received(project, village.reward, 2_000_000)
    payment = village.drafted(project, village.reward, 1_000_000)
    line = village.line(project, "capital", 1_000_000, giver="绿野农业公司", conditions="见合同")
    card = services.add_card(
        division=hall.cast.village, kind="water", name="东塘", place="", amount=100, unit="亩", proof="确权", original_fen=0,
        user="", by=village.accountant, at=village.now,
    )  # fmt: skip
    return {
        "works/capital/": {"public_id": Capital.objects.get(line=line).public_id, "verb": "check"},
        "works/assets/": {"public_id": card.public_id, "verb": "let"},
        "works/purchases/": {"public_id": village.contract.public_id, "verb": "sign"},
        "works/payments/": {"public_id": payment.public_id, "verb": "release"},
        "works/new/": {"verb": "propose"},
        "works/": {"public_id": project.public_id, "verb": "receive"},
    }
