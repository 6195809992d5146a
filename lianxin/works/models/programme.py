"""What a village told of itself for an indicator and a year: only ever added, the newest counts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Reading(InsertOnlyModel, models.Model):
    """``value`` is whole, of yuan in fen, of a share what is counted of ``whole``."""

    audit_kind = "reading"

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("指标"), max_length=20)
    year = models.PositiveSmallIntegerField(_("哪一年"))
    value = models.PositiveBigIntegerField(_("数"))
    whole = models.PositiveBigIntegerField(_("一共"), null=True, blank=True)
    words = models.CharField(_("怎么来的"), max_length=300)
    #: As the list had them on that day.
    formula = models.CharField(_("怎么算"), max_length=120, blank=True)
    source = models.CharField(_("从哪里来"), max_length=60, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="division code year value whole words formula source at", internal="by_name")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["division", "year", "id"], name="works_reading_of_a_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(whole__isnull=True) | Q(whole__gt=0, value__lte=models.F("whole")),
                name="works_reading_is_a_share",
            )
        ]

    def __str__(self):
        return f"{self.code} {self.year}"

    @property
    def public_id(self):
        return str(self.pk)

    @property
    def audit_label(self):
        return str(self)

    @property
    def scope_path(self):
        return self.division.path


class Measured(models.Model):
    """What was counted from the records of a place for an indicator, the newest count of each year."""

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()
    whole = models.PositiveBigIntegerField(null=True)
    on = models.DateField()
    formula = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=60, blank=True)

    privacy = classify(public="division code year value whole on formula source")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "code", "year"], name="works_measured_once_a_year")]

    def __str__(self):
        return f"{self.code} {self.year}"
