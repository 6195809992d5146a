from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "lianxin.bulletin"
    label = "bulletin"
    verbose_name = "公开栏"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from lianxin.audit import services as audit
        from lianxin.bulletin.presenters import AUDIT_SENTENCES, FACT_NAMES, FACT_VALUES
        from lianxin.bulletin.vocabulary import MessageKind
        from lianxin.kit.navigation import Place, register_link
        from lianxin.messaging import services as messaging
        from lianxin.territory import services as territory

        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_facts(FACT_NAMES)
        audit.register_values(FACT_VALUES)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        territory.register_copies("bulletin.Notice", "division_path", counted_as=_("公开"))
        territory.register_copies("bulletin.OwnItem", "division_path")
        register_link(Place.MAIN, _("公开栏"), "bulletin:board", icon="newspaper", order=30)
