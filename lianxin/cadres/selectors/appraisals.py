"""Rounds and what stands in them. Grades of one person are shown as they are; no question here sorts or counts people by them."""

from datetime import date, timedelta

from django.db.models import Q

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.calc import grades
from lianxin.cadres.models import Appraisal, Evidence, File, Round, Saying, Tally
from lianxin.cadres.policies import is_own
from lianxin.cadres.selectors.files import files_of, is_secretary, is_theirs, tenures_of
from lianxin.cadres.vocabulary import (
    APPEAL_ANSWERERS,
    CONFIRMERS,
    DECIDERS,
    OPEN_APPRAISALS,
    PAPER_WRITERS,
    SUGGESTERS,
    AppraisalKind,
    AppraisalState,
    Grade,
    SayingKind,
)
from lianxin.kit import clock
from lianxin.kit.deeds import own_deeds
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.second_hand import Look
from lianxin.kit.tree import is_within, within, within_any
from lianxin.organisations import selectors as organisations
from lianxin.organisations.calc.kinds import COMMITTEES, SUPERVISION
from lianxin.organisations.vocabulary import Selection

_MONTH = 31
#: Who tells somebody without an account what stands in their file.
_TO_COUNT = (AppraisalState.WRITING, AppraisalState.HANDED_IN, AppraisalState.MISCOUNTED)
_TELLERS = (Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER)


def find_round(public_id):
    """A round with its place and what was changed of it; raises ``NotFound``."""
    rows = Round.objects.select_related("division").prefetch_related("changes")
    return _found(rows.filter(public_id=public_id))


def find_appraisal(public_id):
    """One person's appraisal with round and file; raises ``NotFound``."""
    return _found(Appraisal.objects.select_related("round__division", "file__division").filter(public_id=public_id))


def find_printed(public_id):
    """One person's appraisal with all that stands on its papers; raises ``NotFound``."""
    rows = Appraisal.objects.select_related("round", "file__division", "tenure__post__unit")
    return _found(rows.prefetch_related("evidence").filter(public_id=public_id))


def find_yearly(public_id):
    """The same of the township's yearly appraisal alone."""
    found = find_printed(public_id)
    if found.round.kind != AppraisalKind.YEARLY:
        raise NotFound
    return found


def find_evidence(public_id):
    """Something chosen and not taken out; raises ``NotFound``."""
    rows = Evidence.objects.select_related("appraisal__round__division", "appraisal__file__division")
    return _found(rows.filter(public_id=public_id, dropped_at__isnull=True))


def rounds_page(place="", cursor=""):
    """Rounds of a place and below, the latest first."""
    rows = Round.objects.filter(within(place, "division_path")).select_related("division")
    return page(rows, order=("-year", "-id"), cursor=cursor, size=30)


def appraisals_of_round(found):
    """Everybody in a round, by name, with what was said and counted: three queries."""
    return list(
        found.appraisals.select_related("file", "round__division")
        .prefetch_related("sayings", "tallies")
        .order_by("file__name", "id")
    )


def appraisals_of(file):
    """Every appraisal of a person with what they chose, what was said and counted, the latest first: four queries, with votes six."""
    rows = file.appraisals.select_related("round__division", "tenure").prefetch_related(
        "evidence", "sayings", "tallies__asked_by", "tallies__decided_by"
    )
    return list(rows.order_by("-round__year", "-id"))


def evidence_of(appraisal):
    """What the person chose, in the order they chose it."""
    return [each for each in appraisal.evidence.all() if each.dropped_at is None]


def deeds_for(actor, appraisal):
    """What the person did in the year of the round, for themself to choose from."""
    if not is_own(actor, appraisal.file):
        return []
    year = appraisal.round.year
    return own_deeds(actor, date(year, 1, 1), date(year, 12, 31))


def files_to_appraise(division, most):
    """Files of who serves at a place, wherever the file is kept, by name: one more than ``most`` where there are more."""
    return list(files_of(*organisations.serving_now(division.path)).order_by("name", "id")[: most + 1])


def posts_appraised(files, division, kind):
    """By the id of each file the post at the place by which its person is appraised in this way, of the committee before others."""
    held = [
        each
        for each in tenures_of(files)
        if is_within(each.post.unit.division_path, division.path) and _is_appraised(each, kind)
    ]
    held.sort(key=lambda each: (each.post.unit.kind not in COMMITTEES, not each.post.is_head))
    found = {file.pk: next((each for each in held if is_theirs(each, file)), None) for file in files}
    return {key: tenure for key, tenure in found.items() if tenure}


def in_round_of(files, kind, year):
    """Names of those who already are in a round of the kind and the year."""
    rows = _not_released().filter(file__in=files, round__kind=kind, round__year=year)
    return list(rows.order_by("file__name", "id").values_list("file__name", flat=True).distinct())


def _is_appraised(tenure, kind):
    """The people evaluate the committee and whom the village pays; the report is the secretary's."""
    if kind == AppraisalKind.REPORT:
        return is_secretary(tenure)
    paid = tenure.post.selection in (Selection.APPOINTED, Selection.RECRUITED)
    return kind == AppraisalKind.YEARLY or paid or tenure.post.unit.kind in COMMITTEES | SUPERVISION


def _not_released():
    return Appraisal.objects.exclude(state=AppraisalState.RELEASED)


def files_in(found):
    """Files of who is in a round and was not released from it."""
    return list(File.objects.filter(appraisals__in=_not_released().filter(round=found)))


def evaluated_near(files, on, months, *, but=None):
    """Names of those the people evaluated, or are going to, less than so many months before or after a day; the round of the
    id ``but`` does not count."""
    around = (on - timedelta(days=months * _MONTH), on + timedelta(days=months * _MONTH))
    found = _not_released().filter(file__in=files, round__kind=AppraisalKind.DEMOCRATIC, round__meets_on__range=around)
    held = found.exclude(round=but).order_by("file__name", "id").values_list("file__name", "round__meets_on")
    return list(dict.fromkeys(name for name, day in held if day and grades.is_too_near(day, on, months)))


def ends_post(appraisals):
    """Whether the last two evaluations by the people of one post end it: both final, and nothing between them open."""
    years = [
        (each.round.year, each.round.meets_on, each.grade if is_final(each) else "")
        for each in appraisals
        if each.round.kind == AppraisalKind.DEMOCRATIC and each.grade
    ]
    return grades.ends_the_post(years, incompetent=Grade.INCOMPETENT)


def ends_a_post(appraisals):
    """The same of a file: whether they end a post its person still holds."""
    held = {each.tenure_id for each in appraisals if each.tenure and each.tenure.ends_on is None}
    return any(ends_post([each for each in appraisals if each.tenure_id == key]) for key in held)


def is_ended_by_evaluations(tenure):
    """Whether the people's evaluations in this very post and term end it; what was said before it, or of another post, does not."""
    return ends_post(Appraisal.objects.filter(tenure=tenure).select_related("round"))


def appraisals_waiting(actor):
    """What the actor does next in appraisals, each time as somebody who has not spoken there before: suggest, decide, count,
    answer an appeal, and tell somebody without an account, whose days run as well.

    A queryset; ``None`` without an account.
    """
    if not actor.is_user:
        return None
    today = clock.today()
    said = Saying.objects.filter(by_id=actor.id)
    kept = Tally.objects.exclude(state=Look.REFUSED)
    counted = kept.filter(Q(asked_by=actor.id) | Q(decided_by=actor.id)).values("appraisal")
    entered = kept.filter(asked_by=actor.id).values("appraisal")
    judged = Q(suggested_by_id=actor.id) | Q(decided_by_id=actor.id)
    judged |= Q(pk__in=said.filter(kind=SayingKind.SUGGEST).values("appraisal")) | Q(pk__in=counted)
    wrote = Q(handed_in_by_id=actor.id) | Q(appealed_by_id=actor.id)
    wrote |= Q(pk__in=said.filter(kind__in=(SayingKind.ANSWER, SayingKind.APPEAL)).values("appraisal"))
    written = Q(state=AppraisalState.HANDED_IN) | Q(state=AppraisalState.WRITING, round__write_by__lt=today)
    to_suggest = written | Q(state=AppraisalState.SUGGESTED, wants_mended=True)
    # Somebody without an account is told in person before their days can be over.
    seen = Q(answered_at__isnull=False) | Q(look_until__lt=today, file__user_id__isnull=False)
    to_decide = Q(state=AppraisalState.SUGGESTED, wants_mended=False) & seen
    to_count = Q(state__in=_TO_COUNT, round__meets_on__lte=today) | Q(state=AppraisalState.RECOUNT) & ~Q(pk__in=counted)
    to_confirm = Q(state__in=(AppraisalState.COUNTED, AppraisalState.RECOUNTED)) & ~Q(pk__in=entered)
    found = Q(pk__in=[])
    for kind in AppraisalKind:
        if kind == AppraisalKind.DEMOCRATIC:
            mine = to_count & _under(actor, SUGGESTERS[kind]) | to_confirm & _under(actor, CONFIRMERS)
        else:
            mine = to_suggest & _under(actor, SUGGESTERS[kind]) & ~wrote
            mine |= to_decide & _under(actor, DECIDERS[kind]) & ~judged & ~wrote
        answers = Q(state=AppraisalState.APPEALED) & _under(actor, APPEAL_ANSWERERS[kind]) & ~judged & ~wrote
        found |= Q(round__kind=kind) & (mine | answers)
    to_see = Q(state=AppraisalState.SUGGESTED, answered_at__isnull=True)
    to_hear = Q(state=AppraisalState.DECIDED, appeal_until__isnull=True) & _under(actor, PAPER_WRITERS)
    found |= (to_see & _under(actor, _TELLERS) | to_hear) & Q(file__user_id__isnull=True) & ~judged
    others = Q(file__user_id__isnull=True) | ~Q(file__user_id=actor.id)
    return Appraisal.objects.filter(found, others)


def _under(actor, roles):
    return within_any(actor.scopes(*roles), "division_path")


def is_final(appraisal):
    """A grade nothing can change any more."""
    today = clock.today()
    told = appraisal.appeal_until is not None
    over = appraisal.state == AppraisalState.DECIDED and told and today > appraisal.appeal_until
    return over or appraisal.state in (AppraisalState.UPHELD, AppraisalState.REJECTED)


def is_counted(appraisals):
    """Whether somebody of a round has votes or a grade."""
    return any(each.state not in (*OPEN_APPRAISALS, AppraisalState.RELEASED) for each in appraisals)


def is_over(appraisals):
    """Whether no grade of a round can change any more; of who was released none is waited for."""
    left = [each for each in appraisals if each.state != AppraisalState.RELEASED]
    return bool(left) and all(map(is_final, left))


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
