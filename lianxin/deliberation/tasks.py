"""What the worker does for the hall."""

import subprocess
import sys

from django.conf import settings

from lianxin.deliberation import selectors, services
from lianxin.kit import clock


def count_opinions():
    """Where an asking has ended, find its groups in a process of its own: what that loads goes with it."""
    if selectors.askings_to_count(clock.now(), limit=1):
        _apart("opinions", "count")


def decide_budgets():
    """Where the ballot of a budget was counted, apply its rule, likewise."""
    if selectors.budgets_to_decide(limit=1):
        _apart("budget", "decide")


def ask_back():
    """Where the day has come, ask those who took part what came of it."""
    for each in selectors.follow_ups_to_begin(clock.today()):
        services.ask_back(follow_up=each)


def _apart(*command):
    subprocess.run([sys.executable, "-m", "lianxin", *command], check=True, cwd=settings.BASE_DIR)  # noqa: S603 - words of ours
