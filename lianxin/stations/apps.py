from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StationsConfig(AppConfig):
    name = "lianxin.stations"
    label = "stations"
    verbose_name = "党群连心站"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.files import services as files
        from lianxin.kit.calendars import register_own_calendar
        from lianxin.kit.measures import register_measure
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own, register_photos
        from lianxin.kit.waiting import register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.organisations import services as organisations
        from lianxin.stations import policies, selectors, services
        from lianxin.stations.own import GONE, OWN, own_errands
        from lianxin.stations.presenters import AUDIT_SENTENCES, own_entries, waiting_rows
        from lianxin.stations.tasks import clear_old_words
        from lianxin.stations.vocabulary import MessageKind
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("替人办事的凭据，办结后三年")), gone=GONE)
        register_own_calendar("stations", own_entries)
        register_photos(("errand",), own_errands)
        register_measure("catalogue", selectors.services_offered)
        audit.register_sentences(AUDIT_SENTENCES)
        organisations.register_follower("stations", open_words=selectors.kept_words, carry=services.take_over_stations)
        register_waiting("stations", waiting_rows, questions=3)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        messaging.register_periodic("stations.clear_old_words", 24 * 3600, clear_old_words)
        files.register_owner("errand", selectors.can_view_copies)
        territory.register_copies("stations.Station", "division_path", counted_as=_("站点"))
        territory.register_copies("stations.Errand", "division_path", counted_as=_("代办"))
        territory.register_copies("stations.ServiceCase", "division_path", counted_as=_("帮办"))
        territory.register_copies("stations.IntakeEntry", "division_path", counted_as=_("来访登记"))
        register_link(Place.FOOTER, _("到哪里找人"), "stations:index", order=5)
        register_link(Place.FOOTER, _("服务事项"), "stations:items", order=6)
        register_link(
            Place.BOARD, _("值班表"), "stations:index", order=5, hint=_("今天谁在站里、姓名电话，这一周和下一周谁值班")
        )
        register_link(
            Place.MAIN,
            _("登记来访"),
            "stations:write_entry",
            icon="notebook-pen",
            order=7,
            shows=lambda actor: bool(policies.can_work_somewhere(actor)),
        )
        register_link(
            Place.MANAGE,
            _("代办"),
            "stations:errands",
            switch="stations",
            icon="footprints",
            order=12,
            hint=_("替人跑腿的事：谁去办、原件在哪里、最晚哪天"),
            shows=lambda actor: bool(policies.can_run_somewhere(actor)),
        )
        register_link(
            Place.MANAGE,
            _("帮办"),
            "stations:cases",
            switch="stations",
            icon="hand-helping",
            order=13,
            hint=_("陪人办事：清单、材料、递交、结果"),
            shows=lambda actor: bool(policies.can_work_somewhere(actor)),
        )
