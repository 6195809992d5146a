"""A batch of a crop or of animals from its plan to its account; what happened to it; what was paid out."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.harvests.vocabulary import BatchKind, BatchState, EventKind, PayoutState
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.sent_back import SentBack


class Batch(models.Model):
    """``scale`` in hundredths of ``unit`` (mu, heads, sticks), ``yields`` in hundredths of ``measure``; ``price`` for a whole one."""

    audit_kind = "batch"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    venture = models.ForeignKey("harvests.Venture", on_delete=models.PROTECT, related_name="batches")
    serial = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(_("种还是养"), max_length=10, choices=BatchKind)
    scale = models.PositiveBigIntegerField(_("多少"))
    unit = models.CharField(_("单位"), max_length=12)
    plan = models.TextField(_("打算怎么做"), max_length=1000)
    cost_fen = models.PositiveBigIntegerField(_("计划成本"))
    yields = models.PositiveBigIntegerField(_("计划收多少"))
    measure = models.CharField(_("按什么称"), max_length=12)
    price_fen = models.PositiveBigIntegerField(_("计划单价"))
    state = models.CharField(_("状态"), max_length=10, choices=BatchState, default=BatchState.PLANNED)
    begun_on = models.DateField(_("哪天下种、进栏"), null=True, blank=True)
    closed_on = models.DateField(_("哪天结账"), null=True, blank=True)
    entry_id = models.BigIntegerField(null=True, blank=True)
    cancelled_because = models.CharField(_("为什么没有办"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id venture serial year kind scale unit plan cost_fen yields measure price_fen state begun_on closed_on "
            "cancelled_because"
        ),
        internal="entry_id",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["venture", "serial"], name="harvests_batch_number_once"),
            models.CheckConstraint(condition=Q(scale__gt=0), name="harvests_batch_is_something"),
            models.CheckConstraint(
                condition=~Q(state__in=["running", "closed"]) | Q(begun_on__isnull=False), name="harvests_batch_begun"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False), name="harvests_batch_closed_on_a_day"
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self):
        return f"{self.venture.product}〔{self.year}〕{self.serial}号"

    @property
    def audit_label(self):
        return f"{self.venture} {self.number}"

    @property
    def scope_path(self):
        return self.venture.division_path


class Event(InsertOnlyModel, models.Model):
    """One thing that happened; ``quantity`` in hundredths. A wrong one is undone by one that names it, all below zero.

    Without a batch it is the rent of a year in which nothing grew.
    """

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    kind = models.CharField(_("什么事"), max_length=8, choices=EventKind)
    on = models.DateField(_("哪天"))
    words = models.CharField(_("说明"), max_length=200)
    quantity = models.BigIntegerField(_("多少"), default=0)
    unit = models.CharField(_("单位"), max_length=12, blank=True)
    grade = models.CharField(_("等级"), max_length=20, blank=True)
    fen = models.BigIntegerField(_("金额"), default=0)
    party = models.CharField(_("和谁"), max_length=80, blank=True)
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    worker = models.CharField(_("谁做的工"), max_length=40, blank=True)
    receipt = models.CharField(_("凭据号"), max_length=80, blank=True)
    #: Of a rent: of what that was put in, and for which year.
    put_in = models.ForeignKey("harvests.Input", on_delete=models.PROTECT, null=True, blank=True, related_name="rents")
    rent_year = models.PositiveSmallIntegerField(_("哪一年的租金"), null=True, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone")
    entry_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="batch kind on words quantity unit grade fen party reverses",
        internal="household receipt put_in rent_year entry_id at by_name",
        personal="worker",
    )

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses__isnull=False) | Q(quantity__gte=0, fen__gte=0),
                name="harvests_event_not_below_zero",
            ),
            models.CheckConstraint(condition=Q(fen=0) | Q(entry_id__isnull=False), name="harvests_event_in_the_books"),
            models.CheckConstraint(
                condition=Q(batch__isnull=False) | Q(kind="rent", put_in__isnull=False),
                name="harvests_event_of_a_batch_or_a_rent",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.words}"

    @property
    def of(self):
        """What it happened to: the batch, or the venture."""
        return self.batch if self.batch_id else self.put_in.venture


class Payout(models.Model):
    """What is paid of what the venture owes to a household or to somebody it bought from: drafted by one, released by another."""

    audit_kind = "venture_payout"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    venture = models.ForeignKey("harvests.Venture", on_delete=models.PROTECT, related_name="payouts")
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    party = models.CharField(_("付给谁"), max_length=80, blank=True)
    fen = models.PositiveBigIntegerField(_("付多少"))
    receipt = models.CharField(_("回单、收条"), max_length=80)
    state = models.CharField(_("状态"), max_length=8, choices=PayoutState, default=PayoutState.DRAFTED)
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    on = models.DateField(_("哪天付的"), null=True, blank=True)
    refused_because = models.CharField(_("为什么退回"), max_length=300, blank=True)
    entry_id = models.BigIntegerField(null=True, blank=True)

    privacy = classify(
        internal="public_id venture household party state drafted_by drafted_at decided_by decided_at on entry_id",
        personal="fen receipt refused_because",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="harvests_payout_of_something"),
            models.CheckConstraint(
                condition=Q(household__isnull=True) ^ Q(party=""), name="harvests_payout_to_somebody"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("drafted_by")), name="harvests_payout_by_two"
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(entry_id__isnull=False, on__isnull=False),
                name="harvests_payout_in_the_books",
            ),
        ]

    def __str__(self):
        return self.party or str(self.household)

    @property
    def audit_label(self):
        return str(self.venture)

    @property
    def division_path(self):
        return self.venture.division_path

    @property
    def scope_path(self):
        return self.venture.division_path


class PayoutReturn(SentBack):
    """A payout that came back: owed again, and drafted anew."""

    payout = models.OneToOneField(Payout, on_delete=models.PROTECT, related_name="returned")

    privacy = classify(internal="payout on entry_id at by_name", personal="words receipt")
