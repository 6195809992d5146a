"""The county's file of services."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """How far a file of the catalogue is."""

    RECEIVED = "received", _("待核对")
    DONE = "done", _("已导入")
    UNDONE = "undone", _("已撤销")


#: Columns of a file of services.
ITEM_FIELDS = {
    "code": _("事项编号"),
    "name": _("事项名称"),
    "decides": _("谁来定"),
    "for_whom": _("给谁办"),
    "materials": _("材料"),
    "limit_days": _("时限（工作日）"),
    "fee": _("收费"),
    "basis": _("依据"),
    "online": _("网上怎么办"),
    "forms": _("表格"),
}
