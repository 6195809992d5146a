from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "lianxin.files"
    label = "files"
    verbose_name = "附件"
