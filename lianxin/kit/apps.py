from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "lianxin.kit"
    label = "kit"
    verbose_name = "工具"
