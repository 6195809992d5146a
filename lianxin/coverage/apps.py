from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoverageConfig(AppConfig):
    name = "lianxin.coverage"
    label = "coverage"
    verbose_name = _("组织覆盖")

    def ready(self):
        from lianxin.coverage import policies
        from lianxin.kit.navigation import Place, register_link

        register_link(
            Place.MANAGE,
            _("组织覆盖"),
            "coverage:show",
            icon="network",
            order=15,
            hint=_("哪些地方还没有党组织、站点、联系人和网格员"),
            shows=lambda actor: actor.holds(*policies.READERS),
        )
