"""What the worker does for this room besides the clock."""

import subprocess
import sys

from django.utils.timezone import localtime

from lianxin.kit import clock
from lianxin.needs.selectors import learning

#: Hours in which nobody waits for the worker.
_NIGHT = range(1, 5)


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
