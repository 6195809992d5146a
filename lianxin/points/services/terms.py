"""Days by which somebody may object or appeal, and by which it is decided: working days of the place."""

from datetime import timedelta

from lianxin.accounts import selectors as accounts
from lianxin.points import policies
from lianxin.points.services.strangers import Judge, tie_to
from lianxin.territory import selectors as territory


def last_day(division, day, key):
    """The last of so many working days after ``day`` as the key of the profile says; ``day`` does not count."""
    rules = territory.profile(division)
    calendar = territory.work_calendar(division, rules)
    for _each in range(rules.value(key)):
        day = calendar.next_workday(day)
    return day


def settling_day(division, posted_on):
    """The day after the objection period."""
    return last_day(division, posted_on, "points.objection_working_days") + timedelta(days=1)


def goes_to_township(path, concerned, claim):
    """Whether every supervisor of the place has had a part in what is appealed against, or is tied to the claim if it is about
    one, so that the level above decides."""
    users = accounts.users_with_role(policies.SUPERVISORS, path=path)
    strangers = (user for user in users if user.pk not in concerned)
    return not any(claim is None or tie_to(claim, Judge(user.name, user.pk)) is None for user in strangers)
