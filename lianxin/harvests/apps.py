from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HarvestsConfig(AppConfig):
    name = "lianxin.harvests"
    label = "harvests"
    verbose_name = "产业项目"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.harvests import selectors
        from lianxin.harvests.own import OWN
        from lianxin.harvests.presenters import (
            AUDIT_SENTENCES,
            check_rows,
            contract_rows,
            ending_rows,
            look_rows,
            rent_rows,
            waiting_rows,
        )
        from lianxin.kit.measures import register_measure
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.stakes import register_stakes
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.territory import services as territory

        register_measure("linked", selectors.homes_linked_at)
        register_stakes("pooled", selectors.pooled_for_shares)
        register_own(*OWN, stays=Kept(_("会计档案和合同，依《会计法》保存十到三十年")))
        audit.register_sentences(AUDIT_SENTENCES)
        territory.register_copies("harvests.Venture", "division_path")
        register_waiting(
            "harvests",
            waiting_rows,
            probe=selectors.payouts_to_release,
            door=Door(_("产业项目"), _("看付款单"), "harvests:index"),
        )
        register_waiting(
            "harvests-looks",
            look_rows,
            probe=selectors.proposals_for,
            door=Door(_("产业项目的登记"), _("另一个人核对"), "harvests:index"),
        )
        register_waiting(
            "harvests-ending",
            ending_rows,
            probe=selectors.inputs_ending,
            door=Door(_("产业项目"), _("看到期的投入"), "harvests:index"),
        )
        register_waiting(
            "harvests-contracts",
            contract_rows,
            probe=selectors.contracts_to_see_to,
            door=Door(_("产业项目的合同"), _("看到期的、该付该收的"), "harvests:index"),
        )
        register_waiting(
            "harvests-rents",
            rent_rows,
            probe=selectors.rents_to_note,
            door=Door(_("产业项目的租金"), _("看该给各户的"), "harvests:index"),
        )
        register_waiting(
            "harvests-checks",
            check_rows,
            probe=selectors.ventures_to_check,
            door=Door(_("产业项目的计划"), _("看计划"), "harvests:index"),
        )
        register_link(Place.BOARD, _("产业项目"), "harvests:index", icon="sprout", order=38)
