"""Telling the people who work on a need. Whom it complains about is never told, not even that it exists."""

from lianxin.accounts import selectors as accounts
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies


def tell_staff(need, users, *, kind, title, body, key, url="", urgent=False):
    """One message to each of these users, but for those who are complained about."""
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
            urgent=urgent,
        )
