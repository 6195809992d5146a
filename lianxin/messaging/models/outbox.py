from django.db import models
from django.db.models import Q

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState


class Message(models.Model):
    """Something somebody is told. Written in the transaction of the change it speaks of."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=160, unique=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="messages")
    phone = SealedField(blank=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    body = models.TextField()
    url = models.CharField(max_length=200, blank=True)
    #: By this an answer by e-mail finds what the message speaks of; nobody can guess it.
    reply_token = models.CharField(max_length=40, blank=True)
    is_urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id key kind url is_urgent created_at read_at",
        personal="user phone email name title body",
        secret="reply_token",
    )

    class Meta:
        indexes = [
            models.Index(fields=["user", "-created_at"], name="messaging_message_user"),
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="messaging_message_unread"),
        ]

    def __str__(self):
        return self.title


class Delivery(models.Model):
    """One message on one channel out of the house, until it is sent or given up; inside, the message itself is enough.

    ``leased_until`` is its worker's lease.
    """

    message = models.ForeignKey("messaging.Message", on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=12, choices=ChannelKind)
    robot = models.ForeignKey("messaging.Robot", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    device = models.ForeignKey(
        "messaging.PushDevice", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)

    #: Of this try: whether the one before ended without anybody knowing how.
    was_cut_off = False

    privacy = classify(
        internal="message channel robot device state attempts next_try_at leased_until sent_at last_error"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"], name="messaging_delivery_due", condition=Q(state__in=["pending", "sending"])
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "channel"],
                condition=Q(robot=None, device=None),
                name="messaging_delivery_once_a_channel",
            ),
            models.UniqueConstraint(
                fields=["message", "robot"], condition=Q(robot__isnull=False), name="messaging_delivery_once_a_robot"
            ),
            models.UniqueConstraint(
                fields=["message", "device"],
                condition=Q(device__isnull=False),
                name="messaging_delivery_once_a_device",
            ),
        ]

    def __str__(self):
        return f"{self.message_id} {self.channel} {self.state}"
