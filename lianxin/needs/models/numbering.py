from django.db import models

from lianxin.kit.privacy import classify


class NumberSeries(models.Model):
    """The last serial number given out in a division on a day."""

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    last = models.PositiveIntegerField()

    privacy = classify(internal="division day last")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "day"], name="needs_series_one_a_day")]

    def __str__(self):
        return f"{self.division_id} {self.day} {self.last}"
