from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.coverage.vocabulary import Founding, Outcome, Reason
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Decision(models.Model):
    """What a person decided on a suggestion to found: founded, with the unit, or declined, with a day to look again.

    ``full_members`` and ``why`` are as the suggestion said them on that day. ``looked_on``: when one of its sites was
    decided on anew.
    """

    audit_kind = "founding"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    sites = models.ManyToManyField("coverage.Site", related_name="decisions")
    kind = models.CharField(max_length=16, choices=Founding)
    why = models.CharField(max_length=20, choices=Reason)
    full_members = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("理由"), max_length=200)
    look_again_on = models.DateField(_("哪天再看"), null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    decided_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id division division_path kind why full_members outcome unit reason look_again_on looked_on "
        "decided_on decided_by_name"
    )

    class Meta:
        verbose_name = _("设立的决定")
        verbose_name_plural = _("设立的决定")
        ordering = ["-id"]
        indexes = [models.Index(fields=["division_path", "outcome"], name="coverage_decision_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.FOUNDED, unit__isnull=False, look_again_on__isnull=True)
                | Q(outcome=Outcome.DECLINED, unit__isnull=True, look_again_on__isnull=False),
                name="coverage_decision_founds_or_looks_again",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}：{self.unit.name if self.unit_id else self.reason}"

    @property
    def scope_path(self):
        return self.division_path
