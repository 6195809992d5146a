"""What this room holds about one person."""

from django.utils.translation import gettext_lazy as _

from lianxin.files.models import StoredFile
from lianxin.kit.own_data import Own, under_account

OWN = (
    Own(
        "photos",
        _("我传的照片"),
        under_account(StoredFile, "stored_by_id"),
        {
            "public_id": _("编号"), "stored_at": _("哪天传的"), "caption": _("说明"), "size": _("多少字节"),
            "width": _("宽"), "height": _("高"), "sha256": _("指纹"),
        },
    ),
)  # fmt: skip
