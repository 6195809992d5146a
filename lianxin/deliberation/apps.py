from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliberationConfig(AppConfig):
    name = "lianxin.deliberation"
    label = "deliberation"
    verbose_name = "议事厅"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.bulletin import services as bulletin
        from lianxin.deliberation import policies, selectors, services
        from lianxin.deliberation.own import OWN
        from lianxin.deliberation.presenters import (
            AUDIT_SENTENCES,
            FACT_NAMES,
            address_of_raising,
            address_of_resolution,
            address_of_village_rule,
            appeal_rows,
            approval_rows,
            convening_rows,
            doubt_rows,
            idea_rows,
            late_body_rows,
            raising_rows,
            reason_rows,
            resolution_rows,
            rule_rows,
            seen_village_rule,
            sheet_rows,
            statement_appeal_rows,
            supervision_rows,
            township_rule_rows,
            waiting_rows,
        )
        from lianxin.deliberation.tasks import ask_back, count_opinions, decide_budgets
        from lianxin.deliberation.vocabulary import ANSWER_SCANS, ATTACHED, SCANS, MessageKind
        from lianxin.files import services as files
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.points import services as points
        from lianxin.territory import services as territory

        files.register_owner(SCANS, selectors.can_view_scan)
        files.register_owner(ATTACHED, selectors.can_view_scan)
        files.register_owner(ANSWER_SCANS, selectors.can_view_answer)
        register_own(*OWN, stays=Kept(_("会议和表决的档案，依《村民委员会组织法》长期保存")))
        audit.register_sentences(AUDIT_SENTENCES)
        audit.register_facts(FACT_NAMES)
        _register_meetings()
        for model in (
            "Topic",
            "Body",
            "Convening",
            "Meeting",
            "Resolution",
            "Process",
            "ProcessPlan",
            "VillageRule",
            "FundRaising",
            "Ballot",
            "Asking",
            "Budgeting",
        ):
            territory.register_copies(f"deliberation.{model}", "division_path")
        bulletin.register_source("resolution", _("决议"), upheld=services.note_upheld, address=address_of_resolution)
        bulletin.register_source(
            "resolution_end", _("决议的修改、撤销"), upheld=services.note_upheld, address=address_of_resolution
        )
        bulletin.register_source("resolution_result", _("决议的实施结果"), address=address_of_resolution)
        bulletin.register_source("village_rule", _("村规民约"), address=address_of_village_rule)
        services.register_source("village_rule", address=seen_village_rule)
        bulletin.register_source("fund_raising", _("一事一议筹资筹劳"), address=address_of_raising)
        bulletin.register_source("fund_raising_result", _("筹资筹劳的收支结果"), address=address_of_raising)
        points.register_decisions("resolution", selectors.decided_in, selectors.fallen_among)
        register_waiting(
            "deliberation",
            waiting_rows,
            probe=selectors.topics_waiting,
            door=Door(_("议题"), _("筛选议题，审意见"), "deliberation:topics"),
        )
        register_waiting(
            "deliberation.convenings",
            convening_rows,
            probe=selectors.convenings_to_answer,
            door=Door(_("联名要求开会"), _("人数够了，召集会议"), "deliberation:convenings"),
        )
        register_waiting(
            "deliberation.approvals",
            approval_rows,
            probe=selectors.resolutions_to_approve,
            door=Door(_("决议报批"), _("土地承包的决议，登记批不批准"), "deliberation:approvals"),
        )
        for name, rows, probe, door in (
            (
                "minutes", supervision_rows, selectors.minutes_to_supervise,
                Door(_("会议记录"), _("记录核定了，监督委员会看一看"), "deliberation:unsupervised"),
            ),
            (
                "sheets", sheet_rows, selectors.topics_with_sheets,
                Door(_("签名单"), _("对着纸核对签名单"), "deliberation:topics"),
            ),
            (
                "doubts", doubt_rows, selectors.ballots_with_doubts,
                Door(_("投票"), _("核对说登记错了的纸票"), "deliberation:ballots"),
            ),
        ):  # fmt: skip
            register_waiting(f"deliberation.{name}", rows, probe=probe, door=door)
        register_waiting(
            "deliberation.bodies",
            late_body_rows,
            probe=selectors.bodies_late,
            door=Door(_("会议"), _("该开的会还没有开，筹备一次"), "deliberation:bodies"),
        )
        register_waiting(
            "deliberation.ideas",
            idea_rows,
            probe=selectors.budgets_to_judge,
            door=Door(_("参与式预算的点子"), _("看行不行，写理由"), "deliberation:budgetings"),
        )
        register_waiting(
            "deliberation.reasons",
            reason_rows,
            probe=selectors.ballots_to_read,
            door=Door(_("投票时写的理由"), _("审理由"), "deliberation:ballots"),
        )
        register_waiting(
            "deliberation.appeals",
            appeal_rows,
            probe=selectors.appeals_for_township,
            door=Door(_("大家怎么说"), _("村里都审过了，请乡镇再看"), "deliberation:topics"),
        )
        register_waiting(
            "deliberation.statement_appeals",
            statement_appeal_rows,
            probe=selectors.statement_appeals_for_township,
            door=Door(_("征求意见"), _("村里都审过了，请乡镇再看"), "deliberation:askings"),
        )
        register_waiting(
            "deliberation.raisings",
            raising_rows,
            probe=selectors.raisings_to_look_at,
            door=Door(_("一事一议筹资筹劳"), _("初审、答复或者公布"), "deliberation:raisings"),
        )
        register_waiting(
            "deliberation.resolutions",
            resolution_rows,
            probe=selectors.resolutions_to_see_to,
            door=Door(_("决议"), _("到日子了，登记办得怎样"), "deliberation:resolutions"),
        )
        register_waiting(
            "deliberation.village_rules",
            rule_rows,
            probe=selectors.village_rules_to_review,
            door=Door(_("村规民约"), _("换届了，请村民会议复核"), "deliberation:village_rules"),
            questions=2,
        )
        register_waiting(
            "deliberation.rules_of_township",
            township_rule_rows,
            probe=selectors.village_rules_to_check,
            door=Door(_("村规民约"), _("等着乡镇审查、备案"), "deliberation:village_rules"),
        )
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label)
        messaging.register_periodic("deliberation.count_opinions", 60, count_opinions)
        messaging.register_periodic("deliberation.decide_budgets", 60, decide_budgets)
        messaging.register_periodic("deliberation.ask_back", 3600, ask_back)
        register_link(Place.MAIN, _("议事厅"), "deliberation:hall", icon="messages-square", order=20)
        register_link(
            Place.MANAGE,
            _("会议"),
            "deliberation:meetings",
            switch="hall",
            icon="users",
            order=24,
            hint=_("通知、签到、表决、记录，一步一步来"),
            shows=lambda actor: bool(policies.can_see_hall(actor)),
        )
        register_link(
            Place.MANAGE,
            _("议题"),
            "deliberation:topics",
            switch="hall",
            icon="messages-square",
            order=25,
            hint=_("大家提的议题，七天内筛选"),
            shows=lambda actor: bool(policies.can_see_hall(actor)),
        )


def _register_meetings():
    """What a meeting is to whom: a day in a calendar, something somebody did, something that is counted."""
    from lianxin.bulletin import selectors as bulletin
    from lianxin.deliberation import selectors
    from lianxin.deliberation.presenters.calendar import own_entries, public_entries
    from lianxin.deliberation.presenters.deeds import chaired_deeds
    from lianxin.deliberation.selectors.calendar import days_members_meet
    from lianxin.kit.calendars import register_own_calendar, register_public_calendar
    from lianxin.kit.deeds import register_deeds
    from lianxin.kit.measures import register_measure

    bulletin.register_gatherings(days_members_meet)
    register_measure("assemblies", selectors.meeting_in_time)
    register_deeds("meeting", chaired_deeds)
    register_own_calendar("deliberation", own_entries)
    register_public_calendar("deliberation", public_entries)
