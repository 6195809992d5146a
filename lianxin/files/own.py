"""What this room holds about one person."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from lianxin.files.selectors import file_name, photos_of
from lianxin.kit.own_data import Gone, Own, blanked


def _given(person):
    return photos_of(person).filter(stored_by_id=person.user_id).exclude(stored_by_name="")


GONE = (Gone(_("照片上写的传的人的姓名"), _given, blanked(stored_by_name="")),)
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
