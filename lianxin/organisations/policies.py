"""Who keeps the register of organisations."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check
from lianxin.kit.tree import within_any
from lianxin.organisations.models import Unit
from lianxin.organisations.vocabulary import UnitKind

KEEPERS = (Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER)


def can_manage_unit(actor, division_path, kind=""):
    """County and township in their scope; a branch secretary the stations of the own village."""
    allowed = actor.is_system or actor.holds(*KEEPERS, path=division_path)
    if kind == UnitKind.STATION:
        allowed = allowed or actor.holds(Role.BRANCH_SECRETARY, path=division_path)
    return check(allowed, _("单位和岗位由乡镇、县维护；村里的站点由村党支部书记维护。"))


def can_look_after_units(actor):
    """Who is shown the way to the register of organisations."""
    keeps = actor.is_system or actor.holds(*KEEPERS, Role.BRANCH_SECRETARY)
    return check(keeps, _("单位和岗位由乡镇、县维护；村里的站点由村党支部书记维护。"))


def managed_units(actor):
    """Twin of ``can_manage_unit``."""
    kept = within_any(actor.scopes(*KEEPERS), "division_path")
    stations = within_any(actor.scopes(Role.BRANCH_SECRETARY), "division_path")
    return Unit.objects.filter(kept) | Unit.objects.filter(stations, kind=UnitKind.STATION)
