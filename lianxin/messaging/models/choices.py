from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.messaging.kinds import is_for_staff
from lianxin.messaging.vocabulary import PRESSING_SMS, ROBOTS, ChannelKind


class Preference(models.Model):
    """How one person wants to be told.

    Without a row: by text where a phone is known, of work only what is urgent or due today; quiet from 21:00 to 7:00.
    """

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="message_preference")
    email = models.EmailField(_("电子邮箱"), blank=True)
    #: An address its owner has still to prove by the code sent there.
    email_asked = models.EmailField(_("等验证的电子邮箱"), blank=True)
    email_asked_at = models.DateTimeField(null=True, blank=True)
    email_code_hash = models.CharField(max_length=64, blank=True)
    email_tries = models.PositiveSmallIntegerField(default=0)
    muted = models.JSONField(default=list, help_text='["need_progress:sms", …]: what is not wanted this way')
    quiet_from = models.TimeField(_("从几点起不打扰"))
    quiet_until = models.TimeField(_("到几点止"))

    privacy = classify(
        internal="user muted quiet_from quiet_until email_asked_at email_tries",
        personal="email email_asked",
        secret="email_code_hash",
    )
    audit_kind = "message_preference"
    scope_path = ""

    def __str__(self):
        return str(self.user)

    @property
    def public_id(self):
        return self.user.public_id

    def wants(self, kind, way):
        return f"{kind}:{way}" not in self.muted

    def wants_text(self, kind, *, is_pressing):
        """Of work, what is pressing may be wanted alone."""
        if is_pressing and is_for_staff(kind) and self.wants(kind, PRESSING_SMS):
            return True
        return self.wants(kind, ChannelKind.SMS)


class PushDevice(models.Model):
    """A browser that agreed to show notices of its owner's messages while no page is open (Push API, RFC 8030)."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="push_devices")
    endpoint = SealedField(help_text="address at the browser's push service")
    endpoint_hash = models.CharField(max_length=64)
    public_key = models.CharField(max_length=120, help_text="p256dh of the subscription, base64url")
    auth_secret = SealedField(help_text="auth of the subscription, base64url")
    label = models.CharField(_("设备"), max_length=60)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id user label added_at ended_at endpoint_hash public_key", secret="endpoint auth_secret"
    )
    audit_kind = "push_device"
    scope_path = ""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint_hash"], condition=Q(ended_at=None), name="messaging_push_device_one_owner"
            ),
        ]
        indexes = [models.Index(fields=["user"], name="messaging_push_device_user", condition=Q(ended_at=None))]

    def __str__(self):
        return self.label


class Robot(models.Model):
    """A group robot (WeCom, DingTalk, Feishu), a mailbox or a web hook that is told of work at one place."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    place_path = PathField(_("地方"), blank=True)
    place_label = models.CharField(_("地方"), max_length=120, blank=True)
    channel = models.CharField(_("渠道"), max_length=12, choices=ChannelKind)
    address = SealedField(help_text="an address the notification library reads")
    label = models.CharField(_("名称"), max_length=60)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id place_path place_label channel label added_at ended_at added_by_name", secret="address"
    )
    audit_kind = "message_robot"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=sorted(ROBOTS)), name="messaging_robot_channel"),
            models.UniqueConstraint(
                fields=["place_path", "label"], condition=Q(ended_at=None), name="messaging_robot_label_once_a_place"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def scope_path(self):
        return self.place_path
