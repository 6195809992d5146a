from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "lianxin.activities"
    label = "activities"
    verbose_name = _("组织生活")

    def ready(self):
        from lianxin.activities import policies, selectors, services
        from lianxin.activities.own import OWN
        from lianxin.activities.presenters import AUDIT_SENTENCES, transfer_rows, waiting_rows
        from lianxin.activities.vocabulary import Kind, Stage, TransferState
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own, register_unfound
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.organisations import services as organisations

        organisations.register_follower(
            "activities", open_words=selectors.carried_words, carry=services.take_over_members, must_be_settled=True,
            people=selectors.names_of,
        )  # fmt: skip
        register_own(*OWN, stays=Kept(_("党员名单，正式的名册在党员管理系统里")))
        register_unfound(
            _("支部的党员名单（没有写人口档案编号的）、组织生活记录和组织关系介绍信"),
            _("只写姓名，不连到账号和户；党内档案，要看要改请到支部"),
        )
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_codes(
            "activities",
            {"kind": dict(Kind.choices), "state": dict(TransferState.choices), "stage": dict(Stage.choices)},
        )
        register_waiting(
            "activities", waiting_rows, probe=selectors.branches_waiting, questions=3,
            door=Door(_("组织生活"), _("看看还没有开的"), "activities:index"),
        )  # fmt: skip
        register_waiting(
            "activities.transfers", transfer_rows, probe=selectors.transfers_waiting,
            door=Door(_("组织关系接转"), _("办下一步"), "activities:transfers"),
        )  # fmt: skip
        register_link(
            Place.MANAGE, _("组织生活"), "activities:index", icon="book-open", order=63,
            shows=lambda actor: actor.holds(*policies.READERS),
            hint=_("三会一课、主题党日：还没有开的、开过的，打印支部手册"),
        )  # fmt: skip
        register_link(
            Place.MANAGE, _("组织关系接转"), "activities:transfers", icon="book-open", order=64,
            shows=lambda actor: actor.holds(*policies.READERS),
            hint=_("介绍信开到哪一步、谁还没有接收，打印介绍信和回执"),
        )  # fmt: skip
