from django.db import models
from django.db.models import F, Q

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class CalendarAddress(models.Model):
    """An address only its owner knows, under which a phone fetches what the owner has to do. Only the key's hash is kept."""

    audit_kind = "calendar_address"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(internal="public_id user given_at revoked_at", secret="key_hash")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_at__isnull=True), name="accounts_calendar_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(key_hash="") & (Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("given_at"))),
                name="accounts_calendar_revoked_after",
            ),
        ]

    def __str__(self):
        return self.public_id
