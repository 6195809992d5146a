"""A park alliance in the county: two members from the county, one from outside, each with a delegate."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from lianxin.accounts.selectors import actor_for
from lianxin.alliances import services
from lianxin.alliances.vocabulary import ChairOrder, ItemKind
from lianxin.kit import clock
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import make_user


@dataclass
class Park:
    cast: object
    alliance: object
    village: object
    factory: object
    outside: object
    users: dict

    def at(self, name="township_officer"):
        """Of the cast, or a delegate by the name of the member they speak for."""
        return actor_for(self.users[name]) if name in self.users else self.cast.actor(name)

    def speaker(self, member):
        """Its delegate, or for a member without one an officer."""
        return self.at(next((name for name in self.users if getattr(self, name) == member), "township_officer"))

    def admitted(self, name, **more):
        """One more member, without a delegate unless one is named."""
        said = {"alliance": self.alliance, "joined_on": clock.today(), "by": self.at()} | more
        return services.admit_member(name=name, **said)

    def listed(self, member, kind, title, **more):
        said = {"words": "", "starts_on": clock.today(), "by": self.speaker(member)} | more
        return services.list_item(member=member, kind=kind, title=title, **said)

    def need(self, member=None, title="缺一间能放投影的会议室", **more):
        return self.listed(member or self.village, ItemKind.NEED, title, **more)

    def resource(self, member=None, title="六十人会议室，有投影", **more):
        return self.listed(member or self.outside, ItemKind.RESOURCE, title, **more)

    def claimed(self, item=None, giver=None, by="outside", **more):
        said = {"words": "会议室周三下午空着", "promised_on": clock.today() + timedelta(days=3)} | more
        item = item or self.need()
        return services.claim_match(item=item, giver=giver or self.outside, by=self.at(by), **said)

    def delivered(self, match=None, by="outside", **more):
        said = {"delivered_on": clock.today(), "delivery": "会议室用了半天，交给王清明"} | more
        return services.deliver_match(match=match or self.claimed(), by=self.at(by), **said)

    def confirmed(self, match=None, by="village", **more):
        said = {"receipt": "用了半天", "is_done": True} | more
        return services.confirm_match(match=match or self.delivered(), by=self.at(by), **said)


def found(cast, name="青禾园区党建联盟", **more):
    said = {
        "division": cast.township, "name": name, "founded_on": clock.today() - timedelta(days=100), "term_months": 3,
        "purpose": "园区和村里互相帮", "order": ChairOrder.JOINING, "basis": "第一次联席会议", "by": cast.actor("township_officer"),
    }  # fmt: skip
    return services.found_alliance(**said | more)


def make_park(cast):
    alliance, officer = found(cast), cast.actor("township_officer")
    units = [
        organisations.create_unit(kind=kind, name=name, division=cast.village, by=officer)
        for kind, name in ((UnitKind.PARTY_BRANCH, "上河村党支部"), (UnitKind.COMPANY, "青禾食品厂"))
    ]
    joined = clock.today() - timedelta(days=90)
    members = [services.admit_member(alliance=alliance, unit=unit, joined_on=joined, by=officer) for unit in units]
    members.append(services.admit_member(alliance=alliance, name="外县物流公司", joined_on=joined, by=officer))
    users = {}
    for key, member in zip(("village", "factory", "outside"), members, strict=True):
        users[key] = make_user(f"for-{key}", f"代表{key}")
        services.name_delegate(member=member, user=users[key], by=officer)
    return Park(cast, alliance, *members, users)


def alliances_addresses(cast):
    """Something to show at every address of the room: by prefix."""
    park = make_park(cast)
    school, clinic = park.admitted("柳溪中学"), park.admitted("柳溪卫生院")
    match = park.delivered(park.claimed(park.need(school)))
    park.resource(clinic, "每月一次义诊")
    meeting = services.record_meeting(
        alliance=park.alliance, held_on=clock.today(), place="园区", topic="第一季度联席会议", present=[park.village],
        chair=park.village, minutes="议了会议室。", by=park.at(),
    )  # fmt: skip
    return {
        "alliances/meetings/": {"public_id": meeting.public_id},
        "alliances/members/": {"public_id": park.factory.public_id, "verb": "delegate"},
        "alliances/delegates/": {"pk": park.factory.delegates.get().pk},
        "alliances/items/": {"public_id": match.wanted.public_id, "verb": "claim"},
        "alliances/matches/": {"public_id": match.public_id, "verb": "confirm"},
        "alliances/": {"public_id": park.alliance.public_id, "verb": "meet"},
    }


@pytest.fixture
def park(cast):
    return make_park(cast)
