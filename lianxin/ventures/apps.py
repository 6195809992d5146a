from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VenturesConfig(AppConfig):
    name = "lianxin.ventures"
    label = "ventures"
    verbose_name = "产业振兴"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.bulletin import services as bulletin
        from lianxin.kit.measures import register_measure
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.panels import register_panel
        from lianxin.kit.stakes import register_stakes
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.territory import services as territory
        from lianxin.ventures import policies, selectors, services
        from lianxin.ventures.own import OWN
        from lianxin.ventures.presenters import (
            AUDIT_SENTENCES,
            address_of_plan,
            charter_rows,
            look_rows,
            ours_panel,
            waiting_rows,
        )
        from lianxin.ventures.vocabulary import MessageKind

        register_own(*OWN, stays=Kept(_("会计档案和合同，依《会计法》保存十到三十年")))
        register_measure("dividend", selectors.dividend_at)
        register_stakes("held", selectors.held_by_kind)
        audit.register_sentences(AUDIT_SENTENCES)
        for model in ("Register", "Plan"):
            territory.register_copies(f"ventures.{model}", "division_path")
        bulletin.register_source(
            "distribution", _("收益分配"), upheld=services.note_plan_upheld, address=address_of_plan,
            corrects=_("收益分配在方案那一页改，重新表决、重新公示，不在公开栏改。"),
        )  # fmt: skip
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        register_panel("mine", "ventures/panel_ours.html", ours_panel)
        register_waiting(
            "ventures",
            waiting_rows,
            probe=selectors.work_of,
            door=Door(_("收益分配"), _("办下一步"), "ventures:desk"),
        )
        register_waiting(
            "ventures-looks",
            look_rows,
            probe=selectors.proposals_for,
            door=Door(_("股份和分红的登记"), _("另一个人核对"), "ventures:desk"),
        )
        register_waiting(
            "ventures-charters",
            charter_rows,
            probe=selectors.charters_for,
            door=Door(_("股份册的章程"), _("照章程核对登记的比例"), "ventures:desk"),
        )
        register_link(Place.BOARD, _("股份和分红"), "ventures:index", icon="sprout", order=40)
        register_link(
            Place.MANAGE,
            _("股份和分红"),
            "ventures:desk",
            switch="ventures",
            icon="sprout",
            order=27,
            hint=_("股份册、收益分配方案、发放"),
            shows=lambda actor: bool(policies.can_work_on_shares(actor)),
        )
