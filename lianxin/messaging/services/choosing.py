"""How people want to be told, and which robots a place has."""

import re
import secrets
from datetime import timedelta
from fnmatch import fnmatchcase

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import policies
from lianxin.messaging.errors import NotPushable, UnknownAddress, WrongEmailCode
from lianxin.messaging.models import Preference, PushDevice, Robot
from lianxin.messaging.services.outbox import notify
from lianxin.messaging.vocabulary import AuditTag, Recipient

#: Scheme, host and port and then a path: no user name, nothing a client could read differently.
_ORIGIN = re.compile(r"(https?://[a-z0-9.:-]+)/")


#: A code counts for so long, as often, and another is sent after so long: the mail of somebody else is no toy.
CODE_COUNTS, MOST_TRIES, NEXT_CODE = timedelta(minutes=30), 5, timedelta(minutes=10)


@action
def choose(*, email, muted, quiet_from, quiet_until, by):
    """Keep how ``by`` wants to be told. ``muted`` are ``kind:channel`` pairs that are not wanted.

    A new address is sent a code and used once it has come back: anybody could have mistyped it. The one in use gives up
    the wish for another.
    """
    chosen = {"muted": sorted(muted), "quiet_from": quiet_from, "quiet_until": quiet_until}
    kept, _is_new = Preference.objects.update_or_create(user_id=by.id, defaults=chosen)
    if email in ("", kept.email):
        kept.email, kept.email_asked, kept.email_code_hash = email, "", ""
        kept.save(update_fields=["email", "email_asked", "email_code_hash"])
    elif email != kept.email_asked:
        _send_code(kept, email)
    after = {"muted": chosen["muted"], "quiet": f"{quiet_from:%H:%M}–{quiet_until:%H:%M}"}
    audit.record(AuditTag.CHOOSE, kept, by, after=after)
    return kept


@action
def send_code_again(*, by):
    """Another code to the address that has still to be proven; the one before counts no more."""
    kept = Preference.objects.select_for_update().exclude(email_asked="").filter(user_id=by.id).first()
    if kept is None:
        raise RuleBroken(_("没有等验证的邮箱。请先在上面填好邮箱，再保存。"), field="code")
    _send_code(kept, kept.email_asked, field="code")
    audit.record(AuditTag.SEND_EMAIL_CODE, kept, by)


def _send_code(kept, email, *, field="email"):
    now = clock.now()
    if kept.email_asked_at and kept.email_asked_at > now - NEXT_CODE:
        raise RuleBroken(_("刚发过验证码，十分钟后才能再发。没有保存。请先看看那封信。"), field=field)
    code = f"{secrets.randbelow(1_000_000):06d}"
    kept.email_asked, kept.email_asked_at, kept.email_tries = email, now, 0
    kept.email_code_hash = _hash_of(kept, code)
    kept.save(update_fields=["email_asked", "email_asked_at", "email_tries", "email_code_hash"])
    notify(
        to=Recipient(email=email),
        kind="messaging.email_code",
        title=_("验证码 {code}").format(code=code),
        body=_("有人要用这个邮箱收消息。是您，就把 {code} 填到“怎么收消息”里，半小时内有效；不是您，不用理。").format(
            code=code
        ),
        key=f"email-code:{kept.pk}:{now.isoformat()}",
        urgent=True,  # who has just asked waits for it
    )


def _hash_of(kept, code):
    return lookup_hash("email code", f"{kept.user_id}:{kept.email_asked}:{code}")


def prove_email(*, code, by):
    """The code came back: messages go to that address from now on. Wrong ones are counted, whatever becomes of the request."""
    if not _try_code(code=code.strip(), by=by):
        raise WrongEmailCode


@action
def _try_code(*, code, by):
    """One more try with a code that may still count; whether it was the right one, and the address is used."""
    since = clock.now() - CODE_COUNTS
    open_ones = Preference.objects.filter(user_id=by.id, email_asked_at__gt=since, email_tries__lt=MOST_TRIES)
    kept = open_ones.exclude(email_code_hash="").select_for_update().first()
    if kept is None:
        return False
    kept.email_tries += 1
    if is_right := kept.email_code_hash == _hash_of(kept, code):
        kept.email, kept.email_asked, kept.email_asked_at, kept.email_code_hash = kept.email_asked, "", None, ""
    kept.save(update_fields=["email", "email_asked", "email_asked_at", "email_code_hash", "email_tries"])
    audit.record(AuditTag.PROVE_EMAIL if is_right else AuditTag.TRY_EMAIL_CODE, kept, by)
    return is_right


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
