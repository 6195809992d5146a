"""Words about people go when their time is over; what the numbers need stays.

A line of the book, an errand and a guided service keep name, telephone and words for the days of the place's profile
after they ended; a booked time for a month. Then the worker empties them, place by place, with one event each.
"""

from lianxin.audit import services as audit
from lianxin.kit.actions import action
from lianxin.stations import policies, selectors
from lianxin.stations.models import (
    Appointment,
    CaseStep,
    Errand,
    ErrandStep,
    IntakeEntry,
    Original,
    ServiceCase,
)
from lianxin.stations.vocabulary import AuditTag

_AT_ONCE = 500
_ENTRY = {
    "visitor_name": "", "visitor_phone": "", "visitor_phone_hash": "", "visitor_user": None, "address": "",
    "on_behalf_of": "", "subject": "", "answer": "", "result": "",
}  # fmt: skip
_ERRAND = {
    "what": "", "principal_name": "", "principal_phone": "", "principal_address": "", "principal_user": None,
    "result": "", "elsewhere": "",
}  # fmt: skip
_CASE = {
    "applicant_name": "", "applicant_phone": "", "applicant_user": None, "on_behalf_of": "", "result": "", "feedback": "",
}  # fmt: skip
_SLIP = {"name": "", "purpose": "", "phone": "", "user": None, "access_answer": ""}


@action
def clear_words(*, division, before, slips_before, by, at):
    """Empty the words at one place about what ended before a moment, some at a time; one event when there were any.

    Returns how many records; 0 when none is left. Kind, place, days, states and satisfaction stay for the numbers.
    """
    policies.can_clear_words(by).or_raise()
    entries = _some(selectors.old_entries(before, division.path))
    errands = _some(selectors.old_errands(before, division.path))
    cases = _some(selectors.old_cases(before, division.path))
    slips = _some(selectors.old_slips(slips_before, division.path))
    count = len(entries) + len(errands) + len(cases) + len(slips)
    if not count:
        return 0
    IntakeEntry.objects.filter(pk__in=entries).update(**_ENTRY, words_cleared_at=at)
    Appointment.objects.filter(pk__in=slips).update(**_SLIP)
    Original.objects.filter(errand__in=errands).update(name="")
    ErrandStep.objects.filter(errand__in=errands).update(note="")
    Errand.objects.filter(pk__in=errands).update(**_ERRAND, words_cleared_at=at)
    CaseStep.objects.filter(case__in=cases).update(note="")
    ServiceCase.objects.filter(pk__in=cases).update(**_CASE, words_cleared_at=at)
    after = {"entries": len(entries), "errands": len(errands), "cases": len(cases), "slips": len(slips)}
    audit.record(AuditTag.CLEAR_WORDS, division, by, after=after, at=at)
    return count


def _some(found):
    return list(found.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])
