"""The morning's reminder, to each liaison alone, and the clearing of what was written down long ago."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.liaison import selectors, services
from lianxin.liaison.vocabulary import MessageKind
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient


def remind_liaisons():
    """One message a week at most for each liaison with somebody due today or overdue; counts, no names."""
    today = clock.today()
    week = f"{today.isocalendar().year}-{today.isocalendar().week:02d}"
    for user_id, name, ids in selectors.due_liaisons(today):
        messaging.notify(
            to=Recipient(user_id=user_id, name=name),
            kind=MessageKind.VISIT_DUE,
            title=_("{n} 户到了该走访的时候").format(n=len(ids)),
            body=_("打开“我的联系户”看是哪几户。打个电话也行；去不了，跟支部书记说一声。"),
            url="/liaison/",
            key=f"visit-due:{user_id}:{week}",
            due=True,
        )


def clear_old_texts():
    """Each place by its own rules, once a day; a stop in between loses nothing."""
    for place in selectors.places_with_texts():
        services.clear_texts(division=place, by=SYSTEM)
