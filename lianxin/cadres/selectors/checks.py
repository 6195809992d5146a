"""What departments were asked and answered, and what was filed with the county."""

from django.db.models import Q

from lianxin.cadres.calc import routes
from lianxin.cadres.models import Check, DepartmentAnswer, Filing, PoolEntry
from lianxin.cadres.selectors.files import is_theirs, tenures_of
from lianxin.cadres.vocabulary import POOL_OPEN, Answer
from lianxin.kit.errors import NotFound


def find_check(public_id):
    """A check with its file; raises ``NotFound``."""
    return _found(Check.objects.select_related("file__division").filter(public_id=public_id))


def find_answer(public_id):
    """One department's row with its check and file; raises ``NotFound``."""
    return _found(DepartmentAnswer.objects.select_related("asked__file__division").filter(public_id=public_id))


def find_filing(public_id):
    """A filing with its file and post; raises ``NotFound``."""
    return _found(Filing.objects.select_related("file__division", "tenure__post__unit").filter(public_id=public_id))


def checks_of(file):
    """Checks of a file with their answers, the newest first: two queries."""
    return list(file.checks.prefetch_related("answers"))


def outcome_of(check):
    """``clear`` or ``not_clear``; ``None`` while an answer is owed and none said no."""
    answers = [each.answer for each in check.answers.all()]
    return routes.outcome(answers, clear=Answer.CLEAR, not_clear=Answer.NOT_CLEAR)


def checks_to_clear(before):
    """Checks whose answers are over, each by its own days: closed, or left open after their due day, before a day.

    Of who is on no way into the pool and holds no post now.
    """
    answered = DepartmentAnswer.objects.exclude(answer=Answer.NONE).values("asked")
    is_over = Q(closed_on__lt=before) | Q(closed_on__isnull=True, due_on__lt=before)
    open_ = PoolEntry.objects.filter(state__in=POOL_OPEN).values("file")
    rows = Check.objects.filter(is_over, pk__in=answered).exclude(file__in=open_)
    found = list(rows.select_related("file__person").order_by("id"))
    serving = list(tenures_of([each.file for each in found])) if found else []
    return [each for each in found if not any(is_theirs(tenure, each.file) for tenure in serving)]


def filings_of(file):
    """What was filed, the newest first, with the posts: one query."""
    return list(file.filings.select_related("tenure__post__unit"))


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
