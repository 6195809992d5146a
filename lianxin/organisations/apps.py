from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "lianxin.organisations"
    label = "organisations"
    verbose_name = "组织体系"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.organisations.presenters import AUDIT_SENTENCES
        from lianxin.territory import services as territory

        audit.register_sentences(AUDIT_SENTENCES)
        territory.register_copies("organisations.Unit", "division_path", counted_as=_("单位"))
