"""Telling the people who work on a need. Whom it complains about is never told, not even that it exists."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import moment
from lianxin.kit.tree import ancestors
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies
from lianxin.needs.vocabulary import MessageKind, Urgency
from lianxin.territory import selectors as territory


def ring_desk(need, *, key, besides=None):
    """A pressing need has come to its desk."""
    urgency = str(Urgency(need.urgency).label).partition("：")[0]
    title = _("{urgency}，请马上派单：{number}").format(urgency=urgency, number=need.number)
    tell_desk(need, title, key=key, besides=besides)


def tell_desk(need, title, *, key, besides=None):
    """Whoever dispatches at the need's desk, or at the first one above where nobody does; ``besides`` knows already."""
    tell_staff(
        need,
        [user for user in at_the_desk(need) if user.pk != besides],
        kind=MessageKind.WORK,
        title=title,
        body=_("{number} {category}，还没有派单。{contact} 前要联系诉求人，{due} 前要答复。").format(
            number=need.number,
            category=need.category,
            contact=moment(need.contact_due_at),
            due=moment(need.due_at),
        ),
        key=f"desk:{key}",
    )


def at_the_desk(need):
    """Whoever dispatches at the need's desk, or at the first one above where nobody does."""
    desks = reversed(ancestors(need.desk_path, include_self=True))
    staffed = (accounts.users_with_role(policies.COUNTY_DISPATCHERS, path=path) for path in desks)
    return next(filter(None, staffed), [])


def level_above(need):
    """``(path, leaders)`` of the first level above the unit (before dispatch, above the desk) where anybody leads today.

    Where nobody does up to the top, the level next above, and nobody.
    """
    first = territory.one_level_up(need.unit.division_path if need.unit_id else need.desk_path)
    for path in reversed(ancestors(first, include_self=True)):
        if leaders := accounts.users_with_role(policies.LEVELS_ABOVE, path=path):
            return path, leaders
    return first, []


def tell_staff(need, users, *, kind, title, body, key, url=""):
    """One message to each of these users, but for those who are complained about; at once when it is pressing."""
    due = need.clock_runs and clock.today() in (clock.day_of(day) for day in (need.due_at, need.owed_by) if day)
    for user in users:
        if (need.is_sealed or need.names_staff) and policies.is_complained_about(accounts.actor_for(user), need):
            continue
        messaging.notify(
            to=Recipient(user_id=user.pk, name=user.name),
            kind=kind,
            title=title,
            body=body,
            url=url or f"/needs/{need.public_id}/",
            key=f"need:{need.public_id}:{user.pk}:{key}",
            urgent=need.is_pressing,
            due=due,
        )
