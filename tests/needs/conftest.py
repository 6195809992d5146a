from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.needs import services as needs
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import STARTED, make_user

ZONE = ZoneInfo("Asia/Shanghai")


def at(month, day, hour=9, minute=0):
    """A moment of 2026 in the county's time."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@dataclass
class Desk:
    """The village's desk with its units, people and a way to make needs."""

    cast: object
    committee: object
    office: object
    bureau: object
    number: int = 0

    def actor(self, name):
        return self.cast.actor(name)

    def matter(self, **changes):
        values = {
            "kind": "help",
            "category": Category.objects.get(code="roads.lamp"),
            "title": "路灯不亮",
            "content": "村东头三盏路灯不亮，晚上看不见。",
            "division": self.cast.village,
            "may_publish": True,
        }
        return Matter(**{**values, **changes})

    def register(self, *, by=None, when=None, requester=None, **changes):
        self.number += 1
        return needs.register_need(
            matter=self.matter(**changes),
            requester=requester or Requester(name="周小满", phone="+8619900000001"),
            client_key=f"k{self.number}",
            by=by or ANONYMOUS,
            at=when or at(11, 23),
        )

    def dispatched(self, when=None, **changes):
        need = self.register(when=when, **changes).need
        return needs.dispatch_need(need=need, unit=self.bureau, by=self.actor("clerk"), at=when or at(11, 23, 9, 30))

    def in_progress(self, when=None, **changes):
        need = self.dispatched(when=when, **changes)
        need = needs.accept_need(need=need, by=self.actor("handler"), at=when or at(11, 23, 10))
        return needs.record_contact(
            need=need, words="打了电话", by=self.actor("handler"), at=when or at(11, 23, 10, 30)
        )

    def answered(self, when=None, **changes):
        need = self.in_progress(**changes)
        return needs.report_resolved(need=need, answer="灯换好了", by=self.actor("handler"), at=when or at(11, 24))

    def checked(self, when=None, **changes):
        need = self.answered(**changes)
        return needs.approve_answer(need=need, by=self.actor("checker"), at=when or at(11, 24, 15))


@pytest.fixture
def desk(cast):
    needs.load_starter_categories(by=cast.actor("county_officer"))
    by = SYSTEM
    committee = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=by
    )
    office = organisations.create_unit(
        kind=UnitKind.GOVERNMENT_OFFICE, name="柳溪镇人民政府", division=cast.township, by=by
    )
    bureau = organisations.create_unit(kind=UnitKind.BUREAU, name="青禾县交通运输局", division=cast.county, by=by)
    for username, name in (("handler", "尤雨水"), ("checker", "许惊蛰")):
        cast.users[username] = make_user(username, name)
        Grant.objects.create(
            user=cast.users[username],
            role=Role.UNIT_HANDLER,
            scope_path=cast.county.path,
            scope_label=bureau.name,
            unit_id=bureau.pk,
            starts_on=STARTED,
            given_by_name="县委社会工作部",
            given_at=at(1, 1),
        )
    return Desk(cast, committee, office, bureau)
