from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.messaging.vocabulary import DeliveryState


def new_event_id():
    """Stays the same however often the event is sent."""
    return f"evt_{new_public_id(20)}"


class Hook(models.Model):
    """Another system that is told what happens at a place and below, by a signed request to its address.

    ``kinds`` names the events, an empty list all of them. ``former_secret`` signs beside the new one until ``former_until``.
    """

    audit_kind = "hook"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    place_path = PathField(_("地方"), blank=True)
    place_label = models.CharField(_("地方"), max_length=120, blank=True)
    label = models.CharField(_("给哪个系统"), max_length=60)
    address = SealedField(_("地址"))
    kinds = models.JSONField(_("哪些事"), default=list, blank=True)
    secret = SealedField()
    former_secret = SealedField(blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    added_by_name = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal=(
            "public_id place_path place_label label kinds former_until failures paused_at added_at added_by "
            "added_by_name ended_at"
        ),
        secret="address secret former_secret",
    )

    class Meta:
        indexes = [models.Index(fields=["place_path"], name="messaging_hook_place", condition=Q(ended_at=None))]

    def __str__(self):
        return self.label

    @property
    def scope_path(self):
        return self.place_path


class HookEvent(models.Model):
    """Something that happened, as other systems are told: no person is in it. Written with the change it speaks of."""

    event_id = models.CharField(max_length=32, unique=True, default=new_event_id, editable=False)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, db_index=True)
    data = models.JSONField()
    at = models.DateTimeField(db_index=True)

    privacy = classify(internal="event_id kind subject data at")

    def __str__(self):
        return f"{self.kind} {self.subject}"


class HookDelivery(models.Model):
    """One event on its way to one system, until it is taken or given up. ``leased_until`` is its worker's lease."""

    hook = models.ForeignKey("messaging.Hook", on_delete=models.PROTECT, related_name="deliveries")
    event = models.ForeignKey("messaging.HookEvent", on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    privacy = classify(internal="hook event state attempts next_try_at leased_until sent_at last_error")

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"], name="messaging_hook_due", condition=Q(state__in=["pending", "sending"])
            )
        ]
        constraints = [models.UniqueConstraint(fields=["hook", "event"], name="messaging_hook_delivery_once")]

    def __str__(self):
        return f"{self.hook_id} {self.event_id} {self.state}"
