"""Gentle reminders: one message a person and place when something comes due, on its day, and when it is late."""

from collections import defaultdict

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.bulletin import selectors
from lianxin.bulletin.calc.due import reminder_stage
from lianxin.bulletin.vocabulary import ROLES_OF, Body, MessageKind
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient


def remind_due():
    """Tell who prepares what is not hung yet, in the places that have begun to use the board. Returns how many messages
    were queued."""
    today = clock.today()
    return sum(_remind(place, today) for place in selectors.places_with_a_board())


def _remind(place, today):
    told = defaultdict(list)
    for row in selectors.due_list(place, today):
        stage = reminder_stage(today, row.due)
        if stage and not row.is_done:
            told[Body(row.item.prepares), stage].append(row)
    return sum(_tell(place, body, stage, rows, today) for (body, stage), rows in told.items())


def _tell(place, body, stage, rows, today):
    lines = [_("{item}：{due}前").format(item=_(row.item.name), due=day(row.due)) for row in rows]
    due = max(row.due for row in rows)
    sent = 0
    for user in accounts.users_with_role(ROLES_OF[body], path=place.path):
        sent += messaging.notify(
            to=Recipient(user_id=user.pk), kind=MessageKind.WORK,
            title=_("{place}有 {n} 项要公开").format(place=place.short_name, n=len(rows)), body="\n".join(lines),
            url="/board/desk/", due=any(row.due == today for row in rows), key=f"bulletin:due:{place.path}:{body}:{stage}:{due}:{user.pk}",
        ) is not None  # fmt: skip
    return sent
