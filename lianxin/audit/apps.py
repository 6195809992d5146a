from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "lianxin.audit"
    label = "audit"
    verbose_name = "留痕"

    def ready(self):
        from lianxin.audit import policies, selectors
        from lianxin.kit.everybody import register_version
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.own_data import register_unfound

        register_version(selectors.version)
        register_unfound(_("谁在什么时候办了什么的留痕"), _("至少三年，只增不改；谁也删不掉其中一条"))
        register_link(Place.FOOTER, _("公开日志"), "log:show", icon="scroll-text")
        register_link(
            Place.MANAGE,
            _("办事记录"),
            "audit:trail",
            icon="scroll-text",
            order=60,
            hint=_("谁在什么时候办了什么"),
            shows=lambda actor: bool(policies.can_read_trail(actor)),
        )
