"""What this room holds about one person."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from lianxin.files.selectors import file_name, photos_of
from lianxin.kit.own_data import Own

OWN = (
    Own(
        "photos",
        _("我的事的照片"),
        photos_of,
        {
            "public_id": _("文件名"), "stored_at": _("哪天传的"), "caption": _("说明"), "size": _("多大"),
            "width": _("宽"), "height": _("高"), "sha256": _("指纹"),
        },
        {"public_id": file_name, "size": filesizeformat},
    ),
)  # fmt: skip
