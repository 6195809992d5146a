from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "lianxin.files"
    label = "files"
    verbose_name = "附件"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.files.presenters import AUDIT_SENTENCES

        audit.register_sentences(AUDIT_SENTENCES)
