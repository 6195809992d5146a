from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.sql import insert, insert_once
from lianxin.messaging.calc.timing import after_quiet_hours
from lianxin.messaging.models import Delivery, Message
from lianxin.messaging.selectors import device_keys_of, devices_by_user, robots_of, ways_to, ways_to_each
from lianxin.messaging.vocabulary import ChannelKind

_BATCH = 500
_told_at: ContextVar = ContextVar("told_at", default=None)


@contextmanager
def told_at(moment):
    """Whatever is queued in here was told at that moment: the past of a sample."""
    token = _told_at.set(moment)
    try:
        yield
    finally:
        _told_at.reset(token)


def _now():
    return _told_at.get() or clock.now()


def notify(*, to, kind, title, body, url="", key, urgent=False, due=False, reply_token=""):
    """Queue a message in the running transaction; the worker delivers it after commit.

    ``key`` makes it idempotent: the same key twice is one message. Returns the message, or ``None`` when it was
    queued before. Outside the house nothing rings in quiet hours (the person's own, else 21:00 to 7:00) unless it is
    ``urgent``, and nothing goes a way the person has switched off; of work, whoever chose nothing is texted only what is
    ``urgent`` or, with ``due``, to be done today. A text goes to the number given, else to the account's. What is answered by e-mail comes back with ``reply_token`` to the reader of letters.
    """
    now, (choice, own_phone) = _now(), ways_to(to.user_id)
    phone, email = to.phone or own_phone, to.email or choice.email
    message = Message(
        key=key[:160],
        user_id=to.user_id,
        phone=phone,
        email=email,
        name=to.name[:40],
        kind=kind,
        title=title[:120],
        body=body,
        url=url,
        reply_token=reply_token,
        is_urgent=urgent,
        created_at=now,
    )
    if not insert_once(message):
        return None
    pushed = bool(to.user_id) and choice.wants(kind, ChannelKind.WEB_PUSH)
    for delivery in _rings(message, choice, device_keys_of(to.user_id) if pushed else (), pressing=urgent or due):
        insert(delivery)
    return message


def notify_all(*, users, kind, title, body, url="", key):
    """Tell the same to all of these accounts, as ``notify`` does, in as many statements for one as for a thousand.

    Whom ``key`` told already is not told again. The caller holds the row of what is told, so that no two tell at once.
    """
    now, wanted = _now(), {f"{key}:{user}"[:160]: user for user in users}
    told = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    fresh = {each: user for each, user in wanted.items() if each not in told}
    ways, devices = ways_to_each(fresh.values()), devices_by_user(fresh.values())
    made = [
        Message(
            key=each, user_id=user, phone=ways[user][1], email=ways[user][0].email, kind=kind, title=title[:120],
            body=body, url=url, created_at=now,
        )
        for each, user in fresh.items()
    ]  # fmt: skip
    Message.objects.bulk_create(made, batch_size=_BATCH)
    rings = []
    for message in made:
        choice = ways[message.user_id][0]
        pushed = devices.get(message.user_id, ()) if choice.wants(kind, ChannelKind.WEB_PUSH) else ()
        rings += _rings(message, choice, pushed, pressing=False)
    Delivery.objects.bulk_create(rings, batch_size=_BATCH)
    return len(made)


def _rings(message, choice, devices, *, pressing):
    """Where a new message rings outside the house: what the person has not switched off, and not in their quiet hours."""
    ways = [ChannelKind.SMS] if message.phone and choice.wants_text(message.kind, is_pressing=pressing) else []
    if message.email and choice.wants(message.kind, ChannelKind.EMAIL):
        ways.append(ChannelKind.EMAIL)
    now, quiet = timezone.localtime(message.created_at), (choice.quiet_from, choice.quiet_until)
    at = message.created_at if message.is_urgent else after_quiet_hours(now, *quiet)
    pushed = [(ChannelKind.WEB_PUSH, device) for device in devices]
    return [
        Delivery(message=message, channel=channel, device_id=device, next_try_at=at)
        for channel, device in [*((way, None) for way in ways), *pushed]
    ]


def notify_place(*, path, kind, title, body, url="", key, urgent=False):
    """Tell the robots of one place, in quiet hours only what is ``urgent``; nothing personal may be in it, a group reads it.

    Returns the message or ``None``.
    """
    robots = robots_of(path)
    if not robots:
        return None
    now = _now()
    message = Message(key=key[:160], kind=kind, title=title[:120], body=body, url=url, is_urgent=urgent, created_at=now)
    if not insert_once(message):
        return None
    may_ring_at = now if urgent else after_quiet_hours(timezone.localtime(now))
    for robot in robots:
        insert(Delivery(message=message, channel=robot.channel, robot=robot, next_try_at=may_ring_at))
    return message


@action
def forget_messages(*, prefixes):
    """Drop the messages whose keys begin so, in the running transaction: what they speak of is no longer kept.

    Both conditions say the same: each engine has an index for one of them.
    """
    for prefix in prefixes:
        Message.objects.filter(key__startswith=prefix, key__gte=prefix, key__lt=f"{prefix}\U0010ffff").delete()


@action
def read_message(*, message, by):
    """A person opened a message of their own; reading it again changes nothing."""
    Message.objects.filter(pk=message.pk, user_id=by.id, read_at__isnull=True).update(read_at=clock.now())
