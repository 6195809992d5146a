from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.organisations.vocabulary import SuccessionKind


class UnitPlace(models.Model):
    """A place a unit stood at before, and until when."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="former_places")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    until = models.DateField()

    privacy = classify(public="unit division until")

    def __str__(self):
        return f"{self.unit_id} {self.division_id} {self.until}"


class UnitSuccession(models.Model):
    """A unit became another on a day, by merger or split: what it had open went there."""

    predecessor = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="predecessions")
    kind = models.CharField(max_length=8, choices=SuccessionKind)
    on = models.DateField()
    basis = models.CharField(_("依据"), max_length=200)

    privacy = classify(public="predecessor successor kind on basis")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organisations_succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="organisations_succession_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.predecessor_id} → {self.successor_id}"
