from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PointsConfig(AppConfig):
    name = "lianxin.points"
    label = "points"
    verbose_name = "积分制"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.bulletin import services as bulletin
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.waiting import register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.points import policies, selectors, services
        from lianxin.points.presenters import AUDIT_SENTENCES, address_of_rules, waiting_rows
        from lianxin.territory import services as territory

        audit.register_sentences(AUDIT_SENTENCES)
        territory.register_copies("points.RuleSet", "division_path")
        bulletin.register_source(
            "point_rules", _("积分规则"), upheld=services.note_rules_upheld, address=address_of_rules
        )
        messaging.register_periodic("points.enact_due", 3600, services.enact_due)
        register_waiting("points", waiting_rows, probe=selectors.work_of)
        register_link(Place.BOARD, _("积分"), "points:index", icon="heart-handshake", order=30)
        register_link(
            Place.MANAGE,
            _("积分"),
            "points:desk",
            icon="heart-handshake",
            order=26,
            hint=_("规则、申报、核实、公示、积分超市"),
            shows=lambda actor: bool(policies.can_work_on_points(actor)),
        )
