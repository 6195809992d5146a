"""Pictures of a project, by moment."""

from lianxin.accounts.vocabulary import Role
from lianxin.files import selectors as files
from lianxin.kit.decisions import allow, hide
from lianxin.works import policies
from lianxin.works.models import Project
from lianxin.works.vocabulary import Moment


def photo_kind(moment):
    """What the files room calls the photos of a moment."""
    return f"works_{Moment(moment).value}"


def photos_of(project):
    """``{moment: photos}`` in the order they came: one query."""
    found = files.files_by_kind([photo_kind(each) for each in Moment], project.public_id)
    return {moment: found[photo_kind(moment)] for moment in Moment}


#: What the files room calls a photo that is not shown any more.
HIDDEN = "works_hidden"


def can_view_hidden(actor, project_id):
    """Who supervises the place, and auditors."""
    found = Project.objects.filter(public_id=project_id).first()
    if found is None or not actor.is_user:
        return hide()
    return allow() if actor.holds(*policies.SUPERVISORS, Role.AUDITOR, path=found.division_path) else hide()


#: What the files room calls the pages of the signed sheet of an acceptance.
SHEETS = "works_sheet"


def sheets_of(project):
    """The pages of the signed sheet, in their order."""
    return files.files_of(SHEETS, project.public_id)


def can_view_sheet(actor, project_id):
    """Names and signatures stand on it: who works there, who supervises, and the monitors."""
    found = Project.objects.filter(public_id=project_id).first()
    return allow() if found and policies.can_see_sheet(actor, found) else hide()


def can_view_photo(_actor, _project_id):
    """A project is everybody's, and so are its pictures."""
    return allow()
