"""Who watches, what was written down, what is still to be mended, what the acceptances said."""

from datetime import timedelta

from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.works.calc import lot
from lianxin.works.vocabulary import ProjectState


def monitors_of(project):
    """Volunteers by number."""
    return list(project.monitors.order_by("number"))


def free_volunteers(project):
    """Those without an interest who have not left: who the lot is drawn among."""
    return list(project.monitors.filter(interest="", left_because="").order_by("number"))


def has_too_few(project, today=None):
    """Whether the day of the lot has come with fewer to draw from than have to watch."""
    if project.draw_on is None or project.draw_seed or (today or clock.today()) < project.draw_on:
        return False
    return len(free_volunteers(project)) < lot.FEWEST


#: So many days after the announced one another number may be announced.
WAITED = timedelta(days=3)


def may_announce_again(project, today=None):
    """Whether the announced number has been waited for long enough, and nobody has drawn."""
    if project.draw_on is None or project.draw_seed:
        return False
    return (today or clock.today()) >= project.draw_on + WAITED


def comments_of(project, most=100):
    """What was said to the design with its answers, the newest first: one query."""
    rows = project.comments.filter(answers__isnull=True).select_related("answered_by")
    return list(rows.order_by("-id")[:most])


def open_comments(project):
    """What nobody has answered, the oldest first."""
    return list(project.comments.filter(answers__isnull=True, answered_by__isnull=True).order_by("id"))


def notes_page(project, *, cursor="", size=30):
    """Notes with what they answer, the newest first."""
    return page(project.notes.select_related("answered_by"), order=("-id",), cursor=cursor, size=size)


def open_notes(project, kind):
    """Notes of a kind nothing has answered, oldest first."""
    return list(project.notes.filter(kind=kind, answered_by__isnull=True).order_by("id"))


def ever_refused(project):
    """Numbers of the monitors who at any time would not sign."""
    own = project.signings.filter(is_signed=False).values_list("monitor__number", flat=True)
    return set(own).union(*(each.refused for each in project.acceptances.all()))


def monitor_of(project, actor):
    """The actor as one who watches, or ``None``."""
    return project.monitors.filter(user=actor.id, is_drawn=True).first()


def attempts(project):
    """How often the work was said to be done."""
    return project.stages.filter(state=ProjectState.COMPLETED).count()


def signings_now(project):
    """What monitors with an account said to the work as it is done now, by their number: those who still watch."""
    rows = project.signings.filter(attempt=attempts(project), monitor__is_drawn=True).select_related("monitor")
    return {each.monitor.number: each for each in rows}


def accepted_on(project):
    """The day the work was found good, or ``None``."""
    return project.acceptances.filter(is_passed=True).order_by("-id").values_list("on", flat=True).first()


def acceptances_of(project):
    return list(project.acceptances.order_by("id"))
