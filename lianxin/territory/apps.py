from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "lianxin.territory"
    label = "territory"
    verbose_name = "区划"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.territory.presenters import AUDIT_SENTENCES

        audit.register_sentences(AUDIT_SENTENCES)
