"""Search hits in words, by what they are."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin.presenters import board_row
from lianxin.deliberation.vocabulary import MeetingState, ResolutionState, TopicState
from lianxin.kit.templatetags.kit import moment
from lianxin.needs import presenters as needs
from lianxin.works.vocabulary import ProjectState


@dataclass(frozen=True)
class Hit:
    url: str
    title: str
    meta: str


def found_groups(found, at):
    """Search hits under the name of their kind; empty kinds are left out."""
    named = found.named.get
    groups = (
        (_("诉求"), [_need(needs.queue_row(need, at)) for need in found.needs]),
        (_("公开的诉求"), [_public(needs.public_row(need, at)) for need in found.public]),
        (_("人"), [_person(hit) for hit in found.people]),
        (_("村里的项目"), [_project(row) for row in named("project", ())]),
        (_("议题"), [_of_the_hall("deliberation:topic", row, TopicState) for row in named("topic", ())]),
        (_("会议"), [_meeting(row) for row in named("meeting", ())]),
        (_("决议"), [_of_the_hall("deliberation:resolution", row, ResolutionState) for row in named("resolution", ())]),
        (_("公开栏"), [Hit(row.url, row.title, row.meta) for row in map(board_row, found.notices)]),
        (_("单位"), [Hit(_at("organisations:unit", row), row.title, _way(row)) for row in named("unit", ())]),
        (_("地方"), [_place(row) for row in named("place", ())]),
    )
    return [(name, hits) for name, hits in groups if hits]


def _at(name, row):
    return reverse(name, args=[row.public_id])


def _told(*words):
    return " · ".join(filter(None, map(str, words)))


def _way(row):
    """The whole way to a place; what nothing stands above leaves blanks."""
    return " ".join(row.place.split())


def _need(row):
    return Hit(row.url, row.title, _told(row.number, row.state))


def _public(row):
    """Many say the same: where it is tells them apart."""
    return Hit(row.url, row.title, _told(row.meta, row.state))


def _person(hit):
    return Hit(reverse("people:person", args=[hit.public_id]), hit.name, f"{hit.place} {hit.phone}")


def _project(row):
    return Hit(_at("works:project", row), row.title, _told(row.place, row.more, ProjectState(row.told).label))


def _of_the_hall(name, row, states):
    return Hit(_at(name, row), row.title, _told(row.place, states(row.told).label))


def _meeting(row):
    told = _told(row.place, moment(row.at), MeetingState(row.told).label)
    return Hit(_at("deliberation:meeting", row), row.title, told)


def _place(row):
    old = _("原 {words}").format(words=row.more) if row.more else ""
    return Hit(f"{reverse('bulletin:board')}?place={row.public_id}", row.title, _told(_way(row), row.told, old))
