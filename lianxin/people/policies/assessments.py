"""Who makes, reviews and reads impact assessments."""

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.decisions import check, hide
from lianxin.kit.tree import within_any
from lianxin.people.models import ImpactAssessment
from lianxin.people.vocabulary.assessments import ASSESSMENT_READERS, ASSESSORS, REQUIRED


def can_see_assessments(actor):
    return check(
        actor.holds(*ASSESSMENT_READERS), _("只有县级干部和审计人员可以看影响评估；摘要在“个人信息怎么保护”。")
    )


def can_make_assessment(actor, path):
    return check(actor.is_system or actor.holds(*ASSESSORS, path=path), _("影响评估由县级干部做，审计人员只看。"))


def assessments_visible_to(actor, queryset):
    return queryset.filter(within_any(actor.scopes(*ASSESSMENT_READERS), "division__path"))


def can_review_assessment(actor, assessment):
    """Somebody else than who made it."""
    if not actor.holds(*ASSESSMENT_READERS, path=assessment.scope_path):
        return hide()
    return check(
        actor.holds(*ASSESSORS, path=assessment.scope_path) and actor.id != assessment.made_by_id,
        _("复核的人不能是做评估的人，请另一位县级干部复核。"),
    )


def in_force(queryset, today=None):
    """Agreed, none newer of the same subject and place agreed, and not over."""
    newer = ImpactAssessment.objects.filter(
        division=OuterRef("division"), subject=OuterRef("subject"), version__gt=OuterRef("version"), review__agrees=True
    )
    return queryset.filter(~Exists(newer), review__agrees=True, next_on__gte=today or clock.today())


def assessments_to_make(actor):
    """Empty when all that has to be assessed is, and nothing waits for this person's review; ``None`` for who makes none.

    That something is missing is a row of nothing else than of whom it waits for.
    """
    if not actor.is_user or not actor.holds(*ASSESSORS):
        return None
    path = actor.scopes(*ASSESSORS)[0]
    here = ImpactAssessment.objects.filter(division__path=path)
    by_place = in_force(here.filter(subject__in=REQUIRED)).order_by().values("division")
    whole = by_place.annotate(n=Count("subject", distinct=True)).filter(n__gte=len(REQUIRED))
    waiting = here.filter(review__isnull=True).exclude(made_by_id=actor.id)
    return get_user_model().objects.filter(~Exists(whole) | Exists(waiting), pk=actor.id)
