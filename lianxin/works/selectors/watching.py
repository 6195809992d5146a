"""Who watches, what was written down, what is still to be mended, what the acceptances said."""


def monitors_of(project):
    """Volunteers by number."""
    return list(project.monitors.order_by("number"))


def notes_of(project, limit=30):
    """The newest notes with what they answer."""
    return list(project.notes.select_related("answered_by").order_by("-id")[:limit])


def open_notes(project, kind):
    """Notes of a kind nothing has answered, oldest first."""
    return list(project.notes.filter(kind=kind, answered_by__isnull=True).order_by("id"))


def acceptances_of(project):
    return list(project.acceptances.order_by("id"))
