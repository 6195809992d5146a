from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "lianxin.territory"
    label = "territory"
    verbose_name = "区划"

    def ready(self):
        from lianxin.accounts import services as accounts
        from lianxin.audit import services as audit
        from lianxin.territory import selectors, services
        from lianxin.territory.presenters import AUDIT_SENTENCES

        audit.register_sentences(AUDIT_SENTENCES)
        accounts.register_second_factor_rule(selectors.is_second_factor_asked)
        services.register_copies("territory.CalendarOverride", "division_path")
        services.register_copies("territory.ProfileVersion", "division_path")
