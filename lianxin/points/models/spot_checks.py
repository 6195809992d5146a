"""A claim drawn to be looked at once more, while its batch hangs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class SpotCheck(models.Model):
    """Drawn when the batch was hung up; somebody who watches asks on the spot whether it was so."""

    audit_kind = "points_check"

    claim = models.ForeignKey("points.Claim", on_delete=models.PROTECT, related_name="spot_checks")
    batch = models.ForeignKey("points.Batch", on_delete=models.PROTECT, related_name="spot_checks")
    division_path = PathField(db_index=True)
    is_so = models.BooleanField(_("对得上"), null=True)
    words = models.CharField(_("问了谁、看了什么"), max_length=200, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(public="claim batch division_path is_so checked_at", internal="words checked_by")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "batch"], name="points_check_once_a_batch"),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, is_so__isnull=True, checked_by__isnull=True)
                | Q(checked_at__isnull=False, is_so__isnull=False, checked_by__isnull=False) & ~Q(words=""),
                name="points_check_is_done_by_somebody",
            ),
        ]

    def __str__(self):
        return str(self.claim)

    @property
    def public_id(self):
        return self.claim.public_id

    @property
    def scope_path(self):
        return self.division_path
