"""A village with liaisons and a few households, and a way to make more."""

from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import SYSTEM
from lianxin.liaison import services as liaison
from lianxin.people import services as people
from tests.cast import STARTED, make_user

ZONE = ZoneInfo("Asia/Shanghai")


def at(month, day, hour=9, minute=0):
    """A moment of 2026 in the county's time."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@dataclass
class Door:
    cast: object
    wu: object  # the cast's liaison
    he: object  # another one
    homes: list = field(default_factory=list)

    def actor(self, name):
        return self.cast.actor(name)

    @property
    def secretary(self):
        return self.cast.actor("secretary")

    def household(self, name="周小满", user=None, division=None):
        """One more household with its representative."""
        number = len(self.homes) + 1
        place = division or self.cast.village
        clerk = self.cast.actor("clerk" if place == self.cast.village else "outsider")
        rep = people.register_person(name=name, division=place, by=SYSTEM, phone=f"199 0000 {number:04d}", user=user)
        home = people.register_household(code=f"SH-{number:04d}", division=place, representative=rep, by=clerk)
        found = SimpleNamespace(household=home, rep=rep)
        self.homes.append(found)
        return found

    def assign(self, target, to=None, **options):
        return liaison.assign(target=target, liaison=to or self.wu, by=options.pop("by", self.secretary), **options)


@pytest.fixture
def door(cast):
    cast.users["liaison_he"] = make_user("liaison_he", "何小雪", role=Role.LIAISON, scope=cast.village)
    enrol = {"division": cast.village, "starts_on": STARTED, "by": cast.actor("secretary")}
    wu = liaison.enrol_liaison(user=cast.user("liaison"), phone="+8619900000099", skills=["farming"], **enrol)
    he = liaison.enrol_liaison(user=cast.user("liaison_he"), phone="+8619900000098", **enrol)
    made = Door(cast, wu, he)
    made.household(user=cast.user("resident"))
    return made
