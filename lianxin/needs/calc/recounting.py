"""The rates from plain values: what is published in a bundle, and reckoned again from it.

A case is what the rates ask of it and nothing else: no number, no place, no unit, no moment. Whether something was in time is
said in one word, so that nobody is known again by the minute they were called.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from lianxin.needs.calc import rates
from lianxin.needs.calc.rates import CaseFacts

#: ``none``: nothing was due; ``open``: its time is not over.
TIMELY = ("in_time", "late", "missed", "open", "none")
_NOW = datetime(2000, 1, 2, tzinfo=UTC)
_DUE = _NOW - timedelta(hours=2)
_AT = {
    "in_time": (_DUE, _DUE),
    "late": (_DUE, _DUE + timedelta(hours=1)),
    "missed": (_DUE, None),
    "open": (_NOW + timedelta(hours=1), None),
    "none": (None, None),
}


def timely(due, done, at):
    """One of ``TIMELY`` for something due and done at these moments; what was done though nothing was due is late."""
    if done is None:
        return "none" if due is None else "open" if due > at else "missed"
    return "in_time" if due is not None and done <= due else "late"


def plain(case: CaseFacts, at) -> list:
    """The choice of a sheet: contact, promise, then the rest as the rates know it."""
    flags = (case.reachable, case.wants_reply, case.unreachable, case.silent, case.not_attributable)
    answered = case.answered_at if case.due else None  # what nobody promised is neither kept nor broken
    no_contact = [str(case.no_contact)] if case.no_contact and not case.contact_was_late else []
    return [
        "late" if case.contact_was_late else timely(case.contact_due, case.contacted_at, at),
        "late" if case.answer_was_late else timely(case.due, answered, rates.counted_until(case, at)),
        str(case.ended_as),
        str(case.solved),
        case.satisfaction,
        [int(flag) for flag in flags],
        *no_contact,
    ]


def _case(choice):
    contact, promise, ended_as, solved, satisfaction, flags, *no_contact = choice  # the last only where nobody owes one
    if satisfaction not in range(6) or solved not in ("", "yes", "partly", "no") or len(no_contact) > 1:
        raise ValueError(f"{solved} {satisfaction}")
    (contact_due, contacted_at), (due, answered_at) = _AT[contact], _AT[promise]
    reachable, wants_reply, unreachable, silent, not_attributable = map(bool, flags)
    return CaseFacts(
        ended_as, reachable, wants_reply, contact_due, contacted_at, solved, satisfaction, unreachable, silent, due,
        answered_at, not_attributable, no_contact=rates.Excluded(no_contact[0]) if no_contact else "",
    )  # fmt: skip


def three_rates(rule: Mapping, sheets: list) -> dict:
    """Each rate as ``[numerator, denominator, [[reason, left out]]]``; ``rule["partly"]`` is the weight of "partly solved".

    The numerator is exact, as text. A ``ValueError`` or ``KeyError`` for a case that is none.
    """
    cases = [_case(choice) for _number, choice in sheets]
    found = {
        "response": rates.response(cases, _NOW),
        "resolution": rates.resolution(cases, Fraction(rule["partly"])),
        "satisfaction": rates.satisfaction(cases),
        "on_time": rates.on_time(cases, _NOW),
    }
    return {
        name: [str(rate.numerator), rate.denominator, [list(pair) for pair in rate.excluded.items()]]
        for name, rate in found.items()
    }
