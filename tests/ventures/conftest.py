"""A collective with shares, and a distribution at any step of its way, in a few words."""

from datetime import date, timedelta

import pytest

from lianxin.bulletin import services as bulletin
from lianxin.deliberation import services as hall_services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.organisations.models import Unit
from lianxin.people import selectors as people_selectors
from lianxin.people import services as people
from lianxin.ventures import services
from lianxin.ventures.models import Proposal
from lianxin.ventures.services import NewHolder
from tests.deliberation.conftest import Hall

EARNINGS = {
    "losses": 3_000_000,
    "not_ours": [["rent_ahead", "门面房", 12_000_000, 3, 2025], ["grant", "路灯奖补", 2_000_000]], "skipped": (),
}  # fmt: skip
HOMES = (("SH-0001", "周小满", 400, 135), ("SH-0002", "钱大暑", 300, 0), ("SH-0003", "孙处暑", 200, 50))


class Collective:
    """Makes things through the services; time goes by with ``at`` alone."""

    def __init__(self, cast):
        self.cast, self.now = cast, clock.now() - timedelta(days=60)
        self.accountant, self.supervisor = cast.actor("accountant"), cast.actor("supervisor")
        self.head, self.secretary = cast.actor("committee"), cast.actor("secretary")
        self.hall = Hall(cast)
        self.members, self.reps = [], None
        self.before, self.earned = 0, 52_340_018

    @property
    def today(self):
        return clock.day_of(self.now)

    def later(self, days):
        self.now += timedelta(days=days)
        return self.now

    def opened(self, kind="collective", **more):
        """The books with last year's result, closed, and a register with two classes of shares."""
        village = self.cast.village
        self.unit = Unit.objects.get_or_create(
            kind="collective_org", name="上河村股份经济合作社", division=village, division_path=village.path
        )[0]
        since = date(2024 if self.before else 2025, 1, 1)
        self.book = ledger.open_book(unit=self.unit, name="合作社", opened_on=since, by=SYSTEM)
        for code, name, account in (
            ("101", "银行存款", Kind.BANK), ("301", "资本", Kind.CAPITAL), ("311", "公积公益金", Kind.RESERVE),
            ("322", "本年收益", Kind.RESULT), ("501", "经营收入", Kind.INCOME),
        ):  # fmt: skip
            ledger.open_account(
                book=self.book, code=code, name=name, kind=account, measure=Measure.FEN, opened_on=since, by=SYSTEM
            )
        accounts = {each.code: each for each in self.book.accounts.all()}
        bank, capital, result = (accounts[code] for code in ("101", "301", "322"))
        for on, words, against, fen in (
            (since, "结转资金", capital, 90_000_000), (date(2024, 12, 31), "结转前年收益", result, self.before),
            (date(2025, 12, 31), "结转全年收益", result, self.earned),
        ):  # fmt: skip
            if not fen:
                continue
            posting = ledger.Posting(on, words, ((bank, fen), (against, -fen)))
            ledger.post(book=self.book, posting=posting, by=SYSTEM)
        ledger.close_period(book=self.book, through=date(2025, 12, 31), by=self.cast.actor("township_officer"))
        words = {
            "set_asides": [["公积金", "1/10"], ["公益金", "1/20"]], "changes": ["inherit", "gift"], "charter_on": self.today,
            "charter_label": "集成决〔2026〕1号 章程",
        } | more  # fmt: skip
        self.register = services.write_charter(
            division=village, unit=self.unit, book=self.book, kind=kind, by=self.accountant, **words
        )
        return services.check_charter(register=self.register, by=self.supervisor)

    def classed(self, *classes):
        """Classes of shares, each ``(code, kind, name, parts)``, looked at by two; the charter is read anew with them."""
        for code, kind, name, parts in classes:
            services.add_class(
                register=self.register, code=code, kind=kind, name=name, parts=parts, by=self.accountant, at=self.now
            )
        self.confirmed()
        services.check_charter(register=self.register, by=self.supervisor)
        return list(self.register.classes.order_by("code"))

    def first_shares(self, rows, basis="量化"):
        """Entered by the accountant, compared by the head: the new holders."""
        known = set(self.register.holders.values_list("pk", flat=True))
        services.quantify(
            register=self.register, rows=rows, basis=basis, on=self.today, by=self.accountant, at=self.now
        )
        self.confirmed()
        return list(self.register.holders.exclude(pk__in=known).order_by("number"))

    def confirmed(self, by=None, at=None):
        """Whatever waits is confirmed by the head of the committee, or by ``by``."""
        waiting = list(Proposal.objects.filter(state="waiting").order_by("id"))
        return [services.confirm_proposal(proposal=each, by=by or self.head, at=at or self.now) for each in waiting]

    def quantified(self, homes=HOMES, **more):
        register = self.opened(**more)
        heads, land = self.classed(("A", "head", "人口股", 1), ("B", "land", "土地股", 3))
        rows = []
        for code, name, people_shares, land_shares in homes:
            user = self.cast.users["resident"] if name == "周小满" else None
            person = people.register_person(
                name=name,
                division=self.cast.village,
                by=SYSTEM,
                birth_year=1970,
                populations=("collective_member",),
                user=user,
            )
            home = people.register_household(code=code, division=self.cast.village, representative=person, by=SYSTEM)
            held = [(heads, people_shares)] + ([(land, land_shares)] if land_shares else [])
            rows.append(NewHolder(home.pk, None, code, tuple(held)))
            self.members.append(person)
        if rows:
            self.roll()
        self.holders = self.first_shares(rows, "集成决〔2026〕2号") if rows else []
        self.heads, self.land = heads, land
        return register

    def more_homes(self, number):
        """So many more households with a share each, in the register."""
        rows = []
        for n in range(number):
            person = people.register_person(
                name=f"郑{n}",
                division=self.cast.village,
                by=SYSTEM,
                birth_year=1970,
                populations=("collective_member",),
            )
            home = people.register_household(
                code=f"MH-{n}", division=self.cast.village, representative=person, by=SYSTEM
            )
            rows.append(NewHolder(home.pk, None, home.code, ((self.heads, 100),)))
        self.roll()
        self.first_shares(rows, "补")

    def roll(self):
        roll = people.draw_roll(
            division=self.cast.village, kind="collective_member", as_of=clock.today(), by=self.cast.actor("clerk")
        )
        return people.adopt_roll(roll=roll, adopted_by="成员代表大会", by=self.head)

    def drafted(self, **more):
        if not hasattr(self, "register"):
            self.quantified()
        return services.draft_plan(
            register=self.register, by=self.accountant, at=self.now, **({"year": 2025} | EARNINGS | more)
        )

    def supervised(self, plan=None):
        return services.supervise_plan(
            plan=plan or self.drafted(), words="账对过，算法和章程一致。", by=self.supervisor, at=self.now
        )

    def studied(self, plan=None):
        plan = self.supervised(plan)
        meeting = self.hall.studied().public_id
        return services.study_plan(plan=plan, meeting=meeting, by=self.secretary, at=self.now)

    def open(self, plan=None):
        return services.open_papers(plan=self.studied(plan), by=self.head, at=self.now)

    def decided(self, plan, *, motion=None, title="年度收益怎么分", yes=30, days=10):
        """A resolution of the representatives that names the plan; two thirds of 41 are 28."""
        self.hall.now = self.now + timedelta(days=max(0, days - 5))
        self.now += timedelta(days=days)
        self.reps = self.reps or self.hall.body("collective_rep_assembly", charter_quorum="≥ 2/3")
        motion = motion or f"同意{plan.number}，校验码 {plan.seal[:16]}。"
        meeting = self.hall.called(self.reps, motion=motion, title=title)
        meeting = self.hall.minuted(self.hall.held(meeting, 35), yes=yes, no=35 - yes, abstain=0)
        meeting = self.hall.validated(meeting)
        resolution = hall_services.register_resolution(
            item=meeting.items.get(), effective_on=self.today, responsible="合作社", due_on=self.today, review_on=self.today,
            by=self.head, at=self.now,
        )  # fmt: skip
        return hall_services.publish_resolution(resolution=resolution, by=self.head, at=self.now)

    def adopted(self, plan=None):
        plan = self.open(plan)
        resolution = self.decided(plan)
        return services.adopt_plan(plan=plan, decision=resolution.public_id, by=self.head, at=self.now)

    def posted(self, plan=None):
        return services.post_plan(plan=self.adopted(plan), by=self.head, at=self.now)

    def over(self, days=16):
        self.later(days)
        bulletin.complete_due()

    def paying(self, plan=None):
        plan = self.posted(plan)
        self.over()
        return services.pay_plan(plan=plan, by=self.head, at=self.now)


@pytest.fixture
def collective(cast):
    return Collective(cast)


def shares_of(cast, household):
    """A register on which a household that is there already holds shares."""
    collective = Collective(cast)
    collective.quantified(homes=())
    (first, *_others) = people_selectors.members_by_household([household.pk])[household.pk]
    people.set_populations(person=first, populations=("resident", "collective_member"), by=cast.actor("clerk"))
    collective.roll()
    collective.first_shares([NewHolder(household.pk, None, household.code, ((collective.heads, 400),))])


def ventures_addresses(cast):
    """Something to show at every address of the room: by prefix."""
    collective = Collective(cast)
    collective.quantified(homes=())
    alone = people.register_person(
        name="吴大寒", division=cast.village, by=SYSTEM, birth_year=1970, populations=("collective_member",)
    )
    row = NewHolder(None, alone.pk, alone.name, ((collective.heads, 400), (collective.land, 135)))
    collective.roll()
    collective.holders = collective.first_shares([row])
    plan = collective.drafted()
    other = services.change_shares(
        holder=collective.holders[0], share_class=collective.heads, hundredths=-5, kind="correct", basis="量错了",
        on=collective.today, by=collective.accountant,
    )  # fmt: skip
    return {
        "ventures/proposals/": {"public_id": other.public_id, "verb": "confirm"},
        "ventures/registers/": {"public_id": collective.register.public_id, "verb": "quantify"},
        "ventures/holders/": {"public_id": collective.holders[0].public_id},
        "ventures/statements/": {"public_id": plan.statements.get().public_id, "verb": "receive"},
        "ventures/plans/": {"public_id": plan.public_id, "verb": "supervise"},
    }
