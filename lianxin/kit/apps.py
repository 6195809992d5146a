from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    name = "lianxin.kit"
    label = "kit"
    verbose_name = _("工具")

    def __init__(self, app_name, app_module):
        """Before any room is ready: a form takes its sentences over when it is imported."""
        from lianxin.kit.sayings import say_it_plainly

        super().__init__(app_name, app_module)
        say_it_plainly()

    def ready(self):
        from lianxin.kit.navigation import Place, register_link

        register_link(Place.FOOTER, _("样式说明"), "kit:show_components", order=90)
