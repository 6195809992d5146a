from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "lianxin.bulletin"
    label = "bulletin"
    verbose_name = "公开栏"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from lianxin.audit import services as audit
        from lianxin.bulletin import policies, selectors, services
        from lianxin.bulletin.exports import SIZES
        from lianxin.bulletin.offers import datasets
        from lianxin.bulletin.own import OWN
        from lianxin.bulletin.papers import check_paper
        from lianxin.bulletin.presenters import (
            AUDIT_SENTENCES,
            FACT_NAMES,
            FACT_VALUES,
            access_waiting_rows,
            objections_waiting,
            own_entries,
            passed_on_rows,
            public_entries,
            reported_waiting,
            undisclosed_waiting,
            waiting_rows,
        )
        from lianxin.bulletin.services.from_ledger import book_in, book_offers, book_tables
        from lianxin.bulletin.services.words import put_down_missing
        from lianxin.bulletin.tasks import make_papers, pass_on_overdue, remind_of_access
        from lianxin.bulletin.vocabulary import STAFF_KINDS, WALL, MessageKind, Rendition
        from lianxin.files import services as files
        from lianxin.kit.calendars import register_own_calendar, register_public_calendar
        from lianxin.kit.datasets import register_datasets
        from lianxin.kit.measures import register_measure
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import Kept, register_own
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("公开和申请的档案，依《村民委员会组织法》保存")))
        register_measure("disclosure", selectors.disclosed_in_time)
        register_measure("objections", selectors.objections_in_time)
        audit.register_sentences(AUDIT_SENTENCES)
        files.register_owner(WALL, selectors.can_view_wall)
        audit.register_paper_check(check_paper)
        audit.register_facts(FACT_NAMES)
        audit.register_codes("bulletin", {"rendition": dict(Rendition.choices), "size": SIZES})
        audit.register_values(FACT_VALUES)
        register_datasets(datasets)
        register_own_calendar("bulletin", own_entries)
        register_public_calendar("bulletin", public_entries)
        services.register_tables("ledger", offers=book_offers, tables=book_tables, origin=book_in)
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label, for_staff=kind in STAFF_KINDS)
        territory.register_copies("bulletin.Notice", "division_path", counted_as=_("公开"))
        for model in ("OwnItem", "AccessRequest", "Undisclosed"):
            territory.register_copies(f"bulletin.{model}", "division_path")
        for work, seconds in (
            (services.complete_due, 300), (make_papers, 30), (put_down_missing, 3600), (pass_on_overdue, 3600),
            (remind_of_access, 6 * 3600), (services.remind_due, 12 * 3600), (services.report_undisclosed, 12 * 3600),
        ):  # fmt: skip
            messaging.register_periodic(f"bulletin.{work.__name__}", seconds, work)
        register_waiting("bulletin.access", access_waiting_rows, probe=selectors.access_waiting)
        register_waiting(
            "bulletin.reported",
            reported_waiting,
            probe=selectors.reported,
            door=Door(_("下面张贴的公开"), _("看一看"), "bulletin:reported"),
        )
        register_waiting(
            "bulletin.undisclosed",
            undisclosed_waiting,
            probe=selectors.undisclosed_to_order,
            door=Door(_("过了日子没有公开的"), _("查清，责成公布"), "bulletin:undisclosed"),
        )
        register_waiting("bulletin.passed_on", passed_on_rows, probe=selectors.objections_passed_on)
        register_waiting(
            "bulletin",
            waiting_rows,
            probe=selectors.work_of,
            door=Door(_("公开事项"), _("填、审、确认、张贴"), "bulletin:desk"),
        )
        register_waiting(
            "bulletin.objections",
            objections_waiting,
            probe=selectors.open_objections,
            door=Door(_("异议"), _("看一看，答复"), "bulletin:desk"),
        )
        register_link(
            Place.MANAGE,
            _("公开事项"),
            "bulletin:desk",
            icon="newspaper",
            order=20,
            shows=lambda actor: bool(policies.can_work_on_notices(actor)),
            hint=_("该公开什么、哪天前、到哪一步；填、审、确认、张贴"),
        )
        register_link(
            Place.BOARD, _("查阅账目、材料"), "bulletin:access_requests", order=2, shows=lambda actor: actor.is_user,
            hint=_("集体成员可以看账、会议记录、合同，几天内答复"),
        )  # fmt: skip
        register_link(Place.MAIN, _("公开栏"), "bulletin:board", icon="newspaper", order=30)
