"""Who keeps the register of places, its calendar and its rules."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check


def can_manage_division(actor, path):
    """The county keeps the places of the county."""
    return check(actor.is_system or actor.holds(Role.COUNTY_OFFICER, path=path), _("区划由县里维护。"))


def can_look_after_places(actor):
    """Who is shown the way to the register of places: those who keep it or set rules in it."""
    return check(actor.is_system or actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER), _("区划由县里维护。"))


def can_set_calendar(actor, path):
    return check(actor.is_system or actor.holds(Role.COUNTY_OFFICER, path=path), _("上班日历由县里维护。"))


def can_set_systems(actor, path):
    """Which systems a village uses it says itself, by its own decision; the levels above may too."""
    return can_set_rules(actor, path) or check(
        actor.holds(Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, path=path),
        _("用哪些系统由村（社区）自己议定，由党支部书记或两委成员登记。"),
    )


def can_say_systems(actor):
    """Who is shown the way there: whoever speaks for a village."""
    return check(actor.holds(Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER), _("用哪些系统由村（社区）自己议定。"))


def can_set_rules(actor, path):
    """A place's own rules: the county for the county, a township for itself and its villages."""
    return check(
        actor.is_system or actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, path=path),
        _("本地规则由县、乡镇设置。"),
    )
