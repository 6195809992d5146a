"""Who keeps the categories and says which unit is responsible for them."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check


def can_manage_categories(actor):
    """Keep the category tree of the county."""
    return check(actor.holds(Role.COUNTY_OFFICER), _("诉求分类由县里统一维护。"))


def can_assign_responsibility(actor, division_path):
    """Name the unit responsible for a category at a place."""
    return check(
        actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, path=division_path), _("责任单位由县、乡镇确定。")
    )


def can_assign_somewhere(actor):
    return check(actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER), _("责任单位由县、乡镇确定。"))
