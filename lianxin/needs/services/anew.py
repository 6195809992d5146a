"""What a need done again takes along: that it was late, and the unit that has its tasks today."""

from lianxin.needs import selectors
from lianxin.needs.vocabulary import ClosedBy
from lianxin.organisations import selectors as organisations


def late_so_far(need):
    """The changes that keep what came too late this time or a time before; a new promise undoes no broken one."""
    owed_contact = need.dispatched_at is not None and need.closed_by != ClosedBy.ON_SPOT
    return {
        "contact_was_late": need.contact_was_late
        or (owed_contact and _is_after(need.contacted_at, need.contact_due_at)),
        "answer_was_late": need.answer_was_late or _is_after(need.answered_at, need.due_at),
    }


def _is_after(done, due):
    return done is None or done > due


def unit_to_go_on(need):
    """The changes that give it to the one living unit its own became; back to the desk where there is none or it may not
    have it."""
    if need.unit_id is None or need.unit.dissolved_on is None:
        return {}
    heir = organisations.living_successor(need.unit)
    if heir and not selectors.is_kept_from(need, heir):
        return {"unit": heir}
    return {"unit": None, "dispatched_at": None, "dispatched_by_id": None, "dispatch_is_final": False}
