"""A village that thanks with points, in a few words: rules on any step of their way."""

from datetime import timedelta

import pytest

from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.points import services
from lianxin.points.services import Decided

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


@pytest.fixture
def village(cast, monkeypatch):
    made = Village(cast)
    services.register_decisions("letter", lambda division: made.decisions if division == cast.village else [])
    yield made
    services.register_decisions("letter", lambda division: [])


def points_addresses(village):
    """Something to show at every address of the room."""
    return {"points/rules/": {"public_id": village.draft().public_id, "verb": "rule"}}
