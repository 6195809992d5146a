"""Gentle reminders: one message a person and place when something comes due, on its day, and when it is late."""

from collections import defaultdict
from datetime import timedelta

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
    days = [today, today + timedelta(days=1), today - timedelta(days=1)]
    sent = sum(_tell_of_answer(notice, today) for notice in selectors.answers_owed(days))
    sent += sum(_tell_of_review(notice, today) for notice in selectors.reviews_owed(days))
    return sent + sum(_remind(place, today) for place in selectors.places_with_a_board())


def _tell_of_answer(notice, today):
    """What the supervision committee found is answered within five days: told the day before, on the day, and once it is late,
    then to them too."""
    late = notice.held_answer_due_on < today
    users = accounts.users_with_role(ROLES_OF[Body(notice.prepares)], path=notice.division_path)
    if late:
        users += accounts.users_with_role(ROLES_OF[Body(notice.reviews)], path=notice.division_path)
    ids = {user.pk for user in users} | ({notice.prepared_by_id} - {None})
    title = _("监督委员会的意见过了五天没有回应") if late else _("监督委员会的意见要回应")
    return _tell_each(
        ids, title=title, due=notice.held_answer_due_on == today,
        body=_("{number}：{day}前改好，再送审。").format(number=notice.number, day=day(notice.held_answer_due_on)),
        url=f"/board/desk/{notice.public_id}/", key=f"bulletin:held:{notice.public_id}:{notice.held_answer_due_on}:{today}",
    )  # fmt: skip


def _tell_of_review(notice, today):
    """The supervision committee has five days: told the day before, on the day, and once it is late."""
    late = notice.review_due_on < today
    title = _("有一份公开过了五天还没有审") if late else _("有一份公开等监督委员会审")
    users = accounts.users_with_role(ROLES_OF[Body(notice.reviews)], path=notice.division_path)
    return _tell_each(
        {user.pk for user in users}, title=title, due=notice.review_due_on == today,
        body=_("{number}：{day}前审完，有意见写出来退回。").format(number=notice.number, day=day(notice.review_due_on)),
        url=f"/board/desk/{notice.public_id}/", key=f"bulletin:review:{notice.public_id}:{notice.review_due_on}:{today}",
    )  # fmt: skip


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
    return _tell_each(
        {user.pk for user in accounts.users_with_role(ROLES_OF[body], path=place.path)},
        title=_("{place}有 {n} 项要公开").format(place=place.short_name, n=len(rows)), body="\n".join(lines), url="/board/desk/",
        due=any(row.due == today for row in rows), key=f"bulletin:due:{place.path}:{body}:{stage}:{due}",
    )  # fmt: skip


def _tell_each(users, *, key, **words):
    """How many of these users were told: nobody twice of the same."""
    kind = MessageKind.WORK
    sent = [messaging.notify(to=Recipient(user_id=pk), kind=kind, key=f"{key}:{pk}", **words) for pk in sorted(users)]
    return sum(each is not None for each in sent)
