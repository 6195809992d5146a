"""Whether the sample county is whole: while it is loaded a file stands in the data folder, which a killed process leaves behind."""

from contextlib import contextmanager

from django.conf import settings

from lianxin.territory import selectors as territory


def _mark():
    return settings.DATA_DIR / ".sample-loading"


@contextmanager
def marked():
    """Runs around the loading; the mark goes only once everything is there."""
    _mark().touch()
    yield
    _mark().unlink()


@contextmanager
def served_at(site):
    """What is made meanwhile leads to ``site``, the codes on papers and the ids of badges, unless the installation has its own."""
    own = settings.SITE_URL
    settings.SITE_URL = own or site
    try:
        yield
    finally:
        settings.SITE_URL = own


def half_loaded():
    """One sentence of what to do when a load was stopped halfway, else nothing."""
    if not _mark().exists() or territory.is_empty():
        return ""
    return (
        "The sample county is only half there: loading it was stopped before the end. "
        f"Remove the data folder {settings.DATA_DIR} (on PostgreSQL, empty its database too) and start again."
    )
