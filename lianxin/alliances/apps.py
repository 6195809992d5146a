from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlliancesConfig(AppConfig):
    name = "lianxin.alliances"
    label = "alliances"
    verbose_name = _("党建联盟")

    def ready(self):
        from lianxin.accounts.vocabulary import Role
        from lianxin.alliances import policies, selectors, services
        from lianxin.alliances.own import OWN
        from lianxin.alliances.presenters import AUDIT_SENTENCES, unit_panel, waiting_rows
        from lianxin.alliances.services.telling import KIND
        from lianxin.alliances.vocabulary import PROOF, ItemKind, MatchState
        from lianxin.audit import services as audit
        from lianxin.files import services as files
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.panels import register_panel
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.organisations import services as organisations

        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_codes("alliances", {"state": dict(MatchState.choices), "kind": dict(ItemKind.choices)})
        organisations.register_follower(
            "alliances", open_words=selectors.open_words, carry=services.follow_unit, must_be_settled=True,
            refuse=services.refuse_to_end,
        )  # fmt: skip
        files.register_owner(PROOF, selectors.can_view_proof)
        messaging.register_kind(KIND, _("联盟对接有了下一步"))
        register_own(*OWN, stays=Kept(_("活动和兑现的档案，任期满后一年")))
        register_panel("unit", "alliances/panel_unit.html", unit_panel)
        register_waiting(
            "alliances", waiting_rows, probe=selectors.waiting_matches,
            door=Door(_("党建联盟"), _("办下一步"), "alliances:index"),
        )  # fmt: skip
        register_link(
            Place.MANAGE, _("党建联盟"), "alliances:index", icon="users", order=66,
            shows=lambda actor: actor.holds(*policies.READERS, Role.ALLIANCE_PARTNER),
            hint=_("成员、轮值、会议，资源、需求、合办项目三张清单，谁帮了谁"),
        )  # fmt: skip
