from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    name = "lianxin.files"
    label = "files"
    verbose_name = "附件"

    def ready(self):
        from lianxin.audit import services as audit
        from lianxin.files.own import GONE, OWN
        from lianxin.files.presenters import AUDIT_SENTENCES
        from lianxin.files.services.photos import read_photo
        from lianxin.kit.forms import register_photo_reader
        from lianxin.kit.own_data import Kept, register_own

        register_own(*OWN, stays=Kept(_("随所附的事一起保存，那件事到期一起删")), gone=GONE)
        register_photo_reader(read_photo)
        audit.register_sentences(AUDIT_SENTENCES)
