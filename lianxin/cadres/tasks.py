"""What the worker does by the day."""

from datetime import timedelta

from lianxin.cadres import selectors, services
from lianxin.cadres.vocabulary import ANSWER_DAYS
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM


def clear_old_answers():
    """Departments' answers whose time is over go. Returns how many."""
    before = clock.today() - timedelta(days=ANSWER_DAYS)
    return sum(services.clear_answers(check=check, by=SYSTEM) for check in selectors.checks_to_clear(before))
