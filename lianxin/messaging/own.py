"""What this room holds about one person."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Gone, Own, blanked, taken_out, under_account
from lianxin.messaging.kinds import is_for_staff, known_kinds
from lianxin.messaging.models import Delivery, Message, Preference, PushDevice
from lianxin.messaging.vocabulary import OPEN_STATES, WAYS, WAYS_AT_WORK


def _not_wanted(pair):
    """``need_progress:sms`` as the page says it."""
    kind, _colon, way = pair.partition(":")
    return f"{known_kinds().get(kind, kind)}：{(WAYS_AT_WORK if is_for_staff(kind) else WAYS).get(way, way)}"


def _as_resident(person):
    """What somebody is told as a handler is of others. The kinds are known once every room has named its own."""
    return under_account(Message, kind__in=known_kinds(is_staff=False))(person)


def _with_words(person):
    rows = _as_resident(person)
    return None if rows is None else rows.exclude(body="")


def _take_words(rows):
    """What is still on its way goes; of what was told it stays that it was, and when."""
    waiting = Delivery.objects.filter(message=OuterRef("pk"), state__in=OPEN_STATES)
    count = taken_out(rows.filter(Exists(waiting)))
    return count + rows.update(
        title=gettext("已按本人请求删去内容"), body="", name="", phone="", email="", url="", reply_token=""
    )


def _with_address(person):
    rows = under_account(Preference)(person)
    return None if rows is None else rows.exclude(email="", email_asked="")


GONE = (
    Gone(_("发给我的消息里的话"), _with_words, _take_words),
    Gone(
        _("收通知的电子邮箱"),
        _with_address,
        blanked(email="", email_asked="", email_asked_at=None, email_code_hash=""),
    ),
    Gone(_("收通知的浏览器"), under_account(PushDevice), taken_out, whole="devices"),
)
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
)  # fmt: skip
