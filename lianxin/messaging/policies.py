from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.decisions import check

_KEEPERS = (Role.OPERATOR, Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER)


def can_keep_robots(actor, path=None):
    """Group robots of a place: its township or county officer, or the operator."""
    return check(
        actor.holds(Role.OPERATOR) or actor.holds(*_KEEPERS, path=path),
        _("消息渠道由乡镇、县或运维人员设置。"),
    )


def robot_scopes(actor):
    """Twin: over which places."""
    return ("",) if actor.holds(Role.OPERATOR) else actor.scopes(*_KEEPERS)


_OFFICERS = (Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER)


def can_keep_hooks(actor, path=None):
    """Let another system be told what happens at a place: its officers, who answer for it; not who runs the machine."""
    return check(actor.holds(*_OFFICERS, path=path), _("事件推送由乡镇、县里的干部设置。"))


def hook_scopes(actor):
    """Twin: over which places."""
    return actor.scopes(*_OFFICERS)
