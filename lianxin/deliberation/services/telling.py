"""Who is told what: the roll of a ballot, whether they voted or not; whom a topic concerns; who took part in one."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from lianxin.deliberation.vocabulary import MessageKind
from lianxin.kit.templatetags.kit import day, moment
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient


def county_language():
    """Words to others are in the language of the county, whoever acts."""
    return override(settings.LANGUAGE_CODE)


def tell_affected(topic, affected):
    """Who is known to the register and has an account is asked to come, once."""
    with county_language():
        words = _(
            "{moment}在{where}议“{title}”。这件事和您有关，请来说说；来不了，可以在网上说，或者到党群连心站说。"
        ).format(moment=moment(topic.discuss_at), where=topic.discuss_where, title=topic.title)
        title = _("请来议事：{title}").format(title=topic.title)
    users = {each.person.user_id for each in affected if each.person_id and each.person.user_id}
    for user in users:
        messaging.notify(
            to=Recipient(user_id=user), kind=MessageKind.TOPIC, title=title, body=words,
            url=f"/hall/topics/{topic.public_id}/", key=f"topic:{topic.public_id}:affected:{user}",
        )  # fmt: skip


def tell_screened(topic, users):
    """Who brought it and who stands behind it hear what became of it, with the reason."""
    with county_language():
        title = _("{state}：{title}").format(state=topic.get_state_display(), title=topic.title)
        words = _("您提的、联名的议题，{who}答复：{why}").format(who=topic.screened_by_name, why=topic.screening)
    for user in users:
        messaging.notify(
            to=Recipient(user_id=user), kind=MessageKind.TOPIC, title=title, body=words,
            url=f"/hall/topics/{topic.public_id}/", key=f"topic:{topic.public_id}:screened:{user}",
        )  # fmt: skip


def tell_who_took_part(topic, users, until):
    """On the day it is asked: what was decided, was it followed?"""
    with county_language():
        title = _("后来照办了没有：{title}").format(title=topic.title)
        words = _(
            "您参加过这件事。请说一说照办了没有、办得满意不满意，{day}以前都可以说；只公布人数，不公布谁怎么说。"
        ).format(day=day(until))
    for user in users:
        messaging.notify(
            to=Recipient(user_id=user), kind=MessageKind.TOPIC, title=title, body=words,
            url=f"/hall/topics/{topic.public_id}/", key=f"topic:{topic.public_id}:follow:{user}",
        )  # fmt: skip


def tell_roll(ballot, *, key, title, words):
    users = ballot.voters.filter(person__user__isnull=False).order_by().values_list("person__user", flat=True)
    for user in set(users):
        messaging.notify(
            to=Recipient(user_id=user), kind=MessageKind.BALLOT, title=title.format(title=ballot.title), body=words,
            url=f"/hall/ballots/{ballot.public_id}/", key=f"ballot:{ballot.public_id}:{key}:{user}",
        )  # fmt: skip
