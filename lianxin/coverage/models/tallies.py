from django.db import models

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Tally(models.Model):
    """What was counted at and below a place that has places below it: one row a month, the last count of the month stays.

    Drawn from what other rooms hold and drawn anew by every count; ``counts`` as ``selectors.tallies`` reads them.
    """

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    month = models.DateField()
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    privacy = classify(internal="division division_path month counts counted_at")

    class Meta:
        ordering = ["month", "division_path"]
        indexes = [models.Index(fields=["month", "division_path"], name="coverage_tally_place")]
        constraints = [
            models.UniqueConstraint(fields=["division", "month"], name="coverage_one_tally_a_month"),
        ]

    def __str__(self):
        return f"{self.division_path} {self.month}"
