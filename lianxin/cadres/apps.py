from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CadresConfig(AppConfig):
    name = "lianxin.cadres"
    label = "cadres"
    verbose_name = _("选育管用")

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.bulletin import services as bulletin
        from lianxin.cadres import policies, selectors, services
        from lianxin.cadres.models import File
        from lianxin.cadres.own import OWN
        from lianxin.cadres.presenters import (
            AUDIT_SENTENCES,
            appraisal_rows,
            due_rows,
            file_rows,
            host_rows,
            own_panel,
            own_rows,
            waiting_rows,
        )
        from lianxin.cadres.tasks import clear_old_answers
        from lianxin.cadres.vocabulary import (
            BOARD_SOURCE,
            CHECK_SOURCE,
            LETTERS,
            PLAN_SOURCE,
            AppraisalKind,
            Channel,
            MessageKind,
            RouteStep,
        )
        from lianxin.files import services as files
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own, register_photos
        from lianxin.kit.panels import register_panel
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.organisations import services as organisations
        from lianxin.people import services as people
        from lianxin.territory import services as territory

        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_codes(
            "cadres",
            {"channel": dict(Channel.choices), "step": dict(RouteStep.choices), "kind": dict(AppraisalKind.choices)},
        )
        register_own(*OWN, stays=Kept(_("任用和考评的档案，任满后一年")))
        register_photos((LETTERS,), selectors.letters_about)
        files.register_owner(LETTERS, selectors.can_view_letter)
        organisations.register_evaluation_source(selectors.is_ended_by_evaluations)
        organisations.register_screening_source("cadres", selectors.words_against_screening)
        organisations.register_tenure_follower("cadres", services.follow_tenure)
        audit.register_veil(File.audit_kind, policies.hidden_files)
        bulletin.register_source(BOARD_SOURCE, _("民主评议"))
        bulletin.register_source(CHECK_SOURCE, _("资格联审"))
        bulletin.register_source(PLAN_SOURCE, _("民主评议的方案"))
        for model in ("File", "Course", "Round", "Appraisal", "Opening"):
            territory.register_copies(f"cadres.{model}", "division_path")
        register_waiting(
            "cadres", waiting_rows, probe=selectors.waiting, questions=2,
            door=Door(_("选育管用"), _("看看等您办的"), "cadres:index"),
        )  # fmt: skip
        register_waiting(
            "cadres.appraisals",
            appraisal_rows,
            probe=selectors.appraisals_waiting,
            door=Door(_("考核"), _("看看等您办的"), "cadres:rounds"),
        )
        register_waiting(
            "cadres.due", due_rows, probe=selectors.committees_due,
            door=Door(_("考核"), _("看看今年还没有发起的"), "cadres:rounds"),
        )  # fmt: skip
        register_waiting(
            "cadres.files", file_rows, probe=selectors.files_waiting,
            door=Door(_("联审和备案"), _("看看等您办的"), "cadres:index"),
        )  # fmt: skip
        register_waiting(
            "cadres.own", own_rows, probe=selectors.own_waiting, questions=4,
            door=Door(_("我的档案"), _("看看等您说的"), "cadres:mine"),
        )  # fmt: skip
        register_waiting("cadres.hosts", host_rows, probe=selectors.hosted)
        people.register_linked(services.follow_account)
        people.register_follower(services.follow_household)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        messaging.register_periodic("cadres.clear_old_answers", 24 * 3600, clear_old_answers)
        register_panel("mine", "cadres/panel_mine.html", own_panel)
        register_link(
            Place.MANAGE, _("选育管用"), "cadres:index", icon="users", order=64,
            shows=lambda actor: bool(policies.can_work_on_cadres(actor)),
            hint=_("后备人选、联审、备案、培训、考核、补岗位"),
        )  # fmt: skip
        register_link(
            Place.MANAGE, _("考核"), "cadres:rounds", icon="users", order=65,
            shows=lambda actor: bool(policies.can_see_rounds(actor, None)) and not policies.can_work_on_cadres(actor),
            hint=_("民主评议、年度考核、述职评议：发起、登记票、看轮到谁"),
        )  # fmt: skip
