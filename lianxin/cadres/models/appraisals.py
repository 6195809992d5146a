from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import AppraisalKind, AppraisalState, Grade, RoundVerb, SayingKind, WhyReleased
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField

_WITHOUT_GRADE = ["writing", "handed_in", "suggested", "counted", "miscounted", "released"]
_ANSWERED = ["upheld", "rejected", "recount", "recounted"]


class Round(models.Model):
    """One appraisal of one kind of the people of a place; the rules it began with stay its rules."""

    audit_kind = "appraisal_round"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("哪一种"), max_length=12, choices=AppraisalKind)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    year = models.PositiveSmallIntegerField(_("哪一年"))
    write_by = models.DateField(_("本人写到哪天"))
    meets_on = models.DateField(_("哪天开会评议"), null=True, blank=True)
    cap_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    most_evidence = models.PositiveSmallIntegerField()
    look_days = models.PositiveSmallIntegerField()
    appeal_days = models.PositiveSmallIntegerField()
    notice_days = models.PositiveSmallIntegerField()
    called_off_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField()
    opened_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id kind division division_path year write_by meets_on cap_percent most_evidence look_days appeal_days "
        "notice_days called_off_on opened_on opened_by_name"
    )

    class Meta:
        verbose_name = _("考核")
        ordering = ["-year", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="democratic", meets_on__gte=F("opened_on"))
                | ~Q(kind="democratic") & Q(meets_on__isnull=True),
                name="cadres_round_democratic_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="yearly", cap_percent__isnull=False) | ~Q(kind="yearly") & Q(cap_percent__isnull=True),
                name="cadres_round_yearly_has_its_cap",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.get_kind_display()}"

    @property
    def announce_by(self):
        """The last day on which the plan of an evaluation can be hung up in time."""
        return self.meets_on - timedelta(days=self.notice_days)

    @property
    def times_put_off(self):
        return len([each for each in self.changes.all() if each.verb == RoundVerb.PUT_OFF])

    @property
    def plan_key(self):
        """What the notice of its plan is about; put off it needs another."""
        times = self.times_put_off
        return f"{self.public_id}-{times}" if times else self.public_id

    @property
    def scope_path(self):
        return self.division_path


class Appraisal(models.Model):
    """One person in one round. Grades are words given by people; there is no figure, and none follows from what was chosen."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    round = models.ForeignKey("cadres.Round", on_delete=models.PROTECT, related_name="appraisals")
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="appraisals")
    #: The post it is about, and where that is: who has a say in it goes by this place, wherever the file is kept.
    tenure = models.ForeignKey("organisations.Tenure", on_delete=models.PROTECT, null=True, related_name="+")
    division_path = PathField(db_index=True)
    state = models.CharField(max_length=10, choices=AppraisalState, default=AppraisalState.WRITING)
    own_words = models.TextField(_("本人怎么说"), max_length=3000, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by_id = models.BigIntegerField(null=True)
    suggested = models.CharField(_("等级意见"), max_length=12, choices=Grade, blank=True)
    suggested_words = models.CharField(_("为什么"), max_length=500, blank=True)
    suggested_by_id = models.BigIntegerField(null=True)
    suggested_by_name = models.CharField(max_length=80, blank=True)
    look_until = models.DateField(null=True, blank=True)
    answer_words = models.CharField(_("本人的话"), max_length=500, blank=True)
    wants_mended = models.BooleanField(default=False)
    mend_due_on = models.DateField(_("最晚哪天回应"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_id = models.BigIntegerField(null=True)
    votes = models.JSONField(default=dict, blank=True)
    grade = models.CharField(_("等级"), max_length=12, choices=Grade, blank=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by_name = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    #: Nothing until a person without an account was told in person: their days run from then.
    appeal_until = models.DateField(null=True, blank=True)
    told_on = models.DateField(_("哪天当面告诉的"), null=True, blank=True)
    told_by = models.CharField(_("谁当面告诉的"), max_length=40, blank=True)
    appeal_words = models.CharField(_("为什么申诉"), max_length=1000, blank=True)
    appealed_on = models.DateField(null=True, blank=True)
    appealed_by_id = models.BigIntegerField(null=True)
    appeal_due_on = models.DateField(_("申诉最晚哪天答复"), null=True, blank=True)
    grade_before = models.CharField(max_length=12, choices=Grade, blank=True)
    appeal_answer = models.CharField(_("怎么答复"), max_length=1000, blank=True)
    appeal_answered_by_name = models.CharField(max_length=80, blank=True)
    appeal_answered_on = models.DateField(null=True, blank=True)
    why_released = models.CharField(_("为什么不再考核"), max_length=12, choices=WhyReleased, blank=True)
    released_words = models.CharField(_("说明"), max_length=300, blank=True)
    released_on = models.DateField(null=True, blank=True)
    released_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="public_id round tenure division_path told_on told_by state handed_in_at handed_in_by_id suggested_by_id suggested_by_name look_until wants_mended mend_due_on "
        "answered_at answered_by_id decided_by_id decided_by_name decided_on appeal_until appealed_on appealed_by_id "
        "appeal_due_on appeal_answered_by_name appeal_answered_on released_on released_by_name",
        personal="why_released released_words file own_words suggested suggested_words answer_words votes grade appeal_words grade_before appeal_answer",
    )

    class Meta:
        verbose_name = _("考核")
        ordering = ["-round__year", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "file"], name="cadres_appraisal_person_once"),
            models.CheckConstraint(
                condition=Q(state__in=_WITHOUT_GRADE, grade="", decided_on__isnull=True)
                | ~Q(state__in=_WITHOUT_GRADE) & ~Q(grade=""),
                name="cadres_appraisal_grade_when_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_ANSWERED, appeal_answered_on__isnull=False) & ~Q(appeal_answer="")
                | ~Q(state__in=_ANSWERED) & Q(appeal_answered_on__isnull=True, appeal_answer=""),
                name="cadres_appraisal_appeal_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(state="released", released_on__isnull=False) & ~Q(why_released="") & ~Q(released_words="")
                | ~Q(state="released") & Q(released_on__isnull=True, why_released="", released_words=""),
                name="cadres_appraisal_released_for_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.round} {self.file}"


class Saying(InsertOnlyModel, models.Model):
    """A grade suggested, what the person said to it, an appeal and its answer: each time a row, so that nothing said is written over."""

    appraisal = models.ForeignKey("cadres.Appraisal", on_delete=models.PROTECT, related_name="sayings")
    kind = models.CharField(max_length=14, choices=SayingKind)
    grade = models.CharField(_("等级意见"), max_length=12, choices=Grade, blank=True)
    words = models.CharField(_("说明"), max_length=1000, blank=True)
    wants_mended = models.BooleanField(default=False)
    told_by = models.CharField(_("谁当面告诉的"), max_length=40, blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="appraisal kind wants_mended told_by at by_id by_name", personal="grade words")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.appraisal_id} {self.at}"


class Evidence(models.Model):
    """Something the person did, chosen from the real work by the person, with their own words."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    appraisal = models.ForeignKey("cadres.Appraisal", on_delete=models.PROTECT, related_name="evidence")
    source_kind = models.CharField(max_length=20)
    source_id = models.CharField(max_length=20)
    label = models.CharField(max_length=120)
    url = models.CharField(max_length=120)
    on = models.DateField()
    words = models.CharField(_("我做了什么"), max_length=300)
    dropped_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(internal="public_id appraisal source_kind source_id url on dropped_at", personal="label words")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "source_kind", "source_id"],
                condition=Q(dropped_at__isnull=True),
                name="cadres_evidence_once",
            )
        ]

    def __str__(self):
        return self.label
