"""Words of the store."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    GOODS = "goods", _("东西")
    SERVICE = "service", _("借用、理发、体检等")


class StockSource(models.TextChoices):
    PURCHASE = "purchase", _("买的")
    DONATION = "donation", _("捐的")
    DISCOUNT = "discount", _("商家让利")


class StockKind(models.TextChoices):
    IN = "in", _("进")
    OUT = "out", _("兑出")
    COUNT = "count", _("盘点")
    GROUP = "group", _("分组")


class RedemptionState(models.TextChoices):
    RESERVED = "reserved", _("留着，等取")
    HANDED = "handed", _("已交")
    CANCELLED = "cancelled", _("不要了")


class Proof(models.TextChoices):
    """By what the thing was handed over."""

    CODE = "code", _("取货码")
    SIGNATURE = "signature", _("签字或按手印")
