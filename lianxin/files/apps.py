from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "lianxin.files"
    label = "files"
    verbose_name = "附件"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.files.own import OWN
        from lianxin.files.presenters import AUDIT_SENTENCES
        from lianxin.files.services.photos import read_photo
        from lianxin.kit.forms import register_photo_reader
        from lianxin.kit.own_data import register_own

        register_own(*OWN)
        register_photo_reader(read_photo)
        audit.register_sentences(AUDIT_SENTENCES)
