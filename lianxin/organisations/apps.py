from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "lianxin.organisations"
    label = "organisations"
    verbose_name = "组织体系"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.organisations.presenters import AUDIT_SENTENCES

        audit.register_sentences(AUDIT_SENTENCES)
