from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.calc.drafts import number_of, plain
from lianxin.deliberation.vocabulary import Deciders, Proposer, RaisingPurpose
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class FundRaising(models.Model):
    """Money and labour that a village raises for one matter; where it stands is its ``process``'s phase."""

    audit_kind = "fund_raising"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    process = models.OneToOneField("deliberation.Process", on_delete=models.PROTECT, related_name="raising")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    purpose = models.CharField(_("哪一类"), max_length=8, choices=RaisingPurpose)
    what = models.TextField(_("办什么，怎么办"), max_length=1000)
    cost_fen = models.PositiveBigIntegerField(_("一共要花多少钱"))
    year = models.PositiveSmallIntegerField(_("算哪一年的"))
    proposer = models.CharField(_("谁提的"), max_length=10, choices=Proposer)
    proposer_signed = models.PositiveIntegerField(_("多少人联名"), default=0)
    proposer_of = models.PositiveIntegerField(_("一共多少人"), default=0)
    deciders = models.CharField(_("谁来定"), max_length=8, choices=Deciders)
    per_head_fen = models.PositiveIntegerField(_("每人出多少钱"))
    per_worker_days = models.PositiveSmallIntegerField(_("每个劳力出几个工"))
    cap_fen = models.PositiveIntegerField(_("每人每年最多多少钱"))
    cap_days = models.PositiveSmallIntegerField(_("每个劳力每年最多几个工"))
    cap_basis = models.CharField(_("上限的依据"), max_length=200, blank=True)
    account = models.CharField(_("钱进哪个专户"), max_length=120)
    roll = models.ForeignKey("people.Roll", on_delete=models.PROTECT, related_name="+")
    profile_version = models.BigIntegerField(null=True, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by_name = models.CharField(max_length=80)
    proposed_at = models.DateTimeField(null=True, blank=True)
    township_words = models.CharField(_("乡镇怎么说"), max_length=300, blank=True)
    township_filing = models.CharField(_("乡镇文号"), max_length=60, blank=True)
    county_words = models.CharField(_("县里怎么答复"), max_length=300, blank=True)
    county_filing = models.CharField(_("县里文号"), max_length=60, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        public=(
            "public_id process division division_path purpose what cost_fen year proposer proposer_signed proposer_of deciders "
            "per_head_fen per_worker_days cap_fen cap_days cap_basis account drafted_at proposed_at township_words "
            "township_filing county_words county_filing posted_at"
        ),
        internal="roll profile_version drafted_by_name",
    )

    class Meta:
        ordering = ["-drafted_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(per_head_fen__gt=0) | Q(per_worker_days__gt=0), name="hall_raising_asks_something"
            ),
            models.CheckConstraint(
                condition=Q(per_head_fen__lte=F("cap_fen"), per_worker_days__lte=F("cap_days")),
                name="hall_raising_within_cap",
            ),
        ]

    def __str__(self):
        return self.process.title

    @property
    def draft_number(self):
        """The number of what is asked, as a motion names it."""
        return number_of(
            id=self.public_id, what=plain(self.what), cost=self.cost_fen, year=self.year, account=self.account,
            per_head=self.per_head_fen, per_worker=self.per_worker_days,
        )  # fmt: skip

    @property
    def phase(self):
        """The phase its matter waits in, or ``None``; with the steps fetched it asks nothing."""
        return self.process.next_phase({step.code for step in self.process.steps.all()})

    @property
    def audit_label(self):
        return self.process.title

    @property
    def scope_path(self):
        return self.division_path


class RaisingSigner(InsertOnlyModel, models.Model):
    """A villager or representative who proposes a fund raising, as they stand on the roll it was counted against."""

    raising = models.ForeignKey(FundRaising, on_delete=models.PROTECT, related_name="signers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="raising household_code", personal="person name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["raising", "name", "household_code"], name="hall_raising_signed_once")
        ]

    def __str__(self):
        return f"{self.raising_id} {self.pk}"


class RaisingAnswer(InsertOnlyModel, models.Model):
    """What township or county answered on paper: who signed it, who entered it; its pages are in the files room."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    raising = models.ForeignKey(FundRaising, on_delete=models.PROTECT, related_name="paper_answers")
    code = models.CharField(max_length=12)
    agrees = models.BooleanField(_("同不同意"))
    words = models.CharField(_("怎么说"), max_length=300)
    filing = models.CharField(_("文号"), max_length=60)
    answered_by_name = models.CharField(_("谁答复的"), max_length=80)
    answered_on = models.DateField(_("哪天答复"))
    entered_at = models.DateTimeField()
    entered_by_name = models.CharField(_("登记人"), max_length=80)
    #: Public ids of its photos.
    pages = models.JSONField(default=list)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="public_id raising code agrees words filing answered_by_name answered_on entered_at entered_by_name",
        internal="pages",
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["raising", "code"], name="hall_raising_answered_once_by_each")]

    def __str__(self):
        return f"{self.raising_id} {self.code}"
