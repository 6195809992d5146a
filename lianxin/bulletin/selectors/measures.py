"""What the board counts of a place for the indicators of a programme: published in time, answered in time."""

from datetime import date

from django.db.models import F, Q
from django.db.models.functions import TruncDate

from lianxin.bulletin.models import Objection
from lianxin.bulletin.selectors.due import due_list
from lianxin.kit import clock
from lianxin.kit.tree import within


def disclosed_in_time(division):
    """``(hung by its day, due)`` of every regular item in its last period that is over; ``None`` where nothing is due yet."""
    today = clock.today()
    due = [row for row in due_list(division, today) if row.due < today]
    in_time = sum(_is_in_time(row) for row in due)
    return (in_time, len(due)) if due else None


def _is_in_time(row):
    hung_on = row.notice.posted_on if row.is_done else None
    return hung_on is not None and hung_on <= row.due


def objections_in_time(division):
    """``(answered by their day, all whose day is over or that are answered)`` of the running year; ``None`` where there is none."""
    today = clock.today()
    rows = Objection.objects.filter(
        Q(answered_at__isnull=False) | Q(final_due_on__lt=today),
        within(division.path, "notice__division_path"), received_at__gte=clock.day_start(date(today.year, 1, 1)),
    )  # fmt: skip
    whole = rows.count()
    in_time = rows.alias(on=TruncDate("answered_at")).filter(on__lte=F("final_due_on")).count()
    return (in_time, whole) if whole else None
