from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TerritoryConfig(AppConfig):
    name = "lianxin.territory"
    label = "territory"
    verbose_name = "区划"

    def ready(self):
        from lianxin.accounts import services as accounts
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.territory import policies, selectors, services
        from lianxin.territory.presenters import AUDIT_SENTENCES

        audit.register_sentences(AUDIT_SENTENCES)
        accounts.register_second_factor_rule(selectors.is_second_factor_asked)
        services.register_copies("territory.CalendarOverride", "division_path")
        services.register_copies("territory.ProfileVersion", "division_path")
        register_link(
            Place.MAIN,
            _("区划和规则"),
            "territory:places",
            icon="map",
            order=60,
            shows=lambda actor: bool(policies.can_look_after_places(actor)),
        )
