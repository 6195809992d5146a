"""The way of an entry: consent, the steps of its route, the mentor, the look once a year, and out at any time."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.cadres import policies, selectors
from lianxin.cadres.calc import routes
from lianxin.cadres.models import PoolMark
from lianxin.cadres.services.checking import clear_pool_answers
from lianxin.cadres.services.moving import lock, move, require
from lianxin.cadres.vocabulary import POOL_WAYS, AuditTag, Channel, Mark, PoolVerb, RouteStep
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

_YEAR = timedelta(days=365)


@action
def consent(*, entry, on, by, at=None):
    """The person says yes, online or on a signed paper; before that nothing goes on."""
    at, entry = at or clock.now(), lock(entry)
    policies.can_consent(by, entry).or_raise()
    if not entry.nominated_on <= on <= clock.day_of(at):
        raise RuleBroken(_("日子要在推荐以后，不晚于今天。"), field="on")
    channel = _channel(by, entry)
    moved = move(
        entry, POOL_WAYS, PoolVerb.CONSENT, AuditTag.CONSENT, by, at=at, after={"channel": str(channel)},
        consented_on=on, consent_channel=channel,
    )  # fmt: skip
    keep_mark(moved, Mark.SELF, by, at=at, on=on)
    return moved


@action
def pass_step(*, entry, words, by, at=None):
    """The next step of the entry's own route; after the last one the person is in the pool.

    Nobody takes two steps of one entry: who enters the paper the person signed does not recommend, who recommends does not
    examine, who examines does not file.
    """
    at, entry = at or clock.now(), lock(entry)
    step = _next(entry)
    policies.can_take_next_step(by, entry).or_raise()
    is_last = routes.is_last(entry.route, {each.mark for each in selectors.marks_of(entry)})
    verb = PoolVerb.ENTER if is_last else PoolVerb.PASS
    changes = {"look_again_on": clock.day_of(at) + _YEAR} if is_last else {}
    moved = move(entry, POOL_WAYS, verb, AuditTag.PASS, by, at=at, after={"step": str(step)}, **changes)
    keep_mark(moved, Mark(step), by, at=at, words=words)
    return moved


@action
def turn_down(*, entry, words, by, at=None):
    """It ends here; the person reads why. As with every step, nobody says no who took another one."""
    at, entry = at or clock.now(), lock(entry)
    step = _next(entry)
    policies.can_take_next_step(by, entry).or_raise()
    moved = move(entry, POOL_WAYS, PoolVerb.TURN_DOWN, AuditTag.TURN_DOWN, by, at=at, after={"step": str(step)})
    keep_mark(moved, Mark.TURNED_DOWN, by, at=at, words=words)
    clear_pool_answers(moved.file, by, at)
    return moved


@action
def accompany(*, entry, mentor, plan, by, at=None):
    """Who helps them on, and how."""
    at, entry = at or clock.now(), lock(entry)
    policies.can_look_after(by, entry).or_raise()
    return move(
        entry, POOL_WAYS, PoolVerb.ACCOMPANY, AuditTag.ACCOMPANY, by, at=at, mentor=mentor.strip(), plan=plan.strip()
    )


@action
def keep_in_pool(*, entry, words, by, at=None):
    """The look once a year: they stay, and the next look is in a year."""
    at, entry = at or clock.now(), lock(entry)
    policies.can_look_after(by, entry).or_raise()
    again = clock.day_of(at) + _YEAR
    moved = move(entry, POOL_WAYS, PoolVerb.KEEP, AuditTag.KEEP, by, at=at, look_again_on=again)
    keep_mark(moved, Mark.KEPT, by, at=at, words=words)
    return moved


@action
def release_from_pool(*, entry, words, by, at=None):
    """The look once a year: they do not stay, and read why. Never before the day of the look, and they may come again."""
    at, entry = at or clock.now(), lock(entry)
    policies.can_look_after(by, entry).or_raise()
    require(entry, POOL_WAYS, PoolVerb.RELEASE)
    if entry.look_again_on and clock.day_of(at) < entry.look_again_on:
        raise RuleBroken(
            _("一年一看的日子是 {day}，到了再定。本人想退出的，随时可以自己退出。").format(
                day=entry.look_again_on.isoformat()
            )
        )
    moved = move(entry, POOL_WAYS, PoolVerb.RELEASE, AuditTag.RELEASE, by, at=at, look_again_on=None)
    keep_mark(moved, Mark.RELEASED, by, at=at, words=words)
    clear_pool_answers(moved.file, by, at)
    return moved


@action
def leave_pool(*, entry, by, at=None):
    """The person leaves whenever they like; nobody asks why, and nothing of it counts against them."""
    at, entry = at or clock.now(), lock(entry)
    policies.can_leave(by, entry).or_raise()
    after = {"channel": str(_channel(by, entry))}
    moved = move(entry, POOL_WAYS, PoolVerb.LEAVE, AuditTag.LEAVE, by, at=at, after=after, look_again_on=None)
    keep_mark(moved, Mark.LEFT, by, at=at)
    clear_pool_answers(moved.file, by, at)
    return moved


def keep_mark(entry, mark, by, *, at, on=None, words=""):
    PoolMark.objects.create(
        entry=entry, mark=mark, on=on or clock.day_of(at), words=words.strip(), at=at, by_id=by.id, by_name=by.name[:80]
    )


def _channel(by, entry):
    return Channel.SELF if policies.is_own(by, entry.file) else Channel.PAPER


def _next(entry):
    require(entry, POOL_WAYS, PoolVerb.PASS)
    return RouteStep(selectors.next_step(entry))
