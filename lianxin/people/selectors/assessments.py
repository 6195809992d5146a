"""Impact assessments: what stands, what is missing, what is over."""

from dataclasses import dataclass

from lianxin.kit import clock
from lianxin.kit.tree import ancestors
from lianxin.people.models import ImpactAssessment
from lianxin.people.policies.assessments import assessments_visible_to, in_force
from lianxin.people.vocabulary.assessments import DRAFTS, REQUIRED, Subject, SubjectKind


@dataclass(frozen=True)
class AssessmentLine:
    """A subject: the version that stands, if one does, and the newest, which may wait or have been sent back."""

    subject: Subject
    kind: SubjectKind
    standing: ImpactAssessment | None
    newest: ImpactAssessment | None
    is_over: bool

    @property
    def waits(self):
        return self.newest is not None and not hasattr(self.newest, "review")

    @property
    def is_sent_back(self):
        return self.newest is not None and not self.waits and not self.newest.review.agrees

    @property
    def is_missing(self):
        return self.subject in REQUIRED and (self.standing is None or self.is_over)


def assessment_lines(path):
    """Each subject that has to be assessed, and others once they were: one query."""
    by_subject: dict[str, list[ImpactAssessment]] = {}
    made = ImpactAssessment.objects.filter(division__path=path).select_related("review")
    for each in made.order_by("version"):
        by_subject.setdefault(each.subject, []).append(each)
    return [
        _line(subject, by_subject.get(subject, []))
        for subject in Subject
        if subject in REQUIRED or subject in by_subject
    ]


def _line(subject, versions):
    agreed = [each for each in versions if hasattr(each, "review") and each.review.agrees]
    standing = agreed[-1] if agreed else None
    is_over = standing is not None and standing.next_on < clock.today()
    return AssessmentLine(subject, DRAFTS[subject].kind, standing, versions[-1] if versions else None, is_over)


def assessments_for(place):
    """Those in force for a place, or at all where nobody said which: for the page about privacy. One query."""
    found = in_force(ImpactAssessment.objects.all()).select_related("review")
    if place is not None:
        found = found.filter(division__path__in=ancestors(place.path, include_self=True))
    order = {str(subject): number for number, subject in enumerate(Subject)}
    return sorted(found, key=lambda each: order[each.subject])


def find_assessment(viewer, public_id):
    seen = assessments_visible_to(viewer, ImpactAssessment.objects.filter(public_id=public_id))
    return seen.select_related("review", "division").first()


def newest_of(path, subject):
    return ImpactAssessment.objects.filter(division__path=path, subject=subject).order_by("-version").first()


def versions_of(assessment):
    """All versions for the same subject, the newest first."""
    same = ImpactAssessment.objects.filter(division=assessment.division_id, subject=assessment.subject)
    return list(same.select_related("review").order_by("-version"))
