"""Who may give which role where. Everything not allowed here is refused."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import VILLAGE_ROLES, Role
from lianxin.kit import clock
from lianxin.kit.decisions import allow, check, deny, hide
from lianxin.kit.tree import within_any


def require_role(actor, *roles, path=None, reason):
    """Allow whoever holds one of ``roles`` (over ``path``); else deny with ``reason``."""
    return check(actor.holds(*roles, path=path), reason)


def can_give_grant(actor, role, scope_path, user_id=None):
    """The county gives every role in the county but its auditor's and operator's; the township those of its villages; the
    branch secretary, who keeps the village's stations, who stands in them.

    Nobody gives a role to themselves. The operator keeps accounts and gives the roles that read no content. The guest of an
    alliance holds the role for its unit and over no place; which alliance an officer keeps is asked by its own room.
    """
    if actor.is_system:
        return allow()
    if user_id is not None and user_id == actor.id:
        return deny(_("不能给自己授权，请别的有权的人来办。"))
    if role == Role.ALLIANCE_PARTNER:
        return check(
            not scope_path and actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER),
            _("联盟伙伴不管一个地方，由乡镇、县里的工作人员在“党建联盟”里登记。"),
        )
    if role in (Role.AUDITOR, Role.OPERATOR):
        return check(actor.holds(Role.OPERATOR), _("审计、运维账号由运维人员按书面决定开通。"))
    if actor.holds(Role.COUNTY_OFFICER, path=scope_path):
        return allow()
    if role == Role.STATION_STAFF and scope_path and scope_path in actor.scopes(Role.BRANCH_SECRETARY):
        return allow()
    return check(
        role in VILLAGE_ROLES and bool(scope_path) and actor.holds(Role.TOWNSHIP_OFFICER, path=scope_path),
        _("您只能在自己管的地方授予村（社区）的角色。"),
    )


def can_create_user(actor):
    return check(
        actor.is_system or actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, Role.OPERATOR),
        _("账号由乡镇、县或运维人员开通。"),
    )


def can_see_grants(actor):
    return check(
        bool(can_see_accounts(actor)) or actor.holds(Role.BRANCH_SECRETARY),
        _("角色由乡镇、县或运维人员管理，站点的人由村支书定。"),
    )


def can_see_accounts(actor):
    """Keep accounts: a branch secretary gives a role to who has one, and enters nobody's."""
    return check(
        actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, Role.OPERATOR),
        _("账号由乡镇、县或运维人员管理。"),
    )


def can_have_calendar(actor):
    return check(actor.is_user, _("登录以后才有自己的日历地址。"))


def can_see_api_keys(actor):
    return check(actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER), _("接口密钥由乡镇、县里的干部管理。"))


def can_give_api_key(actor, scope_path):
    """Whoever answers for the place as an officer; never the operator, who brings in no content."""
    return check(
        bool(scope_path) and actor.holds(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, path=scope_path),
        _("您只能为自己管的地方发密钥。"),
    )


def can_lend_account(actor, user, grants):
    """Whether a key may act as this account: one for systems, which nobody signs in to, kept by whoever gives the key."""
    return can_keep_account(actor, user, grants) and check(
        user.last_login is None and not user.phone_hash,
        _("密钥只能代表专给系统用的账号：没有手机号，也没有人登录过。请先开一个这样的账号，授给它要用的角色。"),
    )


def can_keep_account(actor, user, grants):
    """Whether ``actor`` may close an account or open it again.

    Whoever could give every role it holds today, so that nobody climbs by taking over a higher account. ``grants`` are
    all it holds or held. The operator keeps every account; nobody keeps their own. To speak for a member of an alliance takes
    nobody out of their officers' hands, and puts nobody into another's: a guest alone is kept by who opened the account.
    """
    if user.pk == actor.id:
        return deny(_("自己的账号要请别的有权的人来办。"))
    if actor.holds(Role.OPERATOR):
        return allow()
    grants = [grant for grant in grants if grant.role != Role.ALLIANCE_PARTNER]
    known = user.opened_by_id == actor.id or any(_looks_after(actor, grant) for grant in grants)
    if not (can_see_accounts(actor) and known):
        return hide()
    today = clock.today()
    held = [grant for grant in grants if grant.ends_on is None or grant.ends_on >= today]
    return check(
        all(_looks_after(actor, grant) for grant in held),
        _("这个账号还有您不能授予的角色，请上一级或运维人员来办。"),
    )


def _looks_after(actor, grant):
    return bool(can_give_grant(actor, grant.role, grant.scope_path))


def can_help_in(actor, user, grants):
    """Whether ``actor`` may give the owner a one-time password or take a lost second factor off.

    Whoever keeps the account, but for the operator: who reads no content must not enter where content is read.
    """
    kept = can_keep_account(actor, user, grants)
    is_operators = all(grant.role == Role.OPERATOR for grant in grants) and bool(grants)
    if kept and actor.holds(Role.OPERATOR) and not is_operators:
        return deny(_("运维人员只能停用和恢复账号。请给这个人授权的干部来办，或由本人用手机验证码登录。"))
    return kept


def grants_given_by(actor):
    """``Q`` over grants: those whose holder ``actor`` looks after (own ones apart); the twin of ``_looks_after``."""
    if actor.holds(Role.OPERATOR):
        return Q()
    above = Role.AUDITOR, Role.OPERATOR, Role.ALLIANCE_PARTNER
    county = ~Q(role__in=above) & within_any(actor.scopes(Role.COUNTY_OFFICER), "scope_path")
    township = Q(role__in=VILLAGE_ROLES) & ~Q(scope_path="")
    return county | township & within_any(actor.scopes(Role.TOWNSHIP_OFFICER), "scope_path")
