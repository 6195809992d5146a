"""What departments were asked and answered, and what was filed with the county."""

from lianxin.cadres.calc import routes
from lianxin.cadres.models import Check, DepartmentAnswer, Filing
from lianxin.cadres.vocabulary import Answer
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


def filings_of(file):
    """What was filed, the newest first, with the posts: one query."""
    return list(file.filings.select_related("tenure__post__unit"))


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
