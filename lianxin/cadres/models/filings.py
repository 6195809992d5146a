from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import FilingSays, FilingState
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


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


class FilingSaying(InsertOnlyModel, models.Model):
    """Papers, opinions and later changes of a filing as they were said; the latest papers and opinion stand in it."""

    filing = models.ForeignKey("cadres.Filing", on_delete=models.PROTECT, related_name="sayings")
    kind = models.CharField(max_length=10, choices=FilingSays)
    words = models.CharField(_("说了什么"), max_length=300)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="filing kind at by_id by_name", personal="words")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.filing_id} {self.at}"


class FilingSeries(models.Model):
    """The last filing number of a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField()

    privacy = classify(internal="year last")

    def __str__(self):
        return str(self.year)
