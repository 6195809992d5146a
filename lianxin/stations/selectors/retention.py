"""Which words about people are past their time: of what has ended, and of booked times gone by. A legal hold keeps all."""

from datetime import UTC, datetime

from django.db.models import Min, Q

from lianxin.people import selectors as people
from lianxin.stations.models import Appointment, Errand, IntakeEntry, ServiceCase
from lianxin.stations.vocabulary import Outcome

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NO_WORDS = Q(name="", purpose="", phone="", access_answer="", user__isnull=True)


def _ended(before):
    """Lines of the book that ended before a moment, themselves or with what they became; a taken-up quarrel by its day."""
    return Q(at__lt=before) & (
        Q(closed_at__lt=before)
        | Q(need__closed_at__lt=before)
        | Q(errand__ended_at__lt=before)
        | Q(case__ended_at__lt=before)
        | Q(mediation__isnull=False)
        | Q(outcome=Outcome.PASSED_ON)
    )


def old_entries(before, path):
    """Lines of the book at a place that ended before a moment and still say something."""
    found = IntakeEntry.objects.filter(_ended(before), division_path=path, words_cleared_at__isnull=True)
    return found.exclude(visitor_user__in=people.held_users())


def old_errands(before, path):
    """Errands at a place that ended before a moment and still say something."""
    found = Errand.objects.filter(ended_at__lt=before, division_path=path, words_cleared_at__isnull=True)
    return found.exclude(principal_user__in=people.held_users())


def old_cases(before, path):
    """Guided services at a place that ended before a moment and still say something."""
    found = ServiceCase.objects.filter(ended_at__lt=before, division_path=path, words_cleared_at__isnull=True)
    return found.exclude(applicant_user__in=people.held_users())


def old_slips(before, path):
    """Booked times at a place before a day that still say for what, or for whom."""
    found = Appointment.objects.filter(day__lt=before, station__division_path=path).exclude(_NO_WORDS)
    return found.exclude(user__in=people.held_users())


def oldest_words(slips_before):
    """``{path: moment}`` of the oldest thing there that still has words; booked times before a day are older than all."""
    slips = Appointment.objects.filter(day__lt=slips_before).exclude(_NO_WORDS)
    found = dict.fromkeys(slips.values_list("station__division_path", flat=True), _LONG_AGO)
    for model, moment in ((IntakeEntry, "at"), (Errand, "ended_at"), (ServiceCase, "ended_at")):
        uncleared = model.objects.filter(words_cleared_at__isnull=True, **{f"{moment}__isnull": False})
        for path, oldest in uncleared.order_by().values_list("division_path").annotate(oldest=Min(moment)):
            found[path] = min(found.get(path, oldest), oldest)
    return found
