"""What has to be told to a household nobody of which has an account: on paper, by hand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.points.vocabulary import MessageKind


class Slip(models.Model):
    """One thing to be told, until somebody has brought it. Terms that begin with being told begin on that day."""

    audit_kind = "points_slip"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=24, choices=MessageKind)
    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=80)
    words = models.CharField(max_length=800)
    made_on = models.DateField()
    handed_on = models.DateField(_("哪天交到的"), null=True, blank=True)
    handed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(
        internal="public_id division division_path kind key made_on handed_on handed_by",
        personal="household person title words",
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["division_path", "id"], name="points_slip_open", condition=Q(handed_on__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(household__isnull=True, person__isnull=False)
                | Q(household__isnull=False, person__isnull=True),
                name="points_slip_for_one",
            ),
            models.CheckConstraint(
                condition=Q(handed_on__isnull=True, handed_by__isnull=True)
                | Q(handed_on__isnull=False, handed_by__isnull=False),
                name="points_slip_handed_by_somebody",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path
