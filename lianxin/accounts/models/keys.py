from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import ApiRight
from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


def just_register():
    """The rights of a key unless more are given."""
    return [ApiRight.REGISTER.value]


class ApiKey(models.Model):
    """Another system may come in for one place and everything in it, until a day. Only the key's hash is kept.

    ``acts_as`` is the account whose roles it uses, narrowed to ``rights`` and to the place.
    """

    audit_kind = "api_key"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("给哪个系统用"), max_length=40)
    key_hash = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=8)
    scope_path = models.CharField(max_length=80)
    scope_label = models.CharField(max_length=200)
    rights = models.JSONField(_("可以做什么"), default=just_register)
    acts_as = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("代表哪个账号"),
    )
    given_at = models.DateTimeField()
    given_by_id = models.BigIntegerField(null=True)
    given_by_name = models.CharField(max_length=80)
    ends_on = models.DateField(_("用到哪天"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id name prefix scope_path scope_label rights acts_as given_at given_by_id ends_on revoked_at",
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

    @property
    def rights_words(self):
        return "、".join(str(ApiRight(right).label) for right in self.rights)

    def opens(self, right):
        """Whether the key was given for this."""
        return right in self.rights


class ApiCall(models.Model):
    """What a system was answered to something it sent under a key of its own: sent again, it is answered the same."""

    api_key = models.ForeignKey("accounts.ApiKey", on_delete=models.CASCADE, related_name="calls")
    idempotency_key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    answer = SealedField(blank=True)
    at = models.DateTimeField(db_index=True)

    privacy = classify(internal="api_key idempotency_key fingerprint at", secret="answer")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["api_key", "idempotency_key"], name="accounts_api_call_once"),
        ]

    def __str__(self):
        return f"{self.api_key_id} {self.idempotency_key}"
