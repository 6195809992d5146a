from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import Answer, CheckState, FilingState
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Check(models.Model):
    """任职资格联审: departments are asked about somebody who declared themself; they answer yes or no and give no reason."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="checks")
    purpose = models.CharField(_("为什么审"), max_length=80)
    state = models.CharField(max_length=8, choices=CheckState, default=CheckState.ASKED)
    declared_on = models.DateField(_("本人签承诺书的日子"))
    asked_on = models.DateField()
    due_on = models.DateField(_("请在哪天前答复"))
    asked_by_name = models.CharField(max_length=80)
    closed_on = models.DateField(null=True, blank=True)
    cleared_on = models.DateField(_("答复清除的日子"), null=True, blank=True)

    privacy = classify(
        internal="public_id state declared_on asked_on due_on asked_by_name closed_on cleared_on",
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
                condition=Q(state="closed", closed_on__isnull=False) | Q(state="asked", closed_on__isnull=True),
                name="cadres_check_closed_has_its_day",
            ),
        ]

    def __str__(self):
        return self.purpose


class DepartmentAnswer(models.Model):
    """One department of a check. There is no field for a reason, and there must not be one."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    asked = models.ForeignKey("cadres.Check", on_delete=models.PROTECT, related_name="answers")
    department = models.CharField(_("部门"), max_length=20)
    answer = models.CharField(_("答复"), max_length=10, choices=Answer, default=Answer.NONE)
    answered_on = models.DateField(_("答复的日子"), null=True, blank=True)
    signer = models.CharField(_("谁签的"), max_length=40, blank=True)

    privacy = classify(internal="public_id asked department answered_on signer", personal="answer")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "department"], name="cadres_answer_department_once"),
            models.CheckConstraint(
                condition=Q(answer="none", answered_on__isnull=True, signer="")
                | ~Q(answer="none") & Q(answered_on__isnull=False) & ~Q(signer=""),
                name="cadres_answer_whole",
            ),
        ]

    def __str__(self):
        return self.department


class Filing(models.Model):
    """县级备案: a secretary in office, filed with the county; what the county asked to be mended stays with it."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="filings")
    tenure = models.OneToOneField("organisations.Tenure", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=FilingState, default=FilingState.SUBMITTED)
    papers = models.CharField(_("随报材料"), max_length=300)
    submitted_on = models.DateField()
    submitted_by_id = models.BigIntegerField(null=True)
    submitted_by_name = models.CharField(max_length=80)
    number = models.CharField(_("备案号"), max_length=30, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    opinion = models.CharField(_("县里的意见"), max_length=300, blank=True)

    privacy = classify(
        internal="public_id tenure state submitted_on submitted_by_id submitted_by_name number filed_on",
        personal="file papers opinion",
    )

    class Meta:
        verbose_name = _("书记备案")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="cadres_filing_number_once"),
            models.CheckConstraint(
                condition=Q(state="filed", filed_on__isnull=False) & ~Q(number="")
                | ~Q(state="filed") & Q(filed_on__isnull=True, number=""),
                name="cadres_filing_has_its_number",
            ),
        ]

    def __str__(self):
        return self.number or self.get_state_display()


class FilingSeries(models.Model):
    """The last filing number of a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField()

    privacy = classify(internal="year last")

    def __str__(self):
        return str(self.year)
