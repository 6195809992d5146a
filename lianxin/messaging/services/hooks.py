"""Other systems are told what happens: who is told what, and the events themselves."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import policies, selectors
from lianxin.messaging.calc.signing import new_secret
from lianxin.messaging.calc.targets import is_hook_address
from lianxin.messaging.kinds import PING, known_events
from lianxin.messaging.models import Hook, HookDelivery, HookEvent
from lianxin.messaging.services.outbox import notify
from lianxin.messaging.services.posting import opened_networks
from lianxin.messaging.vocabulary import OPEN_STATES, AuditTag, DeliveryState, Recipient

#: The former secret signs too for so long after a new one was made.
OVERLAP = timedelta(days=1)
#: So many attempts in a row that fail stop a hook.
MOST_FAILURES = 20
KEPT = timedelta(days=30)


def announce(*, kind, path, subject, data, at=None):
    """Tell every system that listens at ``path`` or above, in the running transaction; the worker sends after commit.

    ``data()`` is asked only when somebody listens. Nothing personal may be in it. Returns the event or ``None``.
    """
    hooks = [hook for hook in selectors.hooks_over(path) if not hook.kinds or kind in hook.kinds]
    return _queue(hooks, kind, subject, data(), at) if hooks else None


def _queue(hooks, kind, subject, data, at=None):
    now = at or clock.now()
    event = HookEvent.objects.create(kind=kind, subject=subject, data=data, at=now)
    HookDelivery.objects.bulk_create(HookDelivery(hook=hook, event=event, next_try_at=clock.now()) for hook in hooks)
    return event


@action
def add_hook(*, path, place_label, label, address, kinds=(), by):
    """Tell a system from now on. Returns ``(Hook, secret)``; the secret is never shown again."""
    policies.can_keep_hooks(by, path).or_raise()
    if not is_hook_address(address, opened_networks()):
        raise RuleBroken(_("这个地址不能用：要 https 开头，不能是内网地址，不带用户名和密码。"), field="address")
    if strange := set(kinds) - set(known_events()):
        raise RuleBroken(_("没有这种事件：{kind}。").format(kind=min(strange)), field="kinds")
    secret = new_secret()
    hook = Hook.objects.create(
        place_path=path,
        place_label=place_label,
        label=label,
        address=address,
        kinds=sorted(kinds),
        secret=secret,
        added_at=clock.now(),
        added_by_id=by.id,
        added_by_name=by.name,
    )
    audit.record(AuditTag.ADD_HOOK, hook, by, after={"place": place_label, "kinds": hook.kinds})
    return hook, secret


@action
def renew_secret(*, hook, by):
    """Make a new secret; for a day the former one signs beside it. Returns the secret, which is shown once."""
    policies.can_keep_hooks(by, hook.place_path).or_raise()
    hook.former_secret, hook.former_until = hook.secret, clock.now() + OVERLAP
    hook.secret = new_secret()
    hook.save(update_fields=["secret", "former_secret", "former_until"])
    audit.record(AuditTag.RENEW_SECRET, hook, by)
    return hook.secret


@action
def end_hook(*, hook, by):
    """Nothing is sent there any more, what waits neither."""
    policies.can_keep_hooks(by, hook.place_path).or_raise()
    hook.ended_at = clock.now()
    hook.save(update_fields=["ended_at"])
    hook.deliveries.filter(state__in=OPEN_STATES).update(state=DeliveryState.GIVEN_UP, leased_until=None)
    audit.record(AuditTag.END_HOOK, hook, by)


@action
def resume_hook(*, hook, by):
    """Send again what waited while the hook stood still."""
    policies.can_keep_hooks(by, hook.place_path).or_raise()
    hook.paused_at, hook.failures = None, 0
    hook.save(update_fields=["paused_at", "failures"])
    hook.deliveries.filter(state__in=OPEN_STATES).update(attempts=0, next_try_at=clock.now())
    audit.record(AuditTag.RESUME_HOOK, hook, by)


@action
def try_hook(*, hook, by):
    """Send something that means nothing, to see whether it arrives."""
    policies.can_keep_hooks(by, hook.place_path).or_raise()
    audit.record(AuditTag.TRY_HOOK, hook, by)
    return _queue([hook], PING, hook.public_id, {})


@action
def send_again(*, delivery, by):
    """Send one event once more, under its own id: a receiver that has it knows it."""
    policies.can_keep_hooks(by, delivery.hook.place_path).or_raise()
    if delivery.hook.paused_at or delivery.hook.ended_at:
        raise RuleBroken(_("推送停着，先按“接着推送”。"))
    waits = {"state": DeliveryState.PENDING, "attempts": 0, "next_try_at": clock.now(), "leased_until": None}
    HookDelivery.objects.filter(pk=delivery.pk).update(**waits)
    audit.record(AuditTag.SEND_AGAIN, delivery.hook, by, after={"event": delivery.event.event_id})


@action
def pause_hook(*, hook, reason, by=SYSTEM):
    """Too much failed: nothing more is sent until somebody resumes it, and whoever set it up is told. Once."""
    if not Hook.objects.filter(pk=hook.pk, paused_at=None).update(paused_at=clock.now()):
        audit.record(AuditTag.PAUSE_HOOK, hook, by, reason=reason)
        return
    audit.record(AuditTag.PAUSE_HOOK, hook, by, reason=reason)
    notify(
        to=Recipient(user_id=hook.added_by_id, name=hook.added_by_name),
        kind="messaging.hook_paused",
        title=_("停了推送：{name}").format(name=hook.label),
        body=_(
            "“{name}”一直没有收下，推送停了，没送到的都留着。最后一次：{reason} 修好后到“事件推送”页按“接着推送”。"
        ).format(name=hook.label, reason=reason),
        url=f"/messages/hooks/{hook.public_id}/",
        key=f"hook:{hook.public_id}:paused:{clock.now().isoformat()}",
    )


def forget_events():
    """Events older than ``KEPT`` are gone from the log. Returns how many."""
    return HookEvent.objects.filter(at__lt=clock.now() - KEPT).delete()[0]
