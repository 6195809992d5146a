from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from lianxin.kit import clock, paging, sql
from lianxin.kit.tree import ancestors, within_any
from lianxin.messaging import policies
from lianxin.messaging.calc.timing import QUIET_FROM, QUIET_UNTIL
from lianxin.messaging.kinds import known_events, not_texted
from lianxin.messaging.models import Delivery, Heartbeat, Hook, Message, PeriodicRun, Preference, PushDevice, Robot
from lianxin.messaging.vocabulary import DeliveryState

ALIVE_WITHIN = timedelta(minutes=2)


_CHOICE = [f"message_preference__{field}" for field in ("user", "email", "muted", "quiet_from", "quiet_until")]
#: More is not counted: the badge says 99+.
MOST_UNREAD = 100


def unread_count(actor):
    """How many messages wait unread, ``MOST_UNREAD`` at most: one query, on every page of who is signed in."""
    if not actor.is_user:
        return 0
    waiting = "SELECT 1 FROM messaging_message WHERE user_id = %s AND read_at IS NULL LIMIT %s"
    return len(sql.rows(waiting, actor.id, MOST_UNREAD))


def inbox(actor, *, cursor=""):
    """A page of the messages to this person, newest first."""
    own = Message.objects.filter(user_id=actor.id) if actor.is_user else Message.objects.none()
    return paging.page(own, order=("-created_at", "-id"), cursor=cursor)


def own_message(actor, public_id):
    """A message to this person, or ``None``."""
    return Message.objects.filter(user_id=actor.id, public_id=public_id).first() if actor.is_user else None


def reached_nobody(*, prefix):
    """Whether nothing that was told under keys beginning so got out of the house, and no account has it to read.

    What waits to be sent counts as sent. Both conditions say the same: each engine has an index for one of them.
    """
    told = Message.objects.filter(key__startswith=prefix, key__gte=prefix, key__lt=f"{prefix}\U0010ffff")
    failed = Q(state__in=(DeliveryState.GIVEN_UP, DeliveryState.NO_GATEWAY))
    out = Delivery.objects.filter(~failed, message=OuterRef("pk"))
    return told.exists() and not told.filter(Q(user__isnull=False) | Exists(out)).exists()


def is_worker_alive():
    """Whether the background worker was seen in the last two minutes."""
    return Heartbeat.objects.filter(seen_at__gte=clock.now() - ALIVE_WITHIN).exists()


def ways_to(user_id):
    """``(preference, phone)``: how this person wants to be told, and the number of the account while it is open.

    What holds for everybody where nothing was chosen, or there is no account. One query of what every message needs.
    """
    found = _with_choice(user_id) if user_id else []
    user = found[0] if found else None
    chosen = getattr(user, "message_preference", None)
    phone = user.phone if user and user.is_active else ""
    usual = {"muted": not_texted(), "quiet_from": QUIET_FROM, "quiet_until": QUIET_UNTIL}
    return chosen or Preference(user_id=user_id, **usual), phone


def ways_to_each(users):
    """The same of many, ``{user id: (preference, phone)}``: one query."""
    known = get_user_model().objects.select_related("message_preference").only("phone", "is_active", *_CHOICE)
    found = known.in_bulk(set(users))
    usual = {"muted": not_texted(), "quiet_from": QUIET_FROM, "quiet_until": QUIET_UNTIL}
    return {
        pk: (getattr(user, "message_preference", None) or Preference(user_id=pk, **usual), user.phone if user.is_active else "")
        for pk, user in found.items()
    }  # fmt: skip


@sql.compiled
def _with_choice(key):
    known = get_user_model().objects.select_related("message_preference").only("phone", "is_active", *_CHOICE)
    return known.filter(pk=key)


def next_runs(names):
    """``{name: moment}`` of the next run of these periodic jobs, as far as the worker knows them: one query."""
    return dict(PeriodicRun.objects.filter(name__in=names).values_list("name", "due_at"))


def devices_of(user_id):
    """Browsers that show this person's notices, oldest first."""
    return PushDevice.objects.filter(user_id=user_id, ended_at=None).order_by("added_at", "id")


def device_keys_of(user_id):
    """The ids of those browsers, for the outbox: every message to a person asks it."""
    found = sql.rows("SELECT id FROM messaging_pushdevice WHERE user_id = %s AND ended_at IS NULL ORDER BY id", user_id)
    return [pk for (pk,) in found]


def devices_by_user(users):
    """Those of many, ``{user id: [ids]}``: one query."""
    found: dict[int, list[int]] = {}
    rows = PushDevice.objects.filter(user__in=set(users), ended_at=None).order_by("id")
    for user, pk in rows.values_list("user_id", "pk"):
        found.setdefault(user, []).append(pk)
    return found


def own_device(actor, public_id):
    """A browser in use by this person, or ``None``."""
    return devices_of(actor.id).filter(public_id=public_id).first() if actor.is_user else None


@sql.compiled
def robots_of(path):
    """Robots in use at just this place."""
    return Robot.objects.filter(place_path=path, ended_at=None)


def robots_below(paths):
    """Robots in use at any of these places and below."""
    return Robot.objects.filter(within_any(paths, "place_path"), ended_at=None).order_by("place_path", "label")


def find_robot(actor, public_id):
    """A robot in use that this person looks after, or ``None``."""
    return robots_below(policies.robot_scopes(actor)).filter(public_id=public_id).first()


def hooks_over(path):
    """Hooks in use that hear what happens at a place: its own and those of every place above.

    Asked at every step of every case and mostly for nothing: one plain query, and another only where somebody listens.
    """
    places = ["", *ancestors(path, include_self=True)]
    marks = ", ".join(["%s"] * len(places))
    listening = f"SELECT id FROM messaging_hook WHERE ended_at IS NULL AND place_path IN ({marks})"  # noqa: S608 - marks alone
    found = sql.rows(listening, *places)
    return list(Hook.objects.filter(pk__in=[pk for (pk,) in found])) if found else []


def hooks_kept_by(actor):
    """Hooks in use this person looks after."""
    mine = within_any(policies.hook_scopes(actor), "place_path")
    return Hook.objects.filter(mine, ended_at=None).order_by("place_path", "label", "id")


def find_hook(actor, public_id):
    """A hook this person looks after, in use or ended, or ``None``."""
    return Hook.objects.filter(within_any(policies.hook_scopes(actor), "place_path"), public_id=public_id).first()


def hook_log(hook, *, cursor=""):
    """What was sent there, newest first."""
    found = paging.page(hook.deliveries.select_related("event"), order=("-id",), cursor=cursor)
    names = known_events()
    for each in found:
        each.kind_name = names.get(each.event.kind, each.event.kind)
    return found


def find_hook_delivery(hook, event_id):
    """One event on its way to this hook, or ``None``."""
    return hook.deliveries.select_related("event", "hook").filter(event__event_id=event_id).first()
