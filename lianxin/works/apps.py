from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    name = "lianxin.works"
    label = "works"
    verbose_name = "和美乡村"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.waiting import Door, register_waiting
        from lianxin.territory import services as territory
        from lianxin.works import policies, selectors
        from lianxin.works.presenters import AUDIT_SENTENCES, waiting_rows

        audit.register_sentences(AUDIT_SENTENCES)
        territory.register_copies("works.Project", "division_path")
        register_waiting(
            "works",
            waiting_rows,
            probe=selectors.work_of,
            door=Door(_("村里的项目"), _("办下一步"), "works:desk"),
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
        _register_deeds()


def _register_deeds():
    """What somebody led here, for them to choose from."""
    from lianxin.kit.deeds import register_deeds
    from lianxin.works.presenters.deeds import led_deeds

    register_deeds("project", led_deeds)
