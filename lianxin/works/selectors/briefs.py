"""Projects in one line each, for pages that put rooms together."""

from django.db.models import Q

from lianxin.kit.briefs import briefs
from lianxin.kit.tree import within
from lianxin.works.models import Project
from lianxin.works.vocabulary import ProjectState


def projects_near(place="", most=3):
    """The newest of a place that somebody still works on or uses; ``told`` is the state, ``more`` where."""
    rows = Project.objects.filter(within(place, "division_path"))
    rows = rows.exclude(state__in=(ProjectState.CANCELLED, ProjectState.RETIRED))
    return _briefs(rows, most)


def projects_saying(text, most=10):
    """Those whose name or place says all the words; the newest for no text."""
    said = Q()
    for word in text.split():
        said &= Q(title__icontains=word) | Q(place__icontains=word)
    return _briefs(Project.objects.filter(said), most)


def _briefs(rows, most):
    words = {"title": "title", "place": "division__short_name", "told": "state", "more": "place"}
    return briefs(rows, "project", **words, at="opened_at", most=most)
