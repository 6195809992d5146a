from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    name = "lianxin.kit"
    label = "kit"
    verbose_name = _("工具")

    def ready(self):
        from lianxin.kit.navigation import Place, register_link
        from lianxin.kit.sayings import say_it_plainly

        say_it_plainly()
        register_link(Place.FOOTER, _("样式说明"), "kit:show_components", order=90)
