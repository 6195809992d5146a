"""The only door for a change of state: ``lock`` the project, then ``move`` it by a verb of the table."""

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.works.errors import WrongState
from lianxin.works.models import Project, Stage
from lianxin.works.vocabulary import PROJECT_WAYS

#: What this room calls its things in the books.
SOURCE = "village_project"


def lock(project):
    """Fetch it again and hold its row until the transaction ends."""
    return Project.objects.select_for_update(of=("self",)).select_related("division", "book").get(pk=project.pk)


def require(project, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if project.state not in PROJECT_WAYS[verb].sources:
        raise WrongState(project)


def move(project, verb, tag, by, *, at, on=None, words="", after=None, **changes):
    """Move a locked project along one step of the table; the step is kept, with one audit event."""
    require(project, verb)
    before = str(project.state)
    for name, value in changes.items():
        setattr(project, name, value)
    project.state = PROJECT_WAYS[verb].target or project.state
    project.save(update_fields=["state", *changes])
    keep_stage(project, by, at=at, on=on, words=words)
    told = {"state": str(project.state), **(after or {})}
    audit.record(tag, project, by, before={"state": before}, after=told, reason=words, at=at)
    return project


def keep_stage(project, by, *, at, on=None, words=""):
    Stage.objects.create(
        project=project, state=project.state, on=on or clock.day_of(at), words=words.strip(), at=at,
        by_name=by.name[:80],
    )  # fmt: skip
