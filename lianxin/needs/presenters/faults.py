"""Faults of a thing, for its own page: how far each is, and what everybody may read of it."""

from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.faults import Fault
from lianxin.kit.templatetags.kit import day
from lianxin.needs import selectors
from lianxin.needs.presenters.clocks import clock_face
from lianxin.needs.vocabulary import Channel


def faults_told(kind, thing_id):
    """The newest first. An answer given to a resident is theirs; one to who looked after it is everybody's."""
    now = clock.now()
    return [_fault(need, now) for need in selectors.faults_of(kind, thing_id)]


def _fault(need, now):
    public = bool(need.public_summary)
    return Fault(
        need.number,
        day(need.received_at),
        clock_face(need, now).tone,
        need.get_state_display(),
        day(need.due_at) if need.clock_runs else "",
        need.answer if public and need.channel == Channel.INSPECTION else "",
        reverse("needs:public_case", args=[need.public_id]) if public else "",
    )
