"""The other side learns of each step."""

from django.utils.translation import gettext as _

from lianxin.alliances.models import Delegate
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient

#: What these messages are called where people choose which they want.
KIND = "alliances.match"


def tell(match, member, by):
    """Queue a message to the delegates of a member: part of an action."""
    title = _("联盟对接：{title}").format(title=match.wanted.title)
    body = _("{giver}帮{receiver}：{state}。").format(
        giver=match.giver.name, receiver=match.wanted.member.name, state=match.get_state_display()
    )
    for delegate in Delegate.objects.filter(member=member, ends_on__isnull=True).exclude(user_id=by.id):
        messaging.notify(
            to=Recipient(user_id=delegate.user_id), kind=KIND, title=title, body=body,
            url=f"/alliances/matches/{match.public_id}/",
            key=f"alliances:{match.public_id}:{match.state}:{match.delivered_on or ''}:{delegate.user_id}",
        )  # fmt: skip
