"""The fixed cast used in every test: one small county and the people who use the desk.

青禾县 county → 柳溪镇 township → 上河村 village, 下河村 village; 临江镇 township → 东岸社区 village
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.utils import timezone

from lianxin.accounts.models import Grant, User
from lianxin.accounts.selectors import actor_for
from lianxin.accounts.vocabulary import Role
from lianxin.kit.tree import segment
from lianxin.territory.models import Division, ProfileVersion
from lianxin.territory.services.divisions import name_columns
from lianxin.territory.vocabulary import Level, System

PASSWORD = "liu-xi-2026"
STARTED = date(2025, 1, 1)
#: The partner is a guest of an alliance nobody else of the cast knows.
ALLIANCE_ELSEWHERE = 999_999_999


_name_columns = cache(name_columns)


@dataclass
class Cast:
    county: Division
    township: Division
    village: Division
    other_village: Division
    other_township: Division
    community: Division
    users: dict[str, User] = field(default_factory=dict)

    def user(self, name):
        return self.users[name]

    def actor(self, name):
        """The actor of a member of the cast, with today's grants."""
        return actor_for(self.users[name])


def make_divisions(level, *rows):
    """Divisions of one level from ``(parent, name, code)``, made without services so that every room's tests can use it."""
    made = Division.objects.bulk_create(
        Division(parent=parent, level=level, code=code, path=f"new-{code}-{name}", **_name_columns(name))
        for parent, name, code in rows
    )
    for division in made:
        division.path = (division.parent.path if division.parent else "") + segment(division.pk)
    Division.objects.bulk_update(made, ["path"])
    return made


def make_division(parent, level, name, code=""):
    return make_divisions(level, (parent, name, code))[0]


def _a_user(username, name, *, role, phone=""):
    user = User(username=username, name=name, is_staff=role not in (None, Role.RESIDENT))
    user.set_phone(phone)
    return user


def _a_grant(user, role, scope, unit=None):
    return Grant(
        user=user,
        role=role,
        scope_path=scope.path if scope else "",
        scope_label=scope.name if scope else "",
        unit_id=unit.pk if unit else None,
        starts_on=STARTED,
        given_by_name="县委社会工作部",
        given_at=timezone.now(),
    )


def make_user(username, name, *, role=None, scope=None, unit=None, phone=""):
    user = _a_user(username, name, role=role, phone=phone)
    user.save()
    if role:
        _a_grant(user, role, scope, unit).save()
    return user


def _decided(village):
    entry = {"value": True, "basis": "村（居）民代表会议", "basis_on": "", "on": STARTED.isoformat()}
    return ProfileVersion(
        division=village,
        division_path=village.path,
        starts_on=STARTED,
        values={system.key: entry for system in System},
        basis=entry["basis"],
        made_at=timezone.now(),
        made_by_name="王清明",
    )


def decide_on_systems(*villages):
    """The villages of the cast use every system; one that has not decided is the exception in tests."""
    ProfileVersion.objects.bulk_create(map(_decided, villages))


def make_cast():
    [county] = make_divisions(Level.COUNTY, (None, "青禾县", "990101"))
    township, other_township = make_divisions(
        Level.TOWNSHIP, (county, "柳溪镇", "990101100"), (county, "临江镇", "990101101")
    )
    village, other_village, community = make_divisions(
        Level.VILLAGE,
        (township, "上河村", "990101100201"),
        (township, "下河村", "990101100202"),
        (other_township, "东岸社区", "990101101001"),
    )
    decide_on_systems(village, other_village, community)
    cast = Cast(county, township, village, other_village, other_township, community)
    rows = (
        ("resident", "周小满", Role.RESIDENT, village),
        ("resident_abroad", "周远", Role.RESIDENT, village),
        ("liaison", "吴立春", Role.LIAISON, village),
        ("clerk", "郑谷雨", Role.STATION_STAFF, village),
        ("secretary", "王清明", Role.BRANCH_SECRETARY, village),
        ("committee", "冯芒种", Role.COMMITTEE_MEMBER, village),
        ("accountant", "陈立夏", Role.COLLECTIVE_OFFICER, village),
        ("supervisor", "褚白露", Role.VILLAGE_SUPERVISOR, village),
        ("township_officer", "卫秋分", Role.TOWNSHIP_OFFICER, township),
        ("county_officer", "蒋霜降", Role.COUNTY_OFFICER, county),
        ("auditor", "沈立冬", Role.AUDITOR, county),
        ("courier", "韩小雪", Role.RESIDENT, community),
        ("outsider", "朱冬至", Role.STATION_STAFF, community),
        ("operator", "秦小寒", Role.OPERATOR, None),
        ("partner", "杨大雪", Role.ALLIANCE_PARTNER, None),
    )
    users = User.objects.bulk_create(_a_user(username, name, role=role) for username, name, role, _ in rows)
    grants = [_a_grant(user, role, scope) for user, (_, _, role, scope) in zip(users, rows, strict=True)]
    grants[-1].unit_id = ALLIANCE_ELSEWHERE
    Grant.objects.bulk_create(grants)
    cast.users = {user.username: user for user in users}
    return cast
