"""What this room holds about one person."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Own, under_account
from lianxin.messaging.kinds import is_for_staff, known_kinds
from lianxin.messaging.models import Message, Preference, PushDevice
from lianxin.messaging.vocabulary import WAYS, WAYS_AT_WORK


def _not_wanted(pair):
    """``need_progress:sms`` as the page says it."""
    kind, _colon, way = pair.partition(":")
    return f"{known_kinds().get(kind, kind)}：{(WAYS_AT_WORK if is_for_staff(kind) else WAYS).get(way, way)}"


def _as_resident(person):
    """What somebody is told as a handler is of others. The kinds are known once every room has named its own."""
    return under_account(Message, kind__in=known_kinds(is_staff=False))(person)


OWN = (
    Own(
        "messages",
        _("发给我的消息"),
        _as_resident,
        {"created_at": _("时间"), "title": _("标题"), "body": _("内容"), "read_at": _("哪天看的")},
    ),
    Own(
        "message_choices",
        _("怎么通知我"),
        under_account(Preference),
        {"email": _("电子邮件"), "muted": _("不要的"), "quiet_from": _("从几点起不打扰"), "quiet_until": _("到几点")},
        {"muted": _not_wanted},
    ),
    Own(
        "devices",
        _("收通知的浏览器"),
        under_account(PushDevice),
        {"label": _("名称"), "added_at": _("哪天加的"), "ended_at": _("哪天停的")},
    ),
)
