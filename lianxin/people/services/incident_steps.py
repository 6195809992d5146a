"""What every step of an incident does: the row locked, the right asked, the step and its one event written."""

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.messaging import services as messaging
from lianxin.people.errors import IncidentClosed
from lianxin.people.models import Incident, IncidentStep
from lianxin.people.policies.incidents import can_keep_incident


def tell(incident, whom, to, **said):
    messaging.notify(to=to, key=f"incident:{incident.public_id}:{whom}", urgent=True, **said)


def locked(incident):
    return Incident.objects.select_for_update().get(pk=incident.pk)


def opened(incident, by):
    """The incident, locked, of somebody who keeps it; refused once it is closed."""
    incident = locked(incident)
    can_keep_incident(by, incident).or_raise()
    if incident.closed_at:
        raise IncidentClosed
    return incident


def step(incident, kind, words, by):
    IncidentStep.objects.create(incident=incident, kind=kind, words=words, taken_at=clock.now(), taken_by_name=by.name)


def done(incident, kind, tag, words, by, after=None):
    """The step and its one event; the words stand in the step, which nobody can change."""
    step(incident, kind, words, by)
    audit.record(tag, incident, by, after=after or {})
    return incident
