"""Impact assessments: made by one, reviewed by another, never changed."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people.models import AssessmentReview, ImpactAssessment
from lianxin.people.policies.assessments import can_make_assessment, can_review_assessment
from lianxin.people.selectors.assessments import newest_of
from lianxin.people.vocabulary import AuditTag
from lianxin.people.vocabulary.assessments import ASSESSED_FOR_DAYS, DRAFTS, Subject, SubjectKind
from lianxin.territory import selectors as territory


@action
def assess_impact(*, path, subject, way, effect, measures, conclusion, next_on, by, party=""):
    """A new version for a subject; it counts once somebody else has agreed to it."""
    can_make_assessment(by, path).or_raise()
    kind = DRAFTS[Subject(subject)].kind
    if kind in (SubjectKind.ENTRUSTING, SubjectKind.PURPOSE, SubjectKind.ABROAD) and not party.strip():
        raise RuleBroken(_("请写明受托方或接收方是谁，没有保存。"), field="party")
    today = clock.today()
    if not today < next_on <= today + timedelta(days=ASSESSED_FOR_DAYS):
        raise RuleBroken(_("重新评估的日期在明天到一年以内，没有保存。请改日期。"), field="next_on")
    place = territory.division_at(path)
    type(place).objects.select_for_update().get(pk=place.pk)  # two at once get two numbers
    last = newest_of(path, subject)
    if last is not None and not AssessmentReview.objects.filter(assessment=last).exists():
        raise RuleBroken(_("上一版还在等复核，没有保存。请先复核它。"))
    assessment = ImpactAssessment.objects.create(
        division=place, subject=subject, version=last.version + 1 if last else 1, way=way.strip(),
        effect=effect.strip(), measures=measures.strip(), conclusion=conclusion.strip(), party=party.strip(),
        next_on=next_on, made_at=clock.now(), made_by_id=by.id, made_by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.IMPACT_ASSESSED, assessment, by, after={"version": assessment.version})
    return assessment


@action
def review_assessment(*, assessment, agrees, words, by):
    """Somebody else agrees, or sends it back with what is wrong; a new version answers that."""
    can_review_assessment(by, assessment).or_raise()
    if AssessmentReview.objects.filter(assessment=assessment).exists():
        raise RuleBroken(_("这一版已经复核过，没有改动。要改，请做新的一版。"))
    AssessmentReview.objects.create(
        assessment=assessment, made_by_id=assessment.made_by_id, agrees=agrees, words=words.strip(),
        reviewed_at=clock.now(), reviewed_by_id=by.id, reviewed_by_name=by.name,
    )  # fmt: skip
    tag = AuditTag.ASSESSMENT_AGREED if agrees else AuditTag.ASSESSMENT_SENT_BACK
    audit.record(tag, assessment, by, reason=words.strip())
    return assessment
