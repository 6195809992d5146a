from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    name = "lianxin.works"
    label = "works"
    verbose_name = "和美乡村"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.bulletin import services as bulletin
        from lianxin.files import services as files
        from lianxin.kit.datasets import register_datasets
        from lianxin.kit.deeds import register_deeds
        from lianxin.kit.faults import register_things
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.territory import services as territory
        from lianxin.works import policies, selectors, services
        from lianxin.works.models import Card
        from lianxin.works.offers import datasets
        from lianxin.works.own import OWN
        from lianxin.works.presenters import AUDIT_SENTENCES, waiting_cards, waiting_rows, waiting_splits
        from lianxin.works.presenters.collective import card_address
        from lianxin.works.presenters.deeds import led_deeds
        from lianxin.works.presenters.for_the_board import board_offers, board_tables
        from lianxin.works.vocabulary import MessageKind, Moment

        register_own(*OWN, stays=Kept(_("项目档案，依法长期保存")))
        audit.register_sentences(AUDIT_SENTENCES)
        register_deeds("project", led_deeds)
        bulletin.register_tables("works", offers=board_offers, tables=board_tables)
        for moment in Moment:
            files.register_owner(selectors.photo_kind(moment), selectors.can_view_photo)
        files.register_owner(selectors.HIDDEN, selectors.can_view_hidden)
        files.register_owner(selectors.SHEETS, selectors.can_view_sheet)
        register_datasets(datasets)
        register_things(Card.audit_kind, find=selectors.thing, address=card_address)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        messaging.register_periodic("works.count_programmes", 24 * 3600, services.count_programmes)
        territory.register_copies("works.Project", "division_path")
        territory.register_copies("works.Card", "division_path")
        register_waiting(
            "works",
            waiting_rows,
            probe=selectors.work_of,
            door=Door(_("村里的项目"), _("办下一步"), "works:desk"),
        )
        register_waiting(
            "works.splits",
            waiting_splits,
            probe=selectors.unanswered_splits,
            questions=4,
            door=Door(_("村里的项目"), _("看是不是一件事拆开买的"), "works:desk"),
        )
        register_waiting(
            "collective",
            waiting_cards,
            probe=selectors.cards_to_see_to,
            door=Door(_("集体的家底"), _("办合同、盘点"), "works:cards"),
        )
        register_link(Place.BOARD, _("村里的项目"), "works:index", icon="hammer", order=35)
        register_link(
            Place.MANAGE,
            _("村里的项目"),
            "works:desk",
            icon="hammer",
            order=26,
            hint=_("立项、钱的来源、付款、验收"),
            shows=lambda actor: bool(policies.can_work_on_projects(actor)),
        )
