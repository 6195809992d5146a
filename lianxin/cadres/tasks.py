"""What the worker does by the day."""

from datetime import timedelta

from lianxin.cadres import selectors, services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM

#: So long after the departments were asked their answers stay with somebody who is on no way and in no post: the days of an appeal.
ANSWER_DAYS = 60


def clear_old_answers():
    """Departments' answers whose time is over go. Returns how many."""
    before = clock.today() - timedelta(days=ANSWER_DAYS)
    return sum(services.clear_answers(file=file, by=SYSTEM) for file in selectors.files_to_clear(before))
