from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Recipient:
    """Who is told: a user, or somebody without an account by phone or e-mail."""

    user_id: int | None = None
    phone: str = ""
    email: str = ""
    name: str = ""


class ChannelKind(models.TextChoices):
    WEB_PUSH = "web_push", _("浏览器提醒")
    SMS = "sms", _("短信")
    EMAIL = "email", _("电子邮件")
    WECOM = "wecom", _("企业微信")
    DINGTALK = "dingtalk", _("钉钉")
    FEISHU = "feishu", _("飞书")
    WEBHOOK = "webhook", _("网络钩子")


#: Channels that lead to a group or a machine of a place, not to a person.
ROBOTS = frozenset(
    {ChannelKind.WECOM, ChannelKind.DINGTALK, ChannelKind.FEISHU, ChannelKind.EMAIL, ChannelKind.WEBHOOK}
)
#: Channels a person may switch off; the page itself always tells.
CHOOSABLE = (ChannelKind.SMS, ChannelKind.EMAIL, ChannelKind.WEB_PUSH)
#: Of work, a text may also be wanted for the little that is urgent or due today.
PRESSING_SMS = "sms_due"
#: The ways a person may switch off, in words.
WAYS = {channel.value: channel.label for channel in CHOOSABLE}
WAYS_AT_WORK = {
    ChannelKind.SMS.value: _("短信，每一条都发"),
    PRESSING_SMS: _("短信，只发紧急的和今天到期的"),
    **{channel.value: channel.label for channel in CHOOSABLE[1:]},
}


class MailOutcome(models.TextChoices):
    """What became of a mail out of the county's mailbox."""

    TAKEN = "taken", _("收下了")
    REFUSED = "refused", _("没收，已回信说明")
    UNANSWERED = "unanswered", _("没收，今天已经回过一封")
    AUTOMATIC = "automatic", _("自动回信、退信、群发，没理")
    OWN = "own", _("自己发出的，没理")
    TOO_MANY = "too_many", _("一天来得太多，没理")
    UNREADABLE = "unreadable", _("看不懂，没理")
    FAILED = "failed", _("处理时出错，还会再试")


class AuditTag(StrEnum):
    CHOOSE = "messaging:preference:choose"
    TRY_EMAIL_CODE = "messaging:preference:try_email_code"
    SEND_EMAIL_CODE = "messaging:preference:send_email_code"
    PROVE_EMAIL = "messaging:preference:prove_email"
    ADD_DEVICE = "messaging:device:add"
    END_DEVICE = "messaging:device:end"
    ADD_ROBOT = "messaging:robot:add"
    END_ROBOT = "messaging:robot:end"
    ADD_HOOK = "messaging:hook:add"
    RENEW_SECRET = "messaging:hook:renew_secret"
    PAUSE_HOOK = "messaging:hook:pause"
    RESUME_HOOK = "messaging:hook:resume"
    END_HOOK = "messaging:hook:end"
    TRY_HOOK = "messaging:hook:try"
    SEND_AGAIN = "messaging:hook:send_again"


class DeliveryState(models.TextChoices):
    PENDING = "pending", _("待发")
    SENDING = "sending", _("发送中")
    SENT = "sent", _("已发")
    GIVEN_UP = "given_up", _("放弃")
    NO_GATEWAY = "no_gateway", _("没有接通，没有发出")


OPEN_STATES = (DeliveryState.PENDING, DeliveryState.SENDING)
