"""Both sides learn of each step."""

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.alliances.models import Delegate
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient

#: What these messages are called where people choose which they want.
KIND = "alliances.match"


def county_words():
    """What is kept is kept in the county's language, whatever language the person acting reads."""
    return translation.override(settings.LANGUAGE_CODE)


def tell(match, by, *, because=""):
    """Queue a message to the delegates of both members but the one acting: part of an action."""
    with county_words():
        title = _("联盟对接：{title}").format(title=match.wanted.title)
        body = _("{giver}帮{receiver}：{state}。").format(
            giver=match.giver.name, receiver=match.wanted.member.name, state=match.get_state_display()
        )
        body += _("原因：{words}。").format(words=because) if because else ""
    sides = Q(member=match.giver_id) | Q(member=match.wanted.member_id)
    users = Delegate.objects.filter(sides, ends_on__isnull=True).exclude(user_id=by.id).order_by("user_id")
    for user_id in users.values_list("user_id", flat=True).distinct():
        messaging.notify(
            to=Recipient(user_id=user_id), kind=KIND, title=title, body=body, url=f"/alliances/matches/{match.public_id}/",
            key=f"alliances:{match.public_id}:{match.steps}:{user_id}",
        )  # fmt: skip
