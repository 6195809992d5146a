"""Promises: the only door of their states, and how they pass to whoever follows."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.liaison import policies
from lianxin.liaison.models import Promise
from lianxin.liaison.vocabulary import PROMISE_MOVES, AuditTag, PromiseState


@action
def settle_promise(*, promise, state, by, at=None):
    """Whoever keeps it says it is kept; the household (or staff for it) that it is not wanted any more."""
    policies.can_settle_promise(by, promise, state).or_raise()
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    if state not in PROMISE_MOVES[PromiseState(promise.state)]:
        raise RuleBroken(_("这条承诺现在是“{state}”，改不了了。").format(state=promise.get_state_display()))
    _settle(promise, state, by.name, at or clock.now())
    audit.record(AuditTag.PROMISE_SETTLED, promise, by, after={"state": str(promise.get_state_display())})
    return promise


@action
def judge_promise(*, promise, is_so, by, at=None):
    """The household says whether what was promised was done; never who promised it."""
    policies.can_speak_for_household(by, promise.contact, promise.keeper.user_id).or_raise()
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    if promise.state != PromiseState.KEPT:
        raise RuleBroken(_("这条承诺还没有说办到，不用确认。"))
    promise.household_says, promise.household_said_at = is_so, at or clock.now()
    promise.save(update_fields=["household_says", "household_said_at"])
    audit.record(AuditTag.PROMISE_JUDGED, promise, by, after={"is_so": is_so})
    return promise


def settle_in_visit(contact, public_ids, name, at):
    """Those said to be kept at a visit, as far as they are still open; runs inside the caller's action."""
    for promise in contact.promises.filter(public_id__in=public_ids, state=PromiseState.OPEN):
        _settle(promise, PromiseState.KEPT, name, at)


def _settle(promise, state, name, at):
    promise.state, promise.settled_at, promise.settled_by_name = state, at, name[:80]
    promise.save(update_fields=["state", "settled_at", "settled_by_name"])


def carry_over(contact, there, *, name, at):
    """Open promises of a household that moved stay promised where it lives now; who kept them keeps them until
    somebody is assigned there. Returns how many.
    """
    moving = list(Promise.objects.filter(contact=contact, state=PromiseState.OPEN))
    _pass({each: (there.pk, each.keeper_id) for each in moving}, name=name, at=at)
    return len(moving)


def lapse(contact, *, name, at):
    """The household is struck off: its open promises can be kept to nobody. Returns how many."""
    open_ones = Promise.objects.filter(contact=contact, state=PromiseState.OPEN)
    return open_ones.update(state=PromiseState.LAPSED, settled_at=at, settled_by_name=name[:80])


def pass_on(leads, *, name, at):
    """Open promises of these contacts go to who leads them now: ``{contact id: liaison}``. Returns how many."""
    passing = [
        promise
        for promise in Promise.objects.filter(contact__in=list(leads), state=PromiseState.OPEN)
        if promise.keeper_id != leads[promise.contact_id].pk
    ]
    _pass({each: (each.contact_id, leads[each.contact_id].pk) for each in passing}, name=name, at=at)
    return len(passing)


def _pass(passing, *, name, at):
    """``{promise: (contact id, keeper id)}``: each ends as passed on and goes on as another, with its day."""
    Promise.objects.filter(pk__in=[each.pk for each in passing]).update(
        state=PromiseState.PASSED_ON, settled_at=at, settled_by_name=name[:80]
    )
    Promise.objects.bulk_create(
        Promise(
            contact_id=contact, visit_id=each.visit_id, keeper_id=keeper, passed_from=each, words=each.words,
            due_on=each.due_on, made_at=each.made_at,
        )
        for each, (contact, keeper) in passing.items()
    )  # fmt: skip
