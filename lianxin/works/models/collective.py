"""What the collective owns: a card for each thing, the contract of what is let with its dues, every yearly count."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.works.vocabulary import AmendState, CardKind, CardState, CheckKind, Found


class Card(models.Model):
    """One thing of the collective (资产台账卡片); ``services`` alone change it. ``amount`` is in hundredths of ``unit``."""

    audit_kind = "collective_card"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    serial = models.PositiveIntegerField(_("编号"))
    kind = models.CharField(_("哪一种"), max_length=12, choices=CardKind)
    name = models.CharField(_("叫什么"), max_length=80)
    place = models.CharField(_("在哪里"), max_length=120, blank=True)
    amount = models.PositiveBigIntegerField(_("多少"), default=100)
    unit = models.CharField(_("单位"), max_length=12, default="个")
    proof = models.CharField(_("凭什么是集体的"), max_length=200)
    original_fen = models.PositiveBigIntegerField(_("原值"), default=0)
    user = models.CharField(_("谁在用"), max_length=80, blank=True)
    state = models.CharField(_("状态"), max_length=6, choices=CardState, default=CardState.USED)
    entered_at = models.DateTimeField()
    gone_because = models.CharField(_("怎么处置的"), max_length=300, blank=True)
    #: What it was sold for, in the books.
    sold_fen = models.PositiveBigIntegerField(_("卖了多少钱"), default=0)
    sold_entry_id = models.BigIntegerField(null=True, blank=True)
    #: Of what a project built and handed over, or left standing when it was given up.
    project = models.OneToOneField(
        "works.Project", on_delete=models.PROTECT, null=True, blank=True, related_name="card"
    )

    privacy = classify(
        public=(
            "public_id division division_path serial kind name place amount unit proof original_fen user state entered_at "
            "gone_because sold_fen project"
        ),
        internal="sold_entry_id",
    )

    class Meta:
        ordering = ["division", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["division", "serial"], name="works_card_number_once"),
            models.CheckConstraint(condition=~Q(proof=""), name="works_card_is_proved"),
            models.CheckConstraint(
                condition=~Q(state="gone") | ~Q(gone_because=""), name="works_card_gone_with_reason"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def number(self):
        return f"集资〔{self.serial:04d}〕"

    @property
    def audit_label(self):
        return f"{self.number} {self.name}"

    @property
    def scope_path(self):
        return self.division_path


class CardSeries(models.Model):
    """The last number given to a card of a place."""

    division = models.OneToOneField("territory.Division", on_delete=models.PROTECT, related_name="+")
    last = models.PositiveIntegerField()

    privacy = classify(internal="division last")

    def __str__(self):
        return f"{self.division_id} {self.last}"


class Lease(models.Model):
    """A contract by which a thing is let."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="leases")
    number = models.CharField(_("合同号"), max_length=60)
    lessee = models.CharField(_("租给谁"), max_length=80)
    purpose = models.CharField(_("做什么用"), max_length=120)
    decision = models.CharField(_("哪个会定的"), max_length=120)
    #: The resolution of the hall, where it has one.
    decision_id = models.CharField(max_length=12, blank=True)
    starts_on = models.DateField(_("从哪天"))
    ends_on = models.DateField(_("到哪天"))
    terms = models.CharField(_("还约定了什么"), max_length=500, blank=True)
    ended_on = models.DateField(_("哪天结束"), null=True, blank=True)
    ended_because = models.CharField(_("为什么结束"), max_length=300, blank=True)

    privacy = classify(
        public="card number lessee purpose decision decision_id starts_on ends_on terms ended_on ended_because",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["card"], condition=Q(ended_on__isnull=True), name="works_lease_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="works_lease_has_a_term"),
        ]

    def __str__(self):
        return f"{self.number} · {self.lessee}"


class Due(models.Model):
    """Rent due on a day; paid on which day by which receipt, or void with its contract."""

    lease = models.ForeignKey(Lease, on_delete=models.PROTECT, related_name="dues")
    due_on = models.DateField(_("哪天该交"))
    fen = models.PositiveBigIntegerField(_("多少钱"))
    paid_on = models.DateField(_("哪天交的"), null=True, blank=True)
    receipt = models.CharField(_("凭据号"), max_length=80, blank=True)
    entry_id = models.BigIntegerField(null=True, blank=True)
    #: Its contract ended before this day came.
    is_void = models.BooleanField(default=False)

    privacy = classify(public="lease due_on fen paid_on receipt is_void", internal="entry_id")

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["lease", "due_on"], name="works_due_once"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="works_due_of_something"),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) ^ ~Q(receipt=""), name="works_due_paid_with_receipt"
            ),
            models.CheckConstraint(
                condition=Q(is_void=False) | Q(paid_on__isnull=True), name="works_due_void_is_not_paid"
            ),
        ]

    def __str__(self):
        return f"{self.due_on} {self.fen}"

    @property
    def is_owed(self):
        return self.paid_on is None and not self.is_void


class Count(InsertOnlyModel, models.Model):
    """What the count of a year found: only ever added."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="counts")
    year = models.PositiveSmallIntegerField(_("哪一年"))
    found = models.CharField(_("盘点结果"), max_length=8, choices=Found)
    words = models.CharField(_("看到什么"), max_length=300, blank=True)
    on = models.DateField(_("哪天"))
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="card year found words on at", internal="by_name")

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["card", "year"], name="works_count_once_a_year")]

    def __str__(self):
        return f"{self.year} {self.found}"


class CardCheck(models.Model):
    """A count or a correction one person wrote down: it counts once another has looked at it. ``given`` of a count is what was
    found, of a correction ``{field: [before, after]}``."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(_("核对什么"), max_length=8, choices=CheckKind)
    given = models.JSONField(_("登记的内容"))
    reason = models.CharField(_("为什么"), max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=AmendState, default=AmendState.WAITING)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.CharField(_("为什么不同意"), max_length=300, blank=True)

    privacy = classify(
        public="card kind given reason state asked_at decided_at", internal="asked_by decided_by declined_because"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["card"], condition=Q(state="waiting"), name="works_card_check_one_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_at__isnull=False), name="works_card_check_was_decided"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="works_card_check_two_persons",
            ),
        ]

    def __str__(self):
        return str(self.get_kind_display())
