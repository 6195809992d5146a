"""What departments were asked and answered, and what was filed with the county."""

from django.db.models import Exists, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.calc import routes
from lianxin.cadres.models import Check, DepartmentAnswer, File, Filing, PoolEntry
from lianxin.cadres.selectors.files import is_theirs, tenures_of
from lianxin.cadres.vocabulary import ABOVE, POOL_OPEN, Answer, CheckState, FilingState
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.tree import within_any


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


def files_waiting(actor):
    """Files with something for the actor in checks and filings: a queryset, each with what; ``None`` without an account.

    A check past its day (``check_is_late``), a filing the county has not looked at (``to_file``), one sent back
    (``sent_back``).
    """
    if not actor.is_user:
        return None
    late = Check.objects.filter(file=OuterRef("pk"), state=CheckState.ASKED, due_on__lt=clock.today())
    filings = Filing.objects.filter(file=OuterRef("pk"))
    found = File.objects.annotate(
        check_is_late=Exists(late), to_file=Exists(filings.filter(_submitted_by_another(actor))),
        sent_back=Exists(filings.filter(state=FilingState.RETURNED)),
    ).filter(
        Q(_under(actor, *ABOVE), check_is_late=True) | Q(_under(actor, Role.COUNTY_OFFICER), to_file=True)
        | Q(_under(actor, Role.TOWNSHIP_OFFICER), sent_back=True)
    )  # fmt: skip
    return found.filter(Q(user_id__isnull=True) | ~Q(user_id=actor.id))


def _submitted_by_another(actor):
    return Q(state=FilingState.SUBMITTED) & (Q(submitted_by_id__isnull=True) | ~Q(submitted_by_id=actor.id))


def _under(actor, *roles):
    return within_any(actor.scopes(*roles), "division_path")


def filings_of(file):
    """What was filed, the newest first, with the posts: one query."""
    return list(file.filings.select_related("tenure__post__unit"))


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
