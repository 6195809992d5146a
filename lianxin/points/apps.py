from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PointsConfig(AppConfig):
    name = "lianxin.points"
    label = "points"
    verbose_name = "积分制"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.audit.selectors import all_but
        from lianxin.bulletin import services as bulletin
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.panels import register_panel
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.ledger import services as ledger
        from lianxin.messaging import services as messaging
        from lianxin.points import policies, selectors, services
        from lianxin.points.own import GONE, OWN
        from lianxin.points.papers import check_paper
        from lianxin.points.presenters import (
            AUDIT_SENTENCES,
            FACT_NAMES,
            address_of_batch,
            address_of_rules,
            appeal_of,
            contact_panel,
            door_panel,
            ours_panel,
            waiting_rows,
        )
        from lianxin.points.presenters.for_the_board import board_offers, board_tables
        from lianxin.points.services.funding import said_of_entry
        from lianxin.points.vocabulary import MessageKind
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("积分账，一笔都不能抹去；账户停用后三年")), gone=GONE)
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_veil("points_claim", all_but(policies.visible_claims))
        audit.register_veil("points_reversal", all_but(policies.visible_reversals))
        audit.register_veil("points_redemption", all_but(policies.visible_redemptions))
        audit.register_veil("purse", all_but(policies.visible_purses))
        audit.register_facts(FACT_NAMES)
        audit.register_paper_check(check_paper)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        for model in (
            "RuleSet",
            "Purse",
            "Goal",
            "Activity",
            "Batch",
            "Claim",
            "Reversal",
            "PanelAppeal",
            "Store",
            "Item",
            "Redemption",
            "StockCount",
            "Slip",
            "SpotCheck",
        ):
            territory.register_copies(f"points.{model}", "division_path")
        bulletin.register_source(
            "point_rules", _("积分规则"), upheld=services.note_rules_upheld, address=address_of_rules,
            corrects=_("积分规则在规则那一页改，改好从那里重新公示，不在公开栏改。"),
        )  # fmt: skip
        bulletin.register_source(
            "points_batch", _("每月积分"), upheld=services.note_batch_upheld,
            dismissed=services.note_batch_dismissed, address=address_of_batch,
            judges=_("积分的异议由评议小组定，成立不成立都在这一批积分那里登记。"), term="points.panel_working_days",
            appeal=appeal_of, corrects=_("每月积分由评议小组的决定更正：在这一批积分那里登记，公开栏自动重新公示。"),
        )  # fmt: skip
        ledger.register_use(said_of_entry)
        bulletin.register_tables("points", offers=board_offers, tables=board_tables)
        bulletin.register_source("point_rules_fallen", _("积分规则不生效"), address=address_of_rules)
        bulletin.register_source("points_prices", _("积分超市的新价"), address=address_of_rules)
        bulletin.register_source("points_totals", _("积分超市的总数"))
        messaging.register_periodic("points.look_after_purses", 12 * 3600, services.look_after_purses)
        messaging.register_periodic("points.enact_due", 3600, services.enact_due)
        register_panel("mine", "points/panel_ours.html", ours_panel)
        register_panel("household", "points/panel_door.html", door_panel)
        register_panel("contact", "points/panel_door.html", contact_panel)
        register_waiting(
            "points", waiting_rows, probe=selectors.work_of, door=Door(_("积分规则"), _("办下一步"), "points:desk")
        )
        for probe, title, next_action in (
            (selectors.claims_to_verify, _("积分申报"), _("核实")),
            (selectors.lists_to_enter, _("活动的名单"), _("录参加的人的名单")),
            (selectors.batches_to_settle, _("每月积分"), _("异议期满了，入账")),
            (selectors.counts_to_confirm, _("积分超市盘点"), _("两个人盘点，您来确认")),
            (selectors.appeals_to_decide, _("积分冲回的申诉"), _("定申诉")),
            (selectors.panel_appeals_to_decide, _("积分异议的申诉"), _("定申诉")),
            (selectors.items_ending, _("积分超市的保质期"), _("先兑出去，过期的盘点下架")),
            (selectors.checks_to_do, _("积分抽查"), _("去看看，登记抽查")),
            (selectors.slips_to_hand, _("积分通知"), _("没有账号的户，打印送到")),
            (selectors.stores_behind, _("积分超市"), _("公布一个月的总数，盘点，送到家")),
            (selectors.purses_left, _("注销的户还有积分"), _("交接给他们现在的户")),
            (selectors.rules_without_money, _("积分没有钱了"), _("登记到位的钱，补上以前不入账")),
        ):
            door = Door(title, next_action, "points:waiting")
            register_waiting(f"points.{probe.__name__}", None, probe=probe, door=door)
        door = Door(_("分户、并户的积分"), _("问过他家，确认交接"), "points:handings")
        register_waiting("points.handings_to_confirm", None, probe=selectors.handings_to_confirm, door=door)
        register_link(Place.BOARD, _("积分"), "points:index", icon="heart-handshake", order=30)
        register_link(
            Place.MANAGE,
            _("积分"),
            "points:desk",
            switch="points",
            icon="heart-handshake",
            order=26,
            hint=_("规则、申报、核实、公示、积分超市"),
            shows=lambda actor: bool(policies.can_work_on_points(actor)),
        )
