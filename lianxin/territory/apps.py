from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TerritoryConfig(AppConfig):
    name = "lianxin.territory"
    label = "territory"
    verbose_name = "区划"

    def ready(self):
        from lianxin.accounts import services as accounts
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link, register_switches
        from lianxin.territory import policies, selectors, services
        from lianxin.territory.presenters import AUDIT_SENTENCES

        audit.register_sentences(AUDIT_SENTENCES)
        accounts.register_second_factor_rule(selectors.is_second_factor_asked)
        services.register_copies("territory.CalendarOverride", "division_path")
        services.register_copies("territory.ProfileVersion", "division_path")
        services.register_copies("messaging.Robot", "place_path")
        services.register_copies("messaging.Hook", "place_path")
        register_link(
            Place.MANAGE,
            _("区划"),
            "territory:places",
            icon="map",
            order=60,
            shows=lambda actor: bool(policies.can_look_after_places(actor)),
            hint=_("更名、换代码、改隶属、合并、新设，旧名旧码都查得到。"),
        )
        register_link(
            Place.MANAGE,
            _("本地规则"),
            "territory:home_rules",
            icon="sliders-horizontal",
            order=61,
            shows=lambda actor: bool(policies.can_look_after_places(actor)),
            hint=_("答复时限、公示天数等本地定的规则，改之前先看会变什么。"),
        )
        register_link(
            Place.MANAGE,
            _("用哪些系统"),
            "territory:home_systems",
            icon="sliders-horizontal",
            order=62,
            shows=lambda actor: bool(policies.can_say_systems(actor)),
            hint=_("村里（社区）议定了才用：议事厅、连心站、联系户、积分。写明依据，随时可以停，记录都在。"),
        )
        register_switches(selectors.systems_known_to)
