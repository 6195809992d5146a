from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AccountsConfig(AppConfig):
    name = "lianxin.accounts"
    label = "accounts"
    verbose_name = _("账号")

    def ready(self):
        from lianxin.accounts import policies
        from lianxin.accounts.listeners import listen
        from lianxin.accounts.own import OWN
        from lianxin.accounts.presenters import AUDIT_SENTENCES
        from lianxin.accounts.services.sent_forms import note_form_sent
        from lianxin.accounts.vocabulary import Role
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.steps import register_once

        register_link(Place.SIGN_IN, _("登录"), "account_login")
        register_link(Place.SIGN_OUT, pgettext_lazy("sign out", "退出"), "account_logout")
        register_link(
            Place.ACCOUNT,
            _("我的账号"),
            "accounts:me",
            icon="circle-user-round",
            order=10,
            shows=lambda actor: actor.is_user,
        )
        register_link(
            Place.MANAGE,
            _("账号管理"),
            "accounts:accounts",
            icon="users",
            order=30,
            hint=_("给人开账号、停用、恢复，帮本人重新登录"),
            shows=lambda actor: bool(policies.can_see_accounts(actor)),
        )
        register_link(
            Place.MANAGE,
            _("角色"),
            "accounts:grants",
            icon="key-round",
            order=40,
            hint=_("谁在哪里有什么职权、从哪天起、凭什么"),
            shows=lambda actor: bool(policies.can_see_grants(actor)),
        )
        register_link(
            Place.MANAGE,
            _("接口密钥"),
            "accounts:keys",
            icon="key-round",
            order=45,
            hint=_("让别的系统替人登记诉求，随时可以作废"),
            shows=lambda actor: bool(policies.can_see_api_keys(actor)),
        )
        listen()
        register_once(note_form_sent)
        register_own(*OWN, stays=Kept(_("账号和登录记录随账号保存，注销后留一年；《网络安全法》要求日志不少于六个月")))
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_codes("accounts", {"role": dict(Role.choices)})
        audit.register_roles({role.value: role.label for role in Role}, private=(Role.RESIDENT, Role.HOUSEHOLD_REP))
