"""What the background worker does for this room."""

from django.conf import settings
from django.utils import translation

from lianxin.kit.actors import SYSTEM
from lianxin.people.services import go_on_telling, propose_removal, remind_of_requests, run_imports


def look_after_records():
    """Remind of what has to be answered today, and propose what may go."""
    with translation.override(settings.LANGUAGE_CODE):
        remind_of_requests()
        propose_removal()


def go_on_with_imports():
    """Go on with every import that somebody started, also after a stop in the middle."""
    run_imports(SYSTEM)


def tell_whom_incidents_concern():
    """Go on telling everybody on the list of an incident, a few hundred a minute."""
    with translation.override(settings.LANGUAGE_CODE):
        go_on_telling()
