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


class AuditTag(StrEnum):
    CHOOSE = "messaging:preference:choose"
    ADD_DEVICE = "messaging:device:add"
    END_DEVICE = "messaging:device:end"
    ADD_ROBOT = "messaging:robot:add"
    END_ROBOT = "messaging:robot:end"


class DeliveryState(models.TextChoices):
    PENDING = "pending", _("待发")
    SENDING = "sending", _("发送中")
    SENT = "sent", _("已发")
    GIVEN_UP = "given_up", _("放弃")


OPEN_STATES = (DeliveryState.PENDING, DeliveryState.SENDING)
