"""What a need led to beyond its own answer: the matter it belongs to, what was decided on it, what was built or begun."""

from dataclasses import dataclass

from django.db.models import Value

from lianxin.bulletin import selectors as bulletin
from lianxin.deliberation import selectors as hall
from lianxin.harvests import selectors as harvests
from lianxin.needs import selectors as needs
from lianxin.works import selectors as works


@dataclass(frozen=True)
class Story:
    """The chain beyond one need; each is ``None`` where it has not come to that, or not to everybody's knowledge."""

    topic: object = None  # what comes up again and again
    talk: object = None  # the same in the hall
    resolution: object = None
    notice: object = None
    project: object = None
    venture: object = None  # what is grown or raised by that resolution


def story_of(need, viewer):
    """Up to five queries; one for a need that belongs to no matter."""
    topic = needs.matter_of(need)
    talk = needs.hall_topic_of(topic, viewer) if topic else None
    if talk is None:
        return Story(topic)
    resolution, project = hall.resolution_on(talk), works.project_on(talk.public_id)
    # What was decided is built, or begun as a venture.
    venture = harvests.venture_on(resolution.public_id) if resolution and not project else None
    return Story(topic, talk, resolution, _hung(resolution) if resolution else None, project, venture)


def carried_out(resolution):
    """``(room, address id, title)`` of what is built, grown or raised by a resolution in force: one query. Of one that ended the later
    one says so."""
    if hall.end_of(resolution):
        return []
    built, grown = works.built_by(resolution.public_id), harvests.grown_by(resolution.public_id)
    rows = built.annotate(room=Value("works")).union(grown.annotate(room=Value("harvests")), all=True)
    return [(room, public_id, title) for public_id, title, room in rows]


def _hung(resolution):
    """The notice by which it was made public."""
    return bulletin.notices_of("resolution", resolution.public_id).filter(posted_on__isnull=False).first()
