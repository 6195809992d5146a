from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "lianxin.portal"
    label = "portal"
    verbose_name = "门户"

    def ready(self):
        from lianxin.accounts.vocabulary import Role
        from lianxin.kit.navigation import Place, links_for, register_link

        def is_staff(actor):
            return actor.is_user and any(r.role not in ("resident", "household_rep") for r in actor.roles)

        register_link(Place.MAIN, _("今日要办"), "portal:inbox", icon="inbox", order=5, shows=is_staff)
        register_link(
            Place.MAIN,
            _("各地"),
            "portal:levels",
            icon="network",
            order=8,
            shows=lambda actor: actor.holds(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.AUDITOR),
        )
        register_link(Place.MAIN, _("议事厅"), "portal:hall", icon="messages-square", order=20)
        register_link(Place.MAIN, _("公开栏"), "portal:board", icon="newspaper", order=30)
        register_link(
            Place.MAIN,
            _("管理"),
            "portal:manage",
            icon="settings",
            order=50,
            shows=lambda actor: bool(links_for(Place.MANAGE, actor)),
        )
        register_link(Place.SEARCH, _("搜索"), "portal:search")
        register_link(Place.FEEDBACK, _("提意见、投诉"), "portal:feedback")
        register_link(Place.FOOTER, _("怎么用"), "portal:help", order=10)
        register_link(Place.FOOTER, _("个人信息怎么保护"), "portal:privacy", order=20)
