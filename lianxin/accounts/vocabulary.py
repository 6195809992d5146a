from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Role codes. What each may do stands in the policies of the rooms."""

    RESIDENT = "resident", _("居民")
    HOUSEHOLD_REP = "household_rep", _("户代表")
    LIAISON = "liaison", _("联系户党员")
    STATION_STAFF = "station_staff", _("站点工作人员")
    GRID_WORKER = "grid_worker", _("网格员")
    BRANCH_SECRETARY = "branch_secretary", _("党支部书记")
    COMMITTEE_MEMBER = "committee_member", _("两委成员")
    COLLECTIVE_OFFICER = "collective_officer", _("集体经济组织人员")
    VILLAGE_SUPERVISOR = "village_supervisor", _("村务监督委员")
    UNIT_HANDLER = "unit_handler", _("承办单位人员")
    TOWNSHIP_OFFICER = "township_officer", _("乡镇干部")
    COUNTY_OFFICER = "county_officer", _("县级干部")
    AUDITOR = "auditor", _("审计人员")
    ALLIANCE_PARTNER = "alliance_partner", _("联盟伙伴")
    OPERATOR = "sysadmin", _("运维人员")


#: Whoever holds one of these may not hold the other at the same time: who runs the machine reads no content, who audits
#: has done nothing there is to audit, and who watches over a village neither leads it nor keeps its money.
INCOMPATIBLE = tuple(
    (apart, other)
    for apart in (Role.OPERATOR, Role.AUDITOR)
    for other in Role
    if other not in (apart, Role.RESIDENT, Role.HOUSEHOLD_REP) and (apart, other) != (Role.AUDITOR, Role.OPERATOR)
) + tuple(
    (Role.VILLAGE_SUPERVISOR, other)
    for other in (Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.COLLECTIVE_OFFICER)
)

#: Whoever holds any other role is staff: shorter sessions, and a second factor where the place asks for it.
OF_RESIDENTS = frozenset({Role.RESIDENT, Role.HOUSEHOLD_REP})

#: Roles of a village that its township gives.
VILLAGE_ROLES = frozenset(
    {
        Role.RESIDENT,
        Role.HOUSEHOLD_REP,
        Role.LIAISON,
        Role.STATION_STAFF,
        Role.GRID_WORKER,
        Role.BRANCH_SECRETARY,
        Role.COMMITTEE_MEMBER,
        Role.COLLECTIVE_OFFICER,
        Role.VILLAGE_SUPERVISOR,
        Role.UNIT_HANDLER,
    }
)


class FirstSignIn(models.TextChoices):
    """How somebody whose account an officer opened gets in for the first time."""

    CODE = "code", _("短信验证码")
    ONCE = "once", _("一次性密码，登录后马上换")


class KeeperVerb(models.TextChoices):
    """What whoever keeps an account can do for it."""

    CLOSE = "close", _("停用账号")
    REOPEN = "reopen", _("恢复账号")
    PASSWORD = "password", _("发一次性密码")
    FACTOR = "factor", _("重置双重验证")


class ApiRight(models.TextChoices):
    """What a key opens. All but registering is done as an account, with that account's roles."""

    REGISTER = "register", _("登记")
    READ = "read", _("查看")
    ACT = "act", _("办理")


class AuditTag(StrEnum):
    CREATE_USER = "accounts:user:create"
    CLOSE_USER = "accounts:user:close"
    REOPEN_USER = "accounts:user:reopen"
    LOCK_OUT = "accounts:user:lock_out"
    KEEP_PHONE = "accounts:phone:keep"
    VERIFY_PHONE = "accounts:phone:verify"
    CHOOSE_PASSWORD = "accounts:password:choose"
    GIVE_ONCE_PASSWORD = "accounts:password:give_once"
    ADD_FACTOR = "accounts:factor:add"
    REMOVE_FACTOR = "accounts:factor:remove"
    RENEW_CODES = "accounts:factor:renew_codes"
    RESET_FACTORS = "accounts:factor:reset"
    GIVE_GRANT = "accounts:grant:give"
    END_GRANT = "accounts:grant:end"
    MOVE_SCOPE = "accounts:grant:move"
    GIVE_API_KEY = "accounts:api_key:give"
    REVOKE_API_KEY = "accounts:api_key:revoke"
    GIVE_CALENDAR = "accounts:calendar:give"
    REVOKE_CALENDAR = "accounts:calendar:revoke"
