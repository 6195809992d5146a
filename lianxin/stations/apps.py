from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StationsConfig(AppConfig):
    name = "lianxin.stations"
    label = "stations"
    verbose_name = "党群连心站"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.stations.presenters import AUDIT_SENTENCES
        from lianxin.territory import services as territory

        audit.register_sentences(AUDIT_SENTENCES)
        territory.register_copies("stations.Station", "division_path", counted_as=_("站点"))
        register_link(Place.FOOTER, _("到哪里找人"), "stations:index", order=5)
