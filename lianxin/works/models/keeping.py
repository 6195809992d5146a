"""What was built, once it is in use: its card, who keeps it, and every time somebody looked at it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Asset(models.Model):
    """The card of what a project left behind (资产卡片). ``value`` is what it cost, in fen; ``next_on`` when to look again."""

    audit_kind = "village_asset"

    project = models.OneToOneField("works.Project", on_delete=models.PROTECT, related_name="asset")
    name = models.CharField(_("资产叫什么"), max_length=80)
    value = models.BigIntegerField(_("原值（分）"))
    #: Nobody at the moment where it is empty.
    keeper = models.CharField(_("谁管护"), max_length=80, blank=True)
    upkeep = models.CharField(_("管护的钱从哪里出"), max_length=200)
    standard = models.CharField(_("管到什么样"), max_length=200, blank=True)
    #: What it was built for; empty on cards of before that was asked.
    years = models.PositiveSmallIntegerField(_("打算用多少年"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("几个月看一次"))
    handed_on = models.DateField(_("哪天移交"))
    next_on = models.DateField(_("下次哪天前看"))

    privacy = classify(public="project name value keeper upkeep standard years months handed_on next_on")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="works_asset_is_worth_something"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=24), name="works_asset_is_looked_at"),
        ]

    def __str__(self):
        return self.name


class Inspection(InsertOnlyModel, models.Model):
    """Somebody looked at it and said how it is."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="inspections")
    on = models.DateField(_("哪天看的"))
    is_sound = models.BooleanField()
    words = models.CharField(_("看到什么"), max_length=300)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="asset on is_sound words at", internal="by_name")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.words[:60]


class UpkeepMoney(InsertOnlyModel, models.Model):
    """How much money a year has for keeping it, and from where: the newest of a year counts."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="upkeep_money")
    year = models.PositiveSmallIntegerField(_("哪一年"))
    fen = models.PositiveBigIntegerField(_("管护的钱"))
    words = models.CharField(_("钱从哪里出"), max_length=200)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="asset year fen words at", internal="by_name")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.year} {self.fen}"


class UpkeepWork(InsertOnlyModel, models.Model):
    """What was done to keep it: on which day, at what cost, and its entry in the books."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="upkeep_works")
    on = models.DateField(_("哪天做的"))
    words = models.CharField(_("做了什么"), max_length=300)
    fen = models.PositiveBigIntegerField(_("花了多少钱"), default=0)
    receipt = models.CharField(_("凭据号"), max_length=80, blank=True)
    entry_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="asset on words fen receipt at", internal="by_name entry_id")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fen=0, entry_id__isnull=True) | Q(fen__gt=0, entry_id__isnull=False) & ~Q(receipt=""),
                name="works_upkeep_cost_stands_in_the_books",
            )
        ]

    def __str__(self):
        return self.words[:60]
