"""What the services of a whistle share: its row under lock, and whom they tell."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies
from lianxin.needs.models import Whistle, WhistleCall
from lianxin.needs.vocabulary import MessageKind, WhistleKind
from lianxin.organisations import selectors as organisations


def locked(whistle):
    return (
        Whistle.objects.select_for_update(of=("self",)).select_related("caller", "lead", "division").get(pk=whistle.pk)
    )


def call_of(call):
    return WhistleCall.objects.select_related("unit").get(pk=call.pk)


def require_open(whistle):
    if not whistle.is_open:
        raise RuleBroken(_("这次联办已经结束。"))


def url(whistle):
    return f"/needs/whistles/{whistle.public_id}/"


def tell_called(whistle, unit, arrive_by):
    title = _("吹哨：{caller}请{unit}到现场").format(caller=whistle.caller.name, unit=unit.name)
    body = _("{due}前到{place}。{problem}来不了请写明为什么。").format(
        due=moment(arrive_by), place=whistle.place_words, problem=f"{whistle.problem.rstrip('。')}。"
    )
    tell_unit(
        whistle, unit, title, body, "call",
        urgent=whistle.kind == WhistleKind.EMERGENCY, due=clock.day_of(arrive_by) <= clock.today(),
    )  # fmt: skip


def tell_unit(whistle, unit, title, body, key, *, urgent=False, due=False):
    messaging.notify_place(
        path=unit.division_path, kind=MessageKind.WHISTLE, title=title, body=body, url=url(whistle),
        key=f"whistle:{whistle.public_id}:{unit.pk}:{key}",
    )  # fmt: skip
    for user in organisations.members_of(unit):
        messaging.notify(
            to=Recipient(user_id=user.pk, name=user.name),
            kind=MessageKind.WHISTLE,
            title=title,
            body=body,
            url=url(whistle),
            key=f"whistle:{whistle.public_id}:{unit.pk}:{user.pk}:{key}",
            urgent=urgent,
            due=due,
        )


def tell_caller(whistle, words, key, *, due=False):
    title = _("吹哨：{number}").format(number=whistle.number)
    tell_people(
        whistle.caller.division_path, title, words, url(whistle), f"whistle:{whistle.public_id}:caller:{key}", due=due
    )


def tell_people(path, title, body, url, key, *, due=False):
    """Everybody who may whistle at this place; ``key`` begins with what the message is about, with which it goes."""
    for user in accounts.users_with_role(policies.LEVELS_ABOVE, path=path):
        messaging.notify(
            to=Recipient(user_id=user.pk, name=user.name),
            kind=MessageKind.WHISTLE,
            title=title,
            body=body,
            url=url,
            key=f"{key}:{user.pk}",
            due=due,
        )


def tell_asker(asked, words, at):
    messaging.notify(
        to=Recipient(user_id=asked.asked_by_id, name=asked.asked_by_name),
        kind=MessageKind.WHISTLE,
        title=_("请吹哨：{number}").format(number=asked.need.number),
        body=words,
        url=f"/needs/{asked.need.public_id}/",
        key=f"need:{asked.need.public_id}:whistle:answer:{at.isoformat()}",
    )
