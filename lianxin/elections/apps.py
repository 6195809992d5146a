from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    name = "lianxin.elections"
    label = "elections"
    verbose_name = _("换届")

    def ready(self):
        from django.urls import reverse_lazy

        from lianxin.audit import services as audit
        from lianxin.bulletin import services as bulletin
        from lianxin.elections import policies, presenters, selectors, services
        from lianxin.elections.own import OWN
        from lianxin.elections.presenters import AUDIT_SENTENCES, RECALL_SENTENCES, term_rows, waiting_rows
        from lianxin.elections.vocabulary import BallotOrder, DeclineCause, ElectionKind, ElectionState, Handover
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.panels import register_panel
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.organisations import services as organisations
        from lianxin.people import services as people
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("选举档案，依《村民委员会组织法》保存")))
        audit.register_sentences(AUDIT_SENTENCES | RECALL_SENTENCES)
        audit.register_codes(
            "elections",
            {
                "state": dict(ElectionState.choices),
                "kind": dict(ElectionKind.choices),
                "what": dict(Handover.choices),
                "order": dict(BallotOrder.choices),
                "cause": dict(DeclineCause.choices),
            },
        )
        organisations.register_follower(
            "elections", open_words=selectors.open_words, must_be_settled=True, refuse=services.refuse_to_end,
            moved=services.follow_unit,
        )  # fmt: skip
        organisations.register_election_source(seated=selectors.was_elected_here, refuse=services.refuse_to_end)
        people.register_judge(selectors.conflicts_between)
        territory.register_copies("elections.Election", "division_path")
        bulletin.register_source(
            "election", _("选举"), address=lambda key: reverse_lazy("elections:election", args=[key])
        )
        bulletin.register_source("recall", _("罢免"))
        register_panel("unit", "elections/panel_unit.html", presenters.unit_panel)
        register_waiting(
            "elections", waiting_rows, probe=selectors.work_of, door=Door(_("换届"), _("办下一步"), "elections:index")
        )
        register_waiting(
            "terms",
            term_rows,
            probe=selectors.bodies_ending,
            door=Door(_("任期快到了"), _("安排换届"), "elections:terms"),
        )
        register_waiting("recalls", presenters.recall_rows, probe=selectors.recalls_for)
        register_link(
            Place.MANAGE, _("换届和补选"), "elections:index", icon="users", order=65,
            shows=lambda actor: actor.holds(*policies.READERS),
            hint=_("从投票日推算每一步的日子，名单、候选人、结果、交接"),
        )  # fmt: skip
