"""How people want to be told, and which robots a place has."""

import re
from fnmatch import fnmatchcase

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import policies
from lianxin.messaging.errors import NotPushable, UnknownAddress
from lianxin.messaging.models import Preference, PushDevice, Robot
from lianxin.messaging.vocabulary import AuditTag

#: Scheme, host and port and then a path: no user name, nothing a client could read differently.
_ORIGIN = re.compile(r"(https?://[a-z0-9.:-]+)/")


@action
def choose(*, email, muted, quiet_from, quiet_until, by):
    """Keep how ``by`` wants to be told. ``muted`` are ``kind:channel`` pairs that are not wanted."""
    chosen = {"muted": sorted(muted), "quiet_from": quiet_from, "quiet_until": quiet_until}
    kept, _is_new = Preference.objects.update_or_create(user_id=by.id, defaults={"email": email, **chosen})
    after = {"muted": chosen["muted"], "quiet": f"{quiet_from:%H:%M}–{quiet_until:%H:%M}"}
    audit.record(AuditTag.CHOOSE, kept, by, after=after)
    return kept


@action
def add_device(*, endpoint, public_key, auth_secret, label, by):
    """Let a browser show notices of ``by``'s messages. A browser has one owner: whoever signed in there last."""
    if not is_push_service(endpoint):
        raise NotPushable
    found_by = lookup_hash("push_endpoint", endpoint)
    PushDevice.objects.filter(endpoint_hash=found_by, ended_at=None).update(ended_at=clock.now())
    device = PushDevice.objects.create(
        user_id=by.id,
        endpoint=endpoint,
        endpoint_hash=found_by,
        public_key=public_key,
        auth_secret=auth_secret,
        label=label[:60],
        added_at=clock.now(),
    )
    audit.record(AuditTag.ADD_DEVICE, device, by)
    return device


@action
def end_device(*, device, by):
    """That browser shows nothing any more."""
    device.ended_at = clock.now()
    device.save(update_fields=["ended_at"])
    audit.record(AuditTag.END_DEVICE, device, by)


def is_push_service(endpoint):
    """Whether the address is at one of the push services the county trusts."""
    start = _ORIGIN.match(endpoint)
    return start is not None and any(fnmatchcase(start[1], service) for service in settings.PUSH_SERVICES)


@action
def add_robot(*, path, place_label, channel, address, label, by):
    """Let a group robot, a mailbox or a web hook be told of work at this place."""
    policies.can_keep_robots(by, path).or_raise()
    if not is_address(address):
        raise UnknownAddress
    if Robot.objects.filter(place_path=path, label=label, ended_at=None).exists():
        raise RuleBroken(_("这个地方已经有叫“{name}”的渠道。").format(name=label), field="label")
    robot = Robot.objects.create(
        place_path=path,
        place_label=place_label,
        channel=channel,
        address=address,
        label=label,
        added_at=clock.now(),
        added_by_name=by.name,
    )
    audit.record(AuditTag.ADD_ROBOT, robot, by, after={"channel": channel})
    return robot


@action
def end_robot(*, robot, by):
    """Nothing is sent there any more."""
    policies.can_keep_robots(by, robot.place_path).or_raise()
    robot.ended_at = clock.now()
    robot.save(update_fields=["ended_at"])
    audit.record(AuditTag.END_ROBOT, robot, by)
    return robot


def is_address(text):
    """Whether the notification library can read it."""
    import apprise  # large, and needed only when an address is kept

    return apprise.Apprise.instantiate(text, suppress_exceptions=True) is not None
