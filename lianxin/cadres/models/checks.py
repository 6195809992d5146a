from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import Answer, CheckKind, CheckState, Level
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Check(models.Model):
    """任职资格联审: departments are asked about somebody who declared themself; they answer yes or no and give no reason.

    Village, township and county one after the other, then a notice where it is for a post, then it is closed.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(_("审了做什么用"), max_length=8, choices=CheckKind)
    purpose = models.CharField(_("为什么审"), max_length=80)
    state = models.CharField(max_length=8, choices=CheckState, default=CheckState.ASKED)
    declared_on = models.DateField(_("本人签承诺书的日子"))
    asked_on = models.DateField()
    due_on = models.DateField(_("请在哪天前答复"))
    asked_by_name = models.CharField(max_length=80)
    closed_on = models.DateField(null=True, blank=True)
    cleared_on = models.DateField(_("答复清除的日子"), null=True, blank=True)

    privacy = classify(
        internal="public_id kind state declared_on asked_on due_on asked_by_name closed_on cleared_on",
        personal="file purpose",
    )

    class Meta:
        verbose_name = _("资格联审")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(declared_on__lte=F("asked_on"), due_on__gte=F("asked_on")),
                name="cadres_check_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) | ~Q(state="closed") & Q(closed_on__isnull=True),
                name="cadres_check_closed_has_its_day",
            ),
        ]

    def __str__(self):
        return self.purpose


class DepartmentAnswer(models.Model):
    """One department of a check, as it stands. There is no field for a reason, and there must not be one.

    Where it has to look into something first, somebody named does until a day.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    asked = models.ForeignKey("cadres.Check", on_delete=models.PROTECT, related_name="answers")
    level = models.CharField(_("哪一级"), max_length=10, choices=Level)
    department = models.CharField(_("部门"), max_length=20)
    answer = models.CharField(_("答复"), max_length=12, choices=Answer, default=Answer.NONE)
    answered_on = models.DateField(_("答复的日子"), null=True, blank=True)
    signer = models.CharField(_("谁签的"), max_length=40, blank=True)
    looks_by_id = models.BigIntegerField(null=True, blank=True)
    looks_by_name = models.CharField(_("谁去核实"), max_length=80, blank=True)
    look_due_on = models.DateField(_("哪天前核实完"), null=True, blank=True)

    privacy = classify(
        internal="public_id asked level department answered_on signer looks_by_id looks_by_name look_due_on",
        personal="answer",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "level", "department"], name="cadres_answer_department_once"),
            models.CheckConstraint(
                condition=Q(answer="none", answered_on__isnull=True, signer="")
                | ~Q(answer="none") & Q(answered_on__isnull=False) & ~Q(signer=""),
                name="cadres_answer_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer="needs_check") | Q(look_due_on__isnull=False) & ~Q(looks_by_name=""),
                name="cadres_answer_somebody_looks_into_it",
            ),
        ]

    def __str__(self):
        return self.department


class AnswerEntry(models.Model):
    """An answer as it was entered: one entered again stays beside the one before. Goes with the answers, and not earlier."""

    row = models.ForeignKey("cadres.DepartmentAnswer", on_delete=models.PROTECT, related_name="entries")
    answer = models.CharField(_("答复"), max_length=12, choices=Answer)
    answered_on = models.DateField(_("答复的日子"))
    signer = models.CharField(_("谁签的"), max_length=40)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    privacy = classify(internal="row answered_on signer at by_id by_name", personal="answer")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.row_id} {self.at}"


class CheckReading(models.Model):
    """Somebody opened what departments answered about another person: who, why, and for how long. Forgotten after three years, so
    the table is not locked.
    """

    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="readings")
    viewer_id = models.BigIntegerField()
    viewer_name = models.CharField(max_length=80)
    reason = models.CharField(_("为什么看"), max_length=200)
    session_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    privacy = classify(
        internal="viewer_id viewer_name reason opened_at expires_at", personal="file", secret="session_hash"
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["file", "viewer_id", "expires_at"], name="cadres_reading_live")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="cadres_reading_has_reason"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="cadres_reading_expires"),
        ]

    def __str__(self):
        return f"{self.viewer_name} {self.opened_at}"
