from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class ApiKey(models.Model):
    """Another system may send needs in for one place and everything in it, until a day. Only the key's hash is kept."""

    audit_kind = "api_key"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("给哪个系统用"), max_length=40)
    key_hash = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=8)
    scope_path = models.CharField(max_length=80)
    scope_label = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    given_by_id = models.BigIntegerField(null=True)
    given_by_name = models.CharField(max_length=80)
    ends_on = models.DateField(_("用到哪天"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id name prefix scope_path scope_label given_at given_by_id ends_on revoked_at",
        personal="given_by_name",
        secret="key_hash",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(key_hash="") & ~Q(name=""), name="accounts_api_key_is_named"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("given_at")),
                name="accounts_api_key_revoked_after",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.prefix}…)"
