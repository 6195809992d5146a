"""What the use of personal data means for people, assessed before it begins, and the second pair of eyes on it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.people.vocabulary.assessments import DRAFTS, Subject


class ImpactAssessment(InsertOnlyModel, models.Model):
    """A version for one subject. Only ever added: the newest agreed one counts, and all are kept."""

    audit_kind = "impact_assessment"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(_("评估什么"), max_length=12, choices=Subject)
    version = models.PositiveSmallIntegerField(_("第几版"))
    way = models.TextField(_("目的和方式，为什么合法、正当、必要"), max_length=2000)
    effect = models.TextField(_("对本人的影响和安全风险"), max_length=2000)
    measures = models.TextField(_("保护措施，为什么合法、有效、与风险相称"), max_length=2000)
    conclusion = models.TextField(_("结论"), max_length=1000)
    party = models.CharField(_("受托方或接收方"), max_length=120, blank=True)
    next_on = models.DateField(_("最迟哪天重新评估"))
    made_at = models.DateTimeField(_("评估时间"))
    made_by_id = models.BigIntegerField()
    made_by_name = models.CharField(_("评估人"), max_length=80)

    privacy = classify(
        internal="public_id division subject version way effect measures conclusion party next_on made_at",
        personal="made_by_id made_by_name",
    )
    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("个人信息保护影响评估")
        constraints = [
            models.UniqueConstraint(fields=["division", "subject", "version"], name="people_assessment_version_once"),
            models.CheckConstraint(
                condition=~Q(way="") & ~Q(effect="") & ~Q(measures="") & ~Q(conclusion=""),
                name="people_assessment_whole",
            ),
        ]

    def __str__(self):
        return f"{self.get_subject_display()} {self.version}"

    @property
    def scope_path(self):
        return self.division.path

    @property
    def kind(self):
        return DRAFTS[Subject(self.subject)].kind


class AssessmentReview(InsertOnlyModel, models.Model):
    """What somebody else than who made it says of an assessment; it counts once they agree."""

    audit_kind = "assessment_review"

    assessment = models.OneToOneField(ImpactAssessment, on_delete=models.PROTECT, related_name="review")
    made_by_id = models.BigIntegerField()
    agrees = models.BooleanField(_("同意"))
    words = models.CharField(_("复核意见"), max_length=500)
    reviewed_at = models.DateTimeField(_("复核时间"))
    reviewed_by_id = models.BigIntegerField()
    reviewed_by_name = models.CharField(_("复核人"), max_length=80)

    privacy = classify(
        internal="assessment agrees words reviewed_at", personal="made_by_id reviewed_by_id reviewed_by_name"
    )
    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("影响评估的复核")
        constraints = [
            models.CheckConstraint(condition=~Q(made_by_id=F("reviewed_by_id")), name="people_assessment_two_people")
        ]

    def __str__(self):
        return f"{self.assessment_id} {self.agrees}"
