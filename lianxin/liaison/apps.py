from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiaisonConfig(AppConfig):
    name = "lianxin.liaison"
    label = "liaison"
    verbose_name = _("联系户")

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.kit.calendars import register_own_calendar
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.panels import register_panel
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.liaison import presenters, selectors, services
        from lianxin.liaison.own import GONE, OWN, until
        from lianxin.liaison.presenters.calendar import own_entries
        from lianxin.liaison.tasks import clear_old_texts, remind_liaisons
        from lianxin.liaison.vocabulary import STAFF_KINDS, MessageKind
        from lianxin.messaging import services as messaging
        from lianxin.organisations import services as organisations
        from lianxin.people import policies as people
        from lianxin.people import services as people_services
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("走访记录两年后删除，写的话一年后删除"), until=until), gone=GONE)
        register_own_calendar("liaison", own_entries)
        audit.register_sentences(presenters.AUDIT_SENTENCES)
        people.register_reach(selectors.reach_of)
        organisations.register_follower("liaison", open_words=selectors.branch_words, carry=services.follow_branch)
        people_services.register_follower(services.follow_household)
        for model in ("Liaison", "Contact", "Visit", "Refusal", "Plan"):
            territory.register_copies(f"liaison.{model}", "division_path")
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label, for_staff=kind in STAFF_KINDS)
        messaging.register_periodic("liaison.remind", 6 * 3600, remind_liaisons)
        messaging.register_periodic("liaison.plans", 2, services.work_out_plans)
        messaging.register_periodic("liaison.clear", 24 * 3600, clear_old_texts)
        register_waiting(
            "liaison.vacancies",
            presenters.vacancy_rows,
            probe=selectors.unled_for,
            questions=3,
            door=Door(_("没有联系人的户"), _("看一看，安排联系人"), "liaison:vacant"),
        )
        register_waiting(
            "liaison.promises",
            presenters.promise_rows,
            probe=selectors.promises_to_keep,
            door=Door(_("答应户里的"), _("办好了，点“办到了”"), "liaison:mine"),
        )
        register_waiting(
            "liaison.orphans",
            presenters.orphaned_rows,
            probe=selectors.orphans_for,
            door=Door(_("没有人接的承诺"), _("安排联系人"), "liaison:vacant"),
        )
        register_panel("mine", "liaison/panel_ours.html", presenters.ours_panel)
        register_panel("household", "liaison/panel_keepers.html", presenters.keepers_panel)
        register_panel("person", "liaison/panel_keepers.html", presenters.person_panel)
        register_panel("unit", "liaison/panel_keepers.html", presenters.group_panel)
        self._register_links()

    def _register_links(self):
        from lianxin.accounts.vocabulary import Role
        from lianxin.kit.navigation import Place, register_link
        from lianxin.liaison import policies

        register_link(
            Place.MAIN,
            _("我的联系户"),
            "liaison:mine",
            icon="footprints",
            order=7,
            shows=lambda actor: actor.holds(Role.LIAISON, Role.GRID_WORKER),
        )
        register_link(
            Place.MANAGE,
            _("联系户安排"),
            "liaison:keep",
            switch="liaison",
            icon="footprints",
            order=20,
            hint=_("谁联系谁，哪几户还没有人"),
            shows=lambda actor: bool(policies.can_see_assignments(actor)),
        )
        register_link(
            Place.MANAGE,
            _("走访情况"),
            "liaison:counts",
            switch="liaison",
            icon="footprints",
            order=21,
            hint=_("按支部汇总：该去没去几户，户里怎么说"),
            shows=lambda actor: actor.holds(*policies.ASSIGNERS, Role.COUNTY_OFFICER),
        )
