from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NeedsConfig(AppConfig):
    name = "lianxin.needs"
    label = "needs"
    verbose_name = "急难愁盼"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.audit.selectors import all_but
        from lianxin.files import services as files
        from lianxin.kit.measures import register_measure
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own, register_photos
        from lianxin.kit.waiting import register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.needs import policies, selectors, services
        from lianxin.needs.own import GONE, OWN, own_needs, until
        from lianxin.needs.policies.upper_forms import can_see_upper_forms
        from lianxin.needs.presenters import (
            AUDIT_SENTENCES,
            FACT_NAMES,
            FACT_VALUES,
            request_rows,
            review_rows,
        )
        from lianxin.needs.vocabulary import AUDIT_CODES, FILES, STAFF_KINDS, MessageKind
        from lianxin.territory import services as territory

        _register_machines()
        register_own(*OWN, stays=Kept(_("办理诉求是法定职责，办结后三年"), until=until), gone=GONE)
        register_photos(FILES, own_needs)
        register_measure("requests", selectors.solved_at)
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_facts(FACT_NAMES)
        audit.register_values(FACT_VALUES)
        audit.register_codes("needs", AUDIT_CODES)
        audit.register_veil("need", all_but(policies.visible_needs))
        territory.register_copies("needs.Need", "division_path", "desk_path", "escalated_to_path", counted_as=_("诉求"))
        territory.register_copies("needs.OrderBatch", "division_path")
        territory.register_copies("needs.Topic", "division_path", "township_path")
        for model in ("Responsibility", "Whistle", "WhistleRequest"):
            territory.register_copies(f"needs.{model}", "division_path")
        territory.register_copies("needs.NamedPerson", "place_path")
        territory.register_copies("needs.AttributionReview", "found_path")
        _tell_lower_rooms()
        register_waiting("needs.requests", request_rows, probe=policies.open_whistle_requests)
        register_waiting("needs.reviews", review_rows, probe=selectors.reviews_ripe)
        files.register_owner("need", selectors.can_view_files_of, held=selectors.can_view_held_files_of)
        files.register_owner("need_work", selectors.can_view_files_of, held=selectors.can_view_held_files_of)
        territory.register_calendar_follower(services.reckon_promises)
        messaging.register_letter_reader(services.take_letter, services.prepare_letter)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label, for_staff=kind in STAFF_KINDS, first=True)
        _register_work()
        register_link(
            Place.MAIN,
            _("说件事"),
            "needs:tell",
            icon="message-circle-plus",
            order=10,
            shows=lambda actor: not policies.can_use_queue(actor),
        )
        register_link(
            Place.MANAGE,
            _("诉求分类和责任单位"),
            "needs:catalogue",
            icon="list-todo",
            order=30,
            hint=_("哪类事归谁办、多久办"),
            shows=lambda actor: bool(policies.can_use_queue(actor)),
        )
        register_link(
            Place.MANAGE,
            _("12345 工单收发"),
            "needs:orders",
            icon="upload",
            order=26,
            hint=_("热线转来的工单整表收进来，办理情况整表回告"),
            shows=lambda actor: bool(policies.can_exchange_orders(actor)),
        )
        register_link(
            Place.MANAGE,
            _("上报表"),
            "needs:upper_forms",
            icon="printer",
            order=29,
            hint=_("上级要的表定一次，谁要谁下载，已经填好"),
            shows=lambda actor: bool(can_see_upper_forms(actor)),
        )
        register_link(
            Place.MANAGE,
            _("扫码海报"),
            "needs:posters",
            icon="printer",
            order=27,
            hint=_("打印一张贴出去，扫一扫就能说事"),
            shows=lambda actor: bool(policies.can_use_queue(actor)),
        )
        register_link(
            Place.MANAGE,
            _("反复出现的事"),
            "needs:topics",
            icon="list-todo",
            order=28,
            hint=_("好几件诉求说同一件事，合起来从根上办"),
            shows=lambda actor: bool(policies.can_see_topics(actor)),
        )
        _register_joint_work()
        _register_mediation()
        register_link(
            Place.MAIN,
            _("诉求列表"),
            "needs:queue",
            icon="list-todo",
            order=6,
            shows=lambda actor: bool(policies.can_use_queue(actor)),
        )


def _register_work():
    """What the worker does for this room."""
    from lianxin.files import services as files
    from lianxin.messaging import services as messaging
    from lianxin.needs import services
    from lianxin.needs.tasks import clear_old_needs, find_topics, learn_at_night

    messaging.register_periodic("needs.place_old_letters", 3600, services.place_old_letters)
    messaging.register_periodic("files.sweep_ownerless", 24 * 3600, files.sweep_ownerless)
    messaging.register_periodic("needs.ring_alarms", 60, services.ring_alarms)
    messaging.register_periodic("needs.remind_of_answers", 1800, services.remind_of_answers)
    messaging.register_periodic("needs.remind_of_words", 1800, services.remind_of_words)
    messaging.register_periodic("needs.end_pauses", 600, services.end_due_pauses)
    messaging.register_periodic("needs.remind_of_pauses", 6 * 3600, services.remind_of_pauses)
    messaging.register_periodic("needs.close_silent", 300, services.close_silent_needs)
    messaging.register_periodic("needs.suggest_categories", 20, services.suggest_categories)
    messaging.register_periodic("needs.index_needs", 20, services.index_needs)
    messaging.register_periodic("needs.index_words", 5, services.index_words)
    messaging.register_periodic("needs.clear_old_needs", 24 * 3600, clear_old_needs)
    messaging.register_periodic("needs.forget_sketches", 6 * 3600, services.forget_sketches)
    messaging.register_periodic("needs.learn_at_night", 1800, learn_at_night)
    messaging.register_periodic("needs.find_topics", 7 * 24 * 3600, find_topics)


def _register_machines():
    """What systems hear, and where they read: a failure there is a problem document, or the standard's error body."""
    from lianxin.kit.calendars import register_own_calendar
    from lianxin.kit.datasets import register_datasets
    from lianxin.kit.problems import problem, register_machine
    from lianxin.messaging import services as messaging
    from lianxin.needs.api.bodies import failed
    from lianxin.needs.offers import datasets
    from lianxin.needs.presenters.calendar import own_entries
    from lianxin.needs.views.steps import verb_names
    from lianxin.needs.vocabulary import event_kind

    register_datasets(datasets)
    register_own_calendar("needs", own_entries)
    for verb, name in verb_names().items():
        messaging.register_event(event_kind(verb), name)
    register_machine("/api/v1/", lambda _request, status, words: problem(status, words))
    register_machine("/open311/", failed)
    _register_deeds()


def _register_joint_work():
    from lianxin.kit.navigation import Place, register_link
    from lianxin.kit.waiting import Door, register_waiting
    from lianxin.messaging import services as messaging
    from lianxin.needs import policies, selectors, services
    from lianxin.needs.presenters import whistle_rows
    from lianxin.organisations import services as organisations

    organisations.register_follower(
        "needs", open_words=selectors.open_words, carry=services.take_over, must_be_settled=True
    )
    messaging.register_periodic("needs.ring_whistles", 300, services.ring_whistles)
    register_waiting(
        "needs.whistles",
        whistle_rows,
        probe=selectors.whistles_waiting,
        questions=2,
        door=Door(_("吹哨报到"), _("报到，或做完一项"), "needs:whistles"),
    )
    register_link(
        Place.MANAGE,
        _("吹哨报到"),
        "needs:whistles",
        icon="users",
        order=29,
        hint=_("一家办不了的，几个单位到现场一起办"),
        shows=lambda actor: bool(policies.can_see_whistles(actor)),
    )


def _register_mediation():
    """Quarrels have doors of their own: veiled in the trail, their papers only for who has the record open."""
    from lianxin.audit import services as audit
    from lianxin.audit.selectors import all_but
    from lianxin.files import services as files
    from lianxin.kit.navigation import Place, register_link
    from lianxin.kit.waiting import Door, register_waiting
    from lianxin.messaging import services as messaging
    from lianxin.needs import policies, selectors, services
    from lianxin.needs.presenters import mediation_rows
    from lianxin.territory import services as territory

    register_waiting(
        "needs.mediations",
        mediation_rows,
        probe=selectors.mediations_led,
        door=Door(_("人民调解"), _("办下一步"), "needs:mediations"),
    )
    audit.register_veil("mediation", all_but(policies.visible_mediations))
    territory.register_copies("needs.Mediation", "division_path")
    files.register_owner("mediation", selectors.can_view_scan)
    messaging.register_periodic("needs.remind_mediations", 6 * 3600, services.remind_mediations)
    register_link(
        Place.MANAGE,
        _("人民调解"),
        "needs:mediations",
        icon="lock",
        order=30,
        hint=_("两家有纠纷，愿意坐下来谈；内容保密"),
        shows=lambda actor: bool(policies.can_see_mediations(actor)),
    )


def _tell_lower_rooms():
    from lianxin.alliances import services as alliances
    from lianxin.bulletin import services as bulletin
    from lianxin.deliberation import services as hall
    from lianxin.kit.faults import register_desk
    from lianxin.needs import services
    from lianxin.needs.presenters import topic_address
    from lianxin.needs.presenters.faults import faults_told
    from lianxin.needs.presenters.for_alliances import wishes_in, wishes_of
    from lianxin.needs.presenters.for_the_board import board_offers, board_tables
    from lianxin.needs.vocabulary import HALL_SOURCE

    bulletin.register_tables("needs", offers=board_offers, tables=board_tables)
    register_desk(tell=services.register_fault, told=faults_told)
    alliances.register_wishes("need", open_in=wishes_in, find=wishes_of)
    hall.register_source(HALL_SOURCE, address=topic_address)


def _register_deeds():
    """What somebody did here, for them to choose from."""
    from lianxin.kit.deeds import register_deeds
    from lianxin.needs.presenters.deeds import handled_deeds, mediated_deeds

    register_deeds("need", handled_deeds)
    register_deeds("mediation", mediated_deeds)
