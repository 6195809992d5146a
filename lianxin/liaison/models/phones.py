from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Phone(models.Model):
    """A browser that holds households for offline visits, and the salt its key is made of; without it nothing opens."""

    audit_kind = "visit_phone"

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="visit_phones")
    device_id = models.CharField(max_length=36)
    salt = models.CharField(max_length=64)
    name = models.CharField(_("设备"), max_length=80, blank=True)
    first_seen_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(internal="device_id first_seen_at seen_at revoked_at", personal="user name", secret="salt")

    class Meta:
        verbose_name = _("走访手机")
        constraints = [models.UniqueConstraint(fields=["user", "device_id"], name="liaison_phone_once")]

    def __str__(self):
        return self.name or self.device_id[:8]


class Refusal(models.Model):
    """A record a phone sent that could not be taken, with the reason; kept as it came, so that nothing is lost."""

    audit_kind = "refused_record"

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="refused_records")
    client_id = models.CharField(max_length=36)
    digest = models.CharField(max_length=64)
    contact = models.ForeignKey("liaison.Contact", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    division_path = PathField(blank=True)
    reason = models.CharField(_("为什么没有收"), max_length=300)
    payload = SealedField()
    received_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="client_id digest contact division_path reason received_at put_away_at", personal="user payload"
    )

    class Meta:
        verbose_name = _("没有收下的记录")
        constraints = [models.UniqueConstraint(fields=["user", "client_id", "digest"], name="liaison_refusal_once")]

    def __str__(self):
        return self.client_id

    @property
    def scope_path(self):
        return self.division_path
