"""What this room holds about one person."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Own
from lianxin.messaging.kinds import known_kinds
from lianxin.messaging.models import Message, Preference, PushDevice

OWN = (
    Own(
        "messages",
        _("发给我的消息"),
        lambda person: (
            Message.objects.filter(user=person.user_id, kind__in=known_kinds(is_staff=False)).order_by("id")
            if person.user_id
            else None
        ),
        {"created_at": _("时间"), "title": _("标题"), "body": _("内容"), "read_at": _("哪天看的")},
    ),
    Own(
        "message_choices",
        _("怎么通知我"),
        lambda person: Preference.objects.filter(user=person.user_id) if person.user_id else None,
        {"email": _("电子邮件"), "muted": _("不要的"), "quiet_from": _("从几点起不打扰"), "quiet_until": _("到几点")},
    ),
    Own(
        "devices",
        _("收通知的浏览器"),
        lambda person: PushDevice.objects.filter(user=person.user_id).order_by("id") if person.user_id else None,
        {"label": _("名称"), "added_at": _("哪天加的"), "ended_at": _("哪天停的")},
    ),
)
