"""What the worker does for this room besides the clock."""

import subprocess
import sys

from django.utils.timezone import localtime

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.needs import selectors, services
from lianxin.needs.calc.keeping import years_before
from lianxin.needs.selectors import learning
from lianxin.needs.services.words import wipe_forgotten
from lianxin.territory import selectors as territory

#: Hours in which nobody waits for the worker.
_NIGHT = range(1, 5)


#: No place may keep its words for less.
_FEWEST_YEARS = 1


def clear_old_needs():
    """Empty what was said in needs whose years are over, everywhere, by each place's profile. Returns how many needs."""
    now, count = clock.now(), 0
    oldest = selectors.oldest_with_words(years_before(now, _FEWEST_YEARS))
    for division in territory.divisions_at(oldest).values():
        before = years_before(now, territory.profile(division).value("privacy.need_years"))
        while oldest[division.path] < before and (
            cleared := services.clear_needs(division=division, before=before, by=SYSTEM, at=now)
        ):
            count += cleared
    if count:
        wipe_forgotten()
    return count


def learn_at_night():
    """Learn from closed cases once a night, in a process of its own: what training takes in memory goes with it."""
    now = localtime(clock.now())
    current = learning.current_model()
    learned_today = current and localtime(current.made_at).date() == now.date()
    if now.hour in _NIGHT and not learned_today:
        subprocess.run([sys.executable, "-m", "lianxin", "needs", "train"], check=False)


def find_topics():
    """Look for what comes up again and again; in a process of its own for the same reason."""
    subprocess.run([sys.executable, "-m", "lianxin", "needs", "topics"], check=False)
