"""A village that thanks with points, made through the same services as everything else."""

from datetime import timedelta

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.points import services
from lianxin.points.vocabulary import Category, ClaimBy, Evidence, Period, Unit

_CLAIMED = [ClaimBy.SELF, ClaimBy.HOUSEHOLD, ClaimBy.LIAISON, ClaimBy.ORGANISER]
_VERIFIED = [Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.STATION_STAFF, Role.LIAISON]
#: Code, what, category, unit, points, minutes, most a person, most a household, evidence, who cannot go out.
RULES = (
    ("A01", "打扫公共场地、清沟渠", Category.ENVIRONMENT, Unit.TIME, 6, 60, 60, 120, Evidence.WITNESS, "在家叠宣传袋、接电话约人，同样算"),
    ("A02", "给独居老人送饭、陪看病", Category.HELP_AND_CARE, Unit.OCCASION, 6, 60, 72, 120, Evidence.WITNESS, "每天打一个电话问平安，十次算一次"),
    ("A03", "夜里防火、防汛巡查", Category.PATROL, Unit.TIME, 6, 60, 60, 120, Evidence.ORGANISER_LIST, "在家守电话、报水位"),
    ("A04", "教人用手机、修家电、种菌菇", Category.TEACHING, Unit.TIME, 6, 60, 60, 120, Evidence.WITNESS, "把做法录成话或写下来"),
    ("A05", "到会议事、做记录", Category.DELIBERATION, Unit.OCCASION, 9, 90, 36, 72, Evidence.ORGANISER_LIST, "写纸条、打电话说意见，同样算到会"),
)  # fmt: skip


def draft(division, *, starts_on, budget, by, at):
    made = services.draft_rules(
        division=division, title=f"{division.short_name}积分规则", starts_on=starts_on,
        ends_on=starts_on + timedelta(days=360), budget_points=budget, unit_value_fen=50,
        words="修路、送饭、巡夜，村里一直有人在做。积分是大家说一声谢谢。", by=by, at=at,
    )  # fmt: skip
    for code, title, category, unit, points, minutes, person, household, evidence, alternative in RULES:
        services.add_rule(
            rule_set=made, code=code, title=title, category=category, unit=unit, points=points, minutes=minutes,
            period=Period.MONTH, cap_person=person, cap_household=household, evidence=evidence, claimed_by=_CLAIMED,
            verified_by=_VERIFIED, alternative=alternative, by=by, at=at,
        )  # fmt: skip
    return made


def load_points(village, *, clerk):
    now = clock.now()
    draft(village, starts_on=clock.today() + timedelta(days=60), budget=6000, by=clerk, at=now)
