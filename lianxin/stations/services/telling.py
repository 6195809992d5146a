"""Telling the person an errand or a service is for how it goes on, in plain words, and what it means for them."""

from django.utils.translation import gettext as _

from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.stations.models import Errand
from lianxin.stations.services.wording import county_words
from lianxin.stations.vocabulary import CASE_FOR_YOU, ERRAND_FOR_YOU, MessageKind

#: So much of what it is about fits the title of a message.
_SHORT = 24


def tell_principal(thing, step, by):
    """One message for a step, to the account or the telephone there is; none to who took the step themselves.

    Who left neither is given the printed note (``exports.note``).
    """
    to = recipient_of(thing)
    if to is None or (by.is_user and to.user_id == by.id):
        return
    with county_words():
        title, body = words_for(thing, step.note)
    kind, page = (MessageKind.ERRAND, "errands") if isinstance(thing, Errand) else (MessageKind.CASE, "cases")
    messaging.notify(
        to=to,
        kind=kind,
        title=title,
        body=body,
        url=f"/stations/{page}/{thing.public_id}/" if to.user_id else "",
        key=f"stations:{page}:{thing.public_id}:{step.pk}",
    )


def recipient_of(thing):
    """Where whoever it is for can be told, or ``None``."""
    user_id, phone, name = thing.for_whom
    return Recipient(user_id=user_id, phone=phone, name=name) if user_id or phone else None


def words_for(thing, note):
    """``(title, body)``: what it is about and where it stands; what happened and what it means for them."""
    means: dict
    if isinstance(thing, Errand):
        what, means, title = thing.what, ERRAND_FOR_YOU, _("请站里代办的“{what}”：{state}")
    else:
        what, means, title = thing.item.name, CASE_FOR_YOU, _("站里陪您办的“{what}”：{state}")
    short = what if len(what) <= _SHORT else f"{what[:_SHORT]}…"
    return (
        title.format(what=short, state=thing.get_state_display()),
        _("{note}。{means}编号 {number}。").format(
            note=note.rstrip("。"), means=means[thing.state], number=thing.number
        ),
    )
