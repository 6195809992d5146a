"""What departments were asked and answered, and what was filed with the county."""

from lianxin.cadres.calc import routes
from lianxin.cadres.models import Check, DepartmentAnswer, File, Filing, PoolEntry
from lianxin.cadres.selectors.files import is_theirs, tenures_of
from lianxin.cadres.vocabulary import POOL_OPEN, Answer
from lianxin.kit.errors import NotFound

_BATCH = 200


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


def files_to_clear(before):
    """Files whose departments' answers are over: asked before a day, no way into the pool open and no post held now."""
    answered = (
        DepartmentAnswer.objects.filter(asked__asked_on__lt=before).exclude(answer=Answer.NONE).values("asked__file")
    )
    open_ = PoolEntry.objects.filter(state__in=POOL_OPEN).values("file")
    found = list(File.objects.filter(pk__in=answered).exclude(pk__in=open_).select_related("person")[:_BATCH])
    serving = list(tenures_of(found)) if found else []
    return [each for each in found if not any(is_theirs(tenure, each) for tenure in serving)]


def filings_of(file):
    """What was filed, the newest first, with the posts: one query."""
    return list(file.filings.select_related("tenure__post__unit"))


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
