from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "lianxin.deliberation"
    label = "deliberation"
    verbose_name = "议事厅"
