from django.db import models

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class HeldLetter(models.Model):
    """An e-mail that names no place: its sender was asked once. Its words go when it has become a need."""

    audit_kind = "letter"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client_key = models.CharField(max_length=40, unique=True)
    sender = SealedField()
    sender_name = models.CharField(max_length=40, blank=True)
    subject = SealedField(blank=True)
    text = SealedField(blank=True)
    asked_at = models.DateTimeField()
    need = models.OneToOneField("needs.Need", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(
        internal="public_id asked_at need", personal="sender sender_name subject text", secret="client_key"
    )

    class Meta:
        indexes = [
            models.Index(fields=["asked_at"], name="needs_letter_waiting", condition=models.Q(need__isnull=True))
        ]

    def __str__(self):
        return self.public_id

    @property
    def audit_label(self):
        return self.public_id
