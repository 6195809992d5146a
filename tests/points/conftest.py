"""A village that thanks with points, in a few words: rules on any step of their way."""

from datetime import timedelta

import pytest

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.ledger import services as ledger
from lianxin.ledger.models import Book, Entry
from lianxin.organisations.models import Unit
from lianxin.people import selectors as registered
from lianxin.people import services as people
from lianxin.points import services
from lianxin.points.models import Claim, HandingOn, PanelDecision, Purse, Slip
from lianxin.points.services import Decided
from lianxin.points.services.keeping import open_purse
from tests.cast import make_user

RULE = {
    "code": "A01", "title": "打扫公共场地", "category": "environment", "unit": "time", "points": 6, "minutes": 60,
    "period": "month", "cap_person": 60, "cap_household": 120, "evidence": "witness",
    "claimed_by": ["self", "household", "liaison", "organiser"],
    "verified_by": ["committee_member", "branch_secretary", "station_staff", "grid_worker", "liaison"],
    "alternative": "在家帮忙叠传单、接电话，同样算",
}  # fmt: skip


class Village:
    """Makes things through the services; time goes by with ``at`` alone."""

    def __init__(self, cast):
        self.cast, self.now = cast, clock.now() - timedelta(days=100)
        self.clerk, self.head, self.supervisor = (cast.actor(name) for name in ("clerk", "committee", "supervisor"))
        self.officer = cast.actor("township_officer")
        self.decisions = [Decided("letter", "R7", "村代决〔2026〕7号 积分规则", clock.today())]

    @property
    def today(self):
        return clock.day_of(self.now)

    def later(self, days):
        self.now += timedelta(days=days)
        return self.now

    def draft(self, rules=(RULE,), **more):
        words = {
            "title": "上河村积分规则", "starts_on": self.today, "ends_on": self.today + timedelta(days=360),
            "budget_points": 5000, "unit_value_fen": 50,
        } | more  # fmt: skip
        made = services.draft_rules(division=self.cast.village, **words, by=self.clerk, at=self.now)
        for rule in rules:
            services.add_rule(rule_set=made, **rule, by=self.clerk, at=self.now)
        return made

    def consulted(self, rule_set=None):
        rule_set = rule_set or self.draft()
        rule_set = services.put_out(rule_set=rule_set, until=self.today, how="入户问", by=self.clerk, at=self.now)
        return services.close_consultation(
            rule_set=rule_set, consulted=86, result="有人要求加上接送老人，已加。", by=self.clerk, at=self.now
        )

    def checked(self, rule_set=None):
        rule_set = self.consulted(rule_set)
        services.supervise_rules(rule_set=rule_set, by=self.supervisor, at=self.now)
        return services.review_rules(rule_set=rule_set, words="没有和法律抵触的地方。", by=self.officer, at=self.now)

    def adopted(self, rule_set=None, decision="R7"):
        return services.adopt_rules(rule_set=self.checked(rule_set), decision=decision, by=self.head, at=self.now)

    def posted(self, rule_set=None, decision="R7"):
        return services.post_rules(rule_set=self.adopted(rule_set, decision), by=self.clerk, at=self.now)

    def in_force(self, rule_set=None, decision="R7"):
        posted = self.posted(rule_set, decision)
        self.later(16)
        bulletin.complete_due()
        return services.enact_rules(rule_set=posted, by=self.head, at=self.now)

    def family(self, name="周小满", user="resident", code="SH-0001"):
        """A household with one grown person who may have an account."""
        person = (
            self.known(user)
            if user in self.cast.users
            else people.register_person(name=name, division=self.cast.village, by=self.clerk, birth_year=1960)
        )
        household = people.register_household(
            code=code, division=self.cast.village, representative=person, by=self.clerk
        )
        person.home = household
        return person

    def known(self, who):
        """The person somebody of the cast is in the register of people; without one they verify and judge nothing."""
        user = self.cast.user(who)
        return registered.person_of(user.pk) or people.register_person(
            name=user.name,
            division=self.cast.village,
            by=SYSTEM,
            birth_year=1960,
            user=user,
        )

    def panel(self, *names):
        """Accounts that may judge: all of them are known."""
        return [self.known(name).user for name in names or ("supervisor", "accountant", "liaison")]

    def unit(self):
        return Unit.objects.get_or_create(
            kind="collective_org", name=f"{self.cast.village.name}股份经济合作社", division=self.cast.village,
            division_path=self.cast.village.path,
        )[0]  # fmt: skip

    def money(self, fen, by=SYSTEM):
        """A posting by which so much came into the collective's books of money."""
        book = Book.objects.filter(unit=self.unit(), name="资金").first() or self._open_money()
        bank, income = book.accounts.order_by("code")
        posting = ledger.Posting(on=self.today, words="经营收入", lines=((bank, fen), (income, -fen)))
        return Entry.objects.get(pk=ledger.post(book=book, posting=posting, by=by))

    def _open_money(self):
        book = ledger.open_book(unit=self.unit(), name="资金", opened_on=self.today - timedelta(days=50), by=SYSTEM)
        for code, kind in (("101", "bank"), ("501", "income")):
            ledger.open_account(
                book=book, code=code, name=kind, kind=kind, measure="fen", opened_on=book.opened_on, by=SYSTEM
            )
        return book

    def funded(self, rule_set=None, fen=100_000, **more):
        rule_set = rule_set or self.in_force()
        words = {
            "kind": "collective",
            "entry": self.money(fen),
            "by": self.cast.actor("accountant"),
            "at": self.now,
        } | more
        services.fund_budget(rule_set=rule_set, **words)
        return rule_set

    def claimed(self, rule_set, person, *, by=None, channel="self", **more):
        words = {"rule": rule_set.rules.first(), "on": self.today, "quantity": 2, "witness": "钱大暑"} | more
        return services.claim_points(
            person=person, channel=channel, by=by or self.cast.actor("resident"), at=self.now, **words
        )

    def verified(self, claim):
        if "grid" not in self.cast.users:
            self.cast.users["grid"] = make_user("grid", "施处暑", role="grid_worker", scope=self.cast.village)
        self.known("committee")
        for who in ("grid", "secretary"):
            self.known(who)
            claim = services.verify_claim(claim=claim, by=self.cast.actor(who), at=self.now)
        return claim

    def batch(self, rule_set, month=None):
        return services.post_batch(rule_set=rule_set, month=month or self.today, by=self.clerk, at=self.now)

    def settled(self, rule_set, person, **more):
        """One claim of the person from the sheet to the ledger; returns its batch."""
        self.verified(self.claimed(rule_set, person, **more))
        batch = self.batch(rule_set)
        self.later(10)
        return services.settle_batch(batch=batch, by=self.head, at=self.now)

    def item(self, **more):
        words = {
            "kind": "goods",
            "title": "洗衣粉一袋",
            "source": "purchase",
            "cost_fen": 300,
            "quantity": 10,
            "limit_household": 5,
        }
        return services.stock_item(division=self.cast.village, by=self.clerk, at=self.now, **words | more)


@pytest.fixture
def village(cast, monkeypatch):
    made = Village(cast)
    services.register_decisions("letter", lambda division: made.decisions if division == cast.village else [])
    yield made
    services.register_decisions("letter", lambda division: [])


def points_addresses(village):
    """Something to show at every address of the room: by prefix, the narrower ones first."""
    rule_set = village.funded()
    person = people.register_person(name="钱大暑", division=village.cast.village, by=village.clerk, birth_year=1960)
    village.settled(rule_set, person, by=village.clerk, channel="paper")
    claim = Claim.objects.get()
    certificate = services.issue_certificate(
        person=person, division=village.cast.village, first=claim.on, last=claim.on, by=village.clerk, at=village.now
    )
    item = village.item()
    kept = services.reserve(purse=Purse.objects.get(), item=item, by=village.clerk, at=village.now)
    reversal = services.notice_reversal(claim=claim, ground="error", reason="记错", by=village.head, at=village.now)
    notice = Notice.objects.get(source_id=claim.batch.public_id)
    objections = [
        bulletin.raise_objection(notice=notice, words="没看见", by=ANONYMOUS, at=village.now) for _each in range(2)
    ]
    for each in objections:
        services.decide_objection(
            batch=claim.batch, objection=each, claim=None, is_upheld=False, words="查过。", members=village.panel(),
            by=village.head, at=village.now,
        )  # fmt: skip
    decision = PanelDecision.objects.get(objection=objections[1].public_id)
    appeal = services.appeal_dismissal(decision=decision, words="不对", by=ANONYMOUS, at=village.now)
    slip = Slip.objects.first()
    home = people.register_household(
        code="SH-0009", division=village.cast.village, representative=person, by=village.clerk
    )
    shared = open_purse(division=village.cast.village, household=home, on=village.today, by=village.clerk)
    handing = HandingOn.objects.create(
        purse=shared, shares=[[person.public_id, 1]], reason="两家说好的", prepared_at=village.now,
        prepared_by=village.cast.user("clerk"),
    )  # fmt: skip
    count = services.count_stock(division=village.cast.village, counted={item: 9}, by=village.clerk, at=village.now)
    activity = services.plan_activity(
        rule=rule_set.rules.get(), title="清东沟", on=village.today, place="东沟", organiser=village.cast.user("liaison"),
        by=village.head, at=village.now,
    )  # fmt: skip
    goal = services.set_goal(
        division=village.cast.village, group="三组", title="清完东沟", points=24, thanks="添一把长椅", ends_on=village.today,
        by=village.head, at=village.now,
    )  # fmt: skip
    return {
        "points/certificates/": {"public_id": certificate.public_id},
        "points/issuers/": {"public_id": village.cast.village.public_id, "number": 0},
        "points/goals/": {"public_id": goal.public_id},
        "points/rules/": {"public_id": rule_set.public_id, "verb": "end"},
        "points/objections/": {"public_id": objections[0].public_id},
        "points/slips/": {"public_id": slip.public_id},
        "points/appeals/": {"public_id": appeal.public_id},
        "points/claims/": {"public_id": claim.public_id, "verb": "verify"},
        "points/reversals/": {"public_id": reversal.public_id, "verb": "appeal"},
        "points/activities/": {"public_id": activity.public_id},
        "points/batches/": {"public_id": claim.batch.public_id, "verb": "settle"},
        "points/purses/handings/": {"public_id": handing.public_id, "verb": "agree"},
        "points/store/redemptions/": {"public_id": kept.public_id, "verb": "hand"},
        "points/store/items/": {"public_id": item.public_id},
        "points/store/counts/": {"public_id": count.public_id},
        "points/store/": {"verb": "stock"},
    }
