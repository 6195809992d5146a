from django.db import models

from lianxin.kit.privacy import classify


class NumberSeries(models.Model):
    """The last serial number given out in a place on a day, for each kind of record."""

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=2)
    day = models.DateField()
    last = models.PositiveIntegerField()

    privacy = classify(internal="division kind day last")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "kind", "day"], name="stations_series_one_a_day")]

    def __str__(self):
        return f"{self.division_id} {self.kind} {self.day} {self.last}"
