from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "lianxin.portal"
    label = "portal"
    verbose_name = "门户"

    def ready(self):
        from lianxin.accounts.vocabulary import Role
        from lianxin.kit.navigation import Place, has_links, register_link
        from lianxin.kit.panels import register_panel
        from lianxin.portal.presenters import carried_links

        def is_staff(actor):
            return actor.is_user and any(r.role not in ("resident", "household_rep") for r in actor.roles)

        register_panel("resolution", "portal/panel_carried.html", carried_links)
        register_link(Place.MAIN, _("今日要办"), "portal:inbox", icon="inbox", order=5, shows=is_staff)
        register_link(
            Place.MAIN,
            _("各地"),
            "portal:levels",
            icon="network",
            order=8,
            shows=lambda actor: actor.holds(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.AUDITOR),
        )
        register_link(Place.BOARD, _("三率"), "needs:rates", order=10, hint=_("诉求响应、解决、满意各多少，怎么算的"))
        register_link(
            Place.BOARD, _("公开的诉求"), "needs:public_list", order=20, hint=_("谁在办、哪天前答复、办得怎样")
        )
        register_link(
            Place.BOARD, _("组织和岗位"), "organisations:index", order=30, hint=_("哪个单位、谁在岗、从哪天起、凭什么")
        )
        register_link(
            Place.BOARD, _("各地的诉求"), "needs:by_place", order=40, hint=_("哪里收到多少件；订阅和下载数据")
        )
        register_link(Place.BOARD, _("诉求分类和责任单位"), "needs:catalogue", order=50, hint=_("哪类事归谁办"))
        register_link(
            Place.BOARD, _("放进手机日历"), "portal:calendar", order=52, hint=_("开什么会、公示到哪天，手机自己来取")
        )
        register_link(Place.BOARD, _("开放数据"), "portal:data", order=55, hint=_("公开、诉求、组织，下载和订阅"))
        register_link(Place.BOARD, _("公开日志"), "log:show", order=60, hint=_("公开过的事改不了，谁都能核验"))
        register_link(
            Place.MAIN,
            _("管理"),
            "portal:manage",
            icon="settings",
            order=50,
            shows=lambda actor: has_links(Place.MANAGE, actor),
        )
        register_link(Place.SEARCH, _("搜索"), "portal:search")
        register_link(Place.FEEDBACK, _("提意见、投诉"), "portal:feedback")
        register_link(Place.FOOTER, _("怎么用"), "portal:help", order=10)
        register_link(Place.FOOTER, _("个人信息怎么保护"), "portal:privacy", order=20)
