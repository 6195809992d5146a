from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "lianxin.people"
    label = "people"
    verbose_name = _("人口")

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.audit.selectors import all_but
        from lianxin.kit.own_data import Kept, register_own, register_unfound
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.messaging import services as messaging
        from lianxin.organisations import services as organisations
        from lianxin.people import policies, selectors, services
        from lianxin.people.own import OWN
        from lianxin.people.presenters import (
            AUDIT_SENTENCES,
            AUDIT_VALUES,
            assessment_rows,
            guardian_rows,
            incident_rows,
            label_rows,
            link_rows,
            rights_rows,
        )
        from lianxin.people.tasks import go_on_with_imports, look_after_records, tell_whom_incidents_concern
        from lianxin.territory import services as territory

        register_own(*OWN, stays=Kept(_("谁替谁办过事的凭据，终止后三年")))
        register_unfound(_("备份里的旧数据"), _("只用来恢复，旧备份换掉时一起没有"))
        audit.register_sentences(AUDIT_SENTENCES)
        from lianxin.people.vocabulary import (
            STAFF_KINDS,
            GuardianGround,
            MessageKind,
            Population,
            Purpose,
            RightsKind,
            RightsState,
        )

        audit.register_values(AUDIT_VALUES)
        audit.register_codes(
            "people",
            {
                "populations": dict(Population.choices),
                "population": dict(Population.choices),
                "purpose": dict(Purpose.choices),
                "ground": dict(GuardianGround.choices),
                "kind": dict(RightsKind.choices),
                "state": dict(RightsState.choices),
            },
        )
        audit.register_veil("priority_label", all_but(policies.visible_labels))
        organisations.register_kinship_source(selectors.kin_pairs)
        organisations.register_identity_source(selectors.same_persons)
        territory.register_copies("people.Household", "division_path", counted_as=_("住户"))
        territory.register_copies("people.Person", "division_path", counted_as=_("登记的人"))
        for model in (
            "Belonging",
            "Guardianship",
            "LinkRequest",
            "PriorityLabel",
            "RightsRequest",
            "Roll",
            "ImportBatch",
            "Incident",
        ):
            territory.register_copies(f"people.{model}", "division_path")
        for kind in MessageKind:
            messaging.register_kind(kind.value, kind.label, for_staff=kind in STAFF_KINDS)
        messaging.register_periodic("people.imports", 10, go_on_with_imports)
        messaging.register_periodic("people.records", 3600, look_after_records)
        messaging.register_periodic("people.incidents", 60, tell_whom_incidents_concern)
        territory.register_calendar_follower(services.reckon_requests)
        register_waiting("people.incidents", incident_rows, probe=policies.incidents_to_settle)
        register_waiting("people.assessments", assessment_rows, probe=policies.assessments_to_make)
        register_waiting(
            "people.rights", rights_rows, probe=policies.rights_to_answer,
            door=Door(_("个人信息请求"), _("答复"), "people:requests"),
        )  # fmt: skip
        register_waiting("people.guardians", guardian_rows, probe=policies.guardianships_to_settle)
        register_waiting("people.labels", label_rows, probe=policies.labels_to_review)
        register_waiting("people.links", link_rows, probe=policies.links_to_settle)
        self._register_links(policies)

    def _register_links(self, policies):
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.panels import register_panel
        from lianxin.people.presenters import told_panel, unlinked_panel

        register_panel("mine", "people/panel_incidents.html", told_panel)
        register_panel("account", "people/panel_unlinked.html", unlinked_panel)

        register_link(
            Place.MAIN,
            _("找人"),
            "people:search",
            icon="users",
            order=40,
            shows=lambda actor: bool(policies.can_search_people(actor)),
        )
        register_link(
            Place.MANAGE,
            _("保存期满的信息"),
            "people:retention",
            icon="archive-x",
            order=60,
            hint=_("到期的个人信息，确认后删除"),
            shows=lambda actor: bool(policies.can_see_retention(actor)),
        )
        register_link(
            Place.MANAGE,
            _("影响评估"),
            "people:assessments",
            icon="scroll-text",
            order=62,
            hint=_("用敏感个人信息、委托、公开以前，先评估"),
            shows=lambda actor: bool(policies.can_see_assessments(actor)),
        )
        register_link(
            Place.MANAGE,
            _("个人信息安全事件"),
            "people:incidents",
            icon="lock",
            order=61,
            hint=_("泄露、被改、丢失：报告、告知、演练"),
            shows=lambda actor: bool(policies.can_see_incidents(actor)),
        )
        register_link(
            Place.MANAGE,
            _("报告个人信息安全事件"),
            "people:report_incident",
            icon="lock",
            order=61,
            hint=_("发现泄露、被改、丢失，马上报告"),
            shows=lambda actor: (
                actor.is_user and not policies.can_see_incidents(actor) and bool(policies.can_report_incident(actor))
            ),
        )
        register_link(
            Place.MAIN,
            _("我家"),
            "mine:show",
            icon="house",
            order=30,
            shows=lambda actor: actor.is_user and not policies.can_search_people(actor),
        )
