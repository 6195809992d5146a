"""What the requester of a complex need is owed on the way to the answer: a plan within days, then a word every month."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.needs.calc.keeping import month_after
from lianxin.needs.vocabulary import Owed, Urgency
from lianxin.territory import selectors as territory
from lianxin.territory.calc.limits import Limit


def owe_plan(need, at, calendar):
    """A complex need owes a plan, by the place's rules, from when its clock starts at ``at``; any other owes nothing.

    Sorted anew while the same clock runs, what was said already stays said.
    """
    if need.urgency != Urgency.COMPLEX:
        need.owed, need.owed_by = "", None
    elif not (need.owed and need.clock_started_at == at):
        limit = Limit.parse(territory.profile(need.division).value("sla.complex.plan"))
        need.owed, need.owed_by = Owed.PLAN, limit.after(at, calendar)


def word_given(need, at):
    """The changes once what was owed has been said: the next word of a complex need is owed a month later."""
    if not need.owed:
        return {}
    return {"owed": Owed.WORD, "owed_by": clock.day_end(month_after(localdate(at)))}


def owed_words(need):
    """What is promised beside the date of the answer, for the requester; empty where nothing is."""
    if need.owed != Owed.PLAN:
        return ""
    return _("这件事要几家一起办：{day}前先告诉您打算怎么办，以后每个月至少告诉您一次。").format(day=day(need.owed_by))
