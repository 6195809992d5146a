from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "lianxin.people"
    label = "people"
    verbose_name = _("人口")

    def ready(self):
        from lianxin.audit.services import register_sentences
        from lianxin.people.presenters import AUDIT_SENTENCES

        register_sentences(AUDIT_SENTENCES)
