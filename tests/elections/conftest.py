from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine

from lianxin.elections import selectors, services
from lianxin.elections.vocabulary import ElectionKind, Method
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind


@dataclass
class Village:
    """A committee with a head and two members to be elected, and hands to run the election."""

    cast: object
    unit: object
    head: object
    member: object

    def at(self, name="township_officer"):
        return self.cast.actor(name)

    def planned(self, kind=ElectionKind.FULL, **more):
        said = {
            "unit": self.unit, "kind": kind, "method": Method.VILLAGERS, "committee": ["严大寒", "花立秋"],
            "poll_on": clock.today() + timedelta(days=30), "by": self.at(),
        }  # fmt: skip
        return services.plan_election(**said | more)

    def listed(self, since=0, **more):
        """The list hangs since so many days."""
        return services.post_list(
            election=self.planned(**more), listed=100, listed_on=clock.today() - timedelta(days=since),
            by=self.at("secretary"),
        )  # fmt: skip

    def stands(self, election, name, post=None, **more):
        said = {"post": post or self.head, "name": name, "nominated_by": "十名选民", "is_screened": True}
        return services.nominate(election=election, by=self.at("secretary"), **said | more)

    def nominated(self, **more):
        """Two for the head, three for two members; the days to object are over."""
        election = self.listed(since=6, **more)
        for name, post in (
            ("甲", self.head),
            ("乙", self.head),
            ("丙", self.member),
            ("丁", self.member),
            ("戊", self.member),
        ):
            if post in selectors.seats_of(election):
                self.stands(election, name, post)
        return self.audited(services.post_candidates(election=election, by=self.at("secretary")))

    def audited(self, election):
        """The accounts of those who leave, where they are to be audited and were not."""
        election.refresh_from_db()
        if not election.needs_audit or election.audited_on:
            return election
        return services.note_audit(
            election=election, audited_on=clock.today(), audited_by="镇审计办", audit_said="账目清楚", by=self.at()
        )

    def counted(self, election, votes, *, cast=80, held_on=None, proxies=3, **more):
        """``votes`` by name."""
        self.audited(election)
        keys = {each.name: each.public_id for each in selectors.on_ballot(election)}
        return services.enter_count(
            election=election, held_on=held_on or clock.today(), cast=cast, proxies=proxies,
            votes={keys[name]: number for name, number in votes.items()}, tellers="万雨水、于惊蛰", by=self.at(), **more,
        )  # fmt: skip


@pytest.fixture
def village(cast):
    unit = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=SYSTEM
    )
    head = organisations.add_post(unit=unit, title="主任", is_head=True, by=SYSTEM)
    member = organisations.add_post(unit=unit, title="委员", seats=2, by=SYSTEM)
    return Village(cast, unit, head, member)


@pytest.fixture
def later():
    """``with later(30):`` so many days on."""
    return lambda days: time_machine.travel(clock.now() + timedelta(days=days), tick=False)
