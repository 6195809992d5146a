from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify


class Boundary(models.Model):
    """The outline of a place, as the operator's own file gave it."""

    division = models.OneToOneField("territory.Division", on_delete=models.PROTECT, related_name="+")
    polygons = models.JSONField()
    source = models.CharField(_("从哪里来的"), max_length=120)
    given_on = models.DateField()

    privacy = classify(public="division polygons source given_on")

    class Meta:
        verbose_name = _("边界")

    def __str__(self):
        return f"{self.division_id} {self.source}"
