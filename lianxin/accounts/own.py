"""What this room holds about one person."""

from django.utils.translation import gettext_lazy as _

from lianxin.accounts.models import CalendarAddress, Grant, User
from lianxin.kit.own_data import Own, under_account

OWN = (
    Own(
        "account",
        _("账号"),
        under_account(User, "pk"),
        {
            "username": _("用户名"), "name": _("姓名"), "phone": _("电话"), "email": _("电子邮件"),
            "created_at": _("哪天开的"), "last_login": _("上次登录"), "is_active": _("还在用"),
        },
    ),
    Own(
        "grants",
        _("角色"),
        under_account(Grant),
        {
            "role": _("角色"), "scope_label": _("哪里"), "starts_on": _("从哪天起"), "ends_on": _("到哪天"),
            "given_by_name": _("谁给的"), "basis": _("依据"),
        },
    ),
    Own(
        "calendar_addresses",
        _("日历地址"),
        under_account(CalendarAddress),
        {"given_at": _("哪天要的"), "revoked_at": _("哪天作废")},
    ),
)  # fmt: skip
