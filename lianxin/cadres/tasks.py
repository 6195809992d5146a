"""What the worker does by the day."""

from lianxin.cadres import selectors, services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM


def clear_old_answers():
    """Departments' answers whose time is over go, and later who read them. Returns how many."""
    checks = selectors.checks_to_clear(clock.today())
    files = selectors.files_with_readings_over(clock.today())
    return sum(services.clear_answers(check=check, by=SYSTEM) for check in checks) + sum(
        services.forget_readings(file=file, by=SYSTEM) for file in files
    )
