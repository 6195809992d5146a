"""Pictures of a project, by moment."""

from lianxin.files import selectors as files
from lianxin.kit.decisions import allow
from lianxin.works.vocabulary import Moment


def photo_kind(moment):
    """What the files room calls the photos of a moment."""
    return f"works_{Moment(moment).value}"


def photos_of(project):
    """``{moment: photos}`` in the order they came: one query."""
    found = files.files_by_kind([photo_kind(each) for each in Moment], project.public_id)
    return {moment: found[photo_kind(moment)] for moment in Moment}


def can_view_photo(_actor, _project_id):
    """A project is everybody's, and so are its pictures."""
    return allow()
