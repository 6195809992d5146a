"""Messages of the board: to whoever asked or objected, and to those of a place who do something about it."""

from lianxin.accounts import selectors as accounts
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient


def tell_asker(thing, *, kind, title, body, url, key):
    """Whoever asked or objected, if there is a way to them."""
    if thing.user_id or thing.phone:
        to = Recipient(user_id=thing.user_id, phone=thing.phone, name=thing.name)
        messaging.notify(to=to, kind=kind, title=title, body=body, url=url, key=key)


def tell_roles(roles, path, *, kind, title, body, url, key, but=None, due=False):
    """Everybody who holds one of the roles over exactly this place, ``but`` for one person."""
    for user in accounts.users_with_role(roles, path=path):
        if user.pk != but:
            messaging.notify(
                to=Recipient(user_id=user.pk),
                kind=kind,
                title=title,
                body=body,
                url=url,
                due=due,
                key=f"{key}:{user.pk}",
            )
