"""What is to be handed on: written down by one person, and done only when the household it leaves agrees, or a second one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.points.models.accounts import Purse


class HandingOn(models.Model):
    """``shares`` are ``[key of a person, points]``. One of a purse waits at a time."""

    audit_kind = "points_handing_on"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="handings_on")
    shares = models.JSONField(_("交给谁、几分"))
    reason = models.CharField(_("为什么这样分"), max_length=120)
    prepared_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField()
    agreed_by_name = models.CharField(_("谁同意的"), max_length=80, blank=True)
    agreed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    privacy = classify(
        internal="public_id purse prepared_by prepared_at agreed_by_name agreed_at dropped_at", personal="shares reason"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purse"],
                condition=Q(agreed_at__isnull=True, dropped_at__isnull=True),
                name="points_handing_on_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True) | Q(dropped_at__isnull=True), name="points_handing_on_ends_once"
            ),
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.purse.division_path

    @property
    def is_open(self):
        return self.agreed_at is None and self.dropped_at is None
