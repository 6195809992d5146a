"""The money of a project by source: what was promised on which conditions, what came, what was paid and given back."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.sent_back import SentBack
from lianxin.works.vocabulary import LABOURS, MoveKind, PaymentState, Source


class Line(models.Model):
    """One source of a project (资金来源) with its own purse in the books. Labour is counted in hundredths of a day."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="lines")
    serial = models.PositiveSmallIntegerField()
    source = models.CharField(_("来源"), max_length=12, choices=Source)
    giver = models.CharField(_("谁出的"), max_length=80)
    conditions = models.CharField(_("有什么条件"), max_length=300)
    promised = models.PositiveBigIntegerField(_("承诺"))
    #: The raising in the hall, where the households raised it.
    raising_id = models.CharField(max_length=12, blank=True)
    raising_label = models.CharField(max_length=120, blank=True)
    #: Of public money for work instead of relief: so much of it is paid to workers by name (以工代赈).
    is_relief = models.BooleanField(_("是以工代赈的钱"), default=False)
    added_at = models.DateTimeField()

    privacy = classify(
        public="project serial source giver conditions promised raising_id raising_label is_relief added_at",
    )

    class Meta:
        ordering = ["project", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["project", "serial"], name="works_line_number_once"),
            models.CheckConstraint(condition=Q(promised__gt=0), name="works_line_promises_something"),
            models.CheckConstraint(
                condition=Q(is_relief=False) | Q(source="fiscal"), name="works_line_relief_is_public_money"
            ),
        ]

    def __str__(self):
        return f"{self.get_source_display()} · {self.giver}"

    @property
    def is_labour(self):
        return self.source in LABOURS


class Payment(models.Model):
    """A payment on its way: who drafts it does not release it. It names the one source it is paid from."""

    audit_kind = "project_payment"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="payments")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="payments")
    #: The contract it is paid under, where there is one.
    purchase = models.ForeignKey(
        "works.Purchase", on_delete=models.PROTECT, null=True, blank=True, related_name="payments"
    )
    fen = models.PositiveBigIntegerField(_("多少钱"))
    #: Paid to workers by a list, without a contract.
    is_wages = models.BooleanField(_("付的是工资"), default=False)
    #: Not paid for work: given back to the source it came from.
    is_back = models.BooleanField(_("退回来源"), default=False)
    payee = models.CharField(_("付给谁"), max_length=80)
    words = models.CharField(_("付什么"), max_length=120)
    receipt = models.CharField(_("发票、合同、工资表的号"), max_length=80)
    state = models.CharField(_("状态"), max_length=10, choices=PaymentState, default=PaymentState.DRAFTED)
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(_("为什么退回"), max_length=300, blank=True)
    #: The one the bank sent back, which this one pays anew.
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    privacy = classify(
        public="public_id project line purchase fen is_wages is_back payee words receipt state decided_at replaces",
        internal="drafted_by drafted_at decided_by refused_because",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="works_payment_of_something"),
            models.CheckConstraint(
                condition=Q(is_wages=False) | Q(purchase__isnull=True), name="works_payment_of_wages_has_no_contract"
            ),
            models.CheckConstraint(
                condition=Q(is_back=False) | Q(purchase__isnull=True, is_wages=False),
                name="works_payment_back_is_no_pay",
            ),
            models.CheckConstraint(
                condition=Q(state="drafted") | Q(decided_at__isnull=False), name="works_payment_was_decided"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(drafted_by__isnull=True) | ~Q(decided_by=F("drafted_by")),
                name="works_payment_two_persons",
            ),
        ]

    def __str__(self):
        return f"{self.words} · {self.payee}"

    @property
    def audit_label(self):
        return f"{self.project.number} {self}"

    @property
    def scope_path(self):
        return self.project.division_path


class WageRow(InsertOnlyModel, models.Model):
    """What one worker gets of a payment of wages: by name, so many hundredths of a day. All of a payment add up to it."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="wages")
    #: Nothing of who comes from elsewhere.
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    worker = models.CharField(_("谁"), max_length=40)
    days = models.PositiveIntegerField(_("几个工（百分之一）"))
    fen = models.PositiveBigIntegerField(_("多少钱"))

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="payment", personal="household worker days fen")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "household", "worker"], name="works_wage_of_a_worker_once"),
            models.CheckConstraint(
                condition=Q(days__gt=0, fen__gt=0) & ~Q(worker=""), name="works_wage_of_somebody_for_something"
            ),
        ]

    def __str__(self):
        return f"{self.payment_id} {self.days}"


class Commitment(InsertOnlyModel, models.Model):
    """So much of a source is bound by a contract: written down when it is signed, never more than is free of it. Bound otherwise, a
    further ``round`` of rows counts instead."""

    purchase = models.ForeignKey("works.Purchase", on_delete=models.PROTECT, related_name="commitments")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="commitments")
    round = models.PositiveSmallIntegerField(default=1)
    fen = models.PositiveBigIntegerField(_("从这个来源付多少"))

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="purchase line round fen")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "line", "round"], name="works_commitment_once_a_source"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="works_commitment_of_something"),
        ]

    def __str__(self):
        return f"{self.purchase_id} {self.line_id} {self.fen}"


class PaymentReturn(SentBack):
    """A payment that came back: in the purse of its source again, and paid anew."""

    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="returned")

    privacy = classify(public="payment on words receipt", internal="entry_id at by_name")


class Movement(InsertOnlyModel, models.Model):
    """What came into a purse or left it; the entry in the books says the same. Only ever added."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="movements")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=4, choices=MoveKind)
    amount = models.PositiveBigIntegerField()
    on = models.DateField()
    number = models.CharField(_("凭据号"), max_length=80)
    words = models.CharField(max_length=200, blank=True)
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, null=True, blank=True, related_name="movement")
    entry_id = models.BigIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="project line kind amount on number words payment", internal="entry_id at by_name")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["project", "-on", "-id"], name="works_movement_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="works_movement_of_something"),
            models.CheckConstraint(
                condition=~Q(kind="out") | Q(payment__isnull=False), name="works_movement_out_was_released"
            ),
        ]

    def __str__(self):
        return f"{self.line_id} {self.kind} {self.amount}"
