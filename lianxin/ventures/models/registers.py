"""The register of shares: whose it is, what the charter says, classes, holders, and every change, only ever added."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.ventures.vocabulary import ChangeKind, RegisterKind, Rounding, ShareKind


class Register(models.Model):
    """Shares of one organisation, with what its charter says about them."""

    audit_kind = "share_register"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.OneToOneField("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="+", verbose_name=_("记在哪本账上"))
    kind = models.CharField(_("哪一种组织"), max_length=12, choices=RegisterKind)
    #: ``[name, "1/10"]`` each: what is taken of a year's earnings before anything is distributed.
    set_asides = models.JSONField(_("先提多少"), default=list)
    rounding = models.CharField(_("零头怎么办"), max_length=20, choices=Rounding, default=Rounding.FLOOR)
    by_trade = models.CharField(_("按交易额返还的比例"), max_length=12, blank=True)
    changes = models.JSONField(_("份额可以怎么变"), default=list)
    charter_on = models.DateField(_("章程哪天通过"))
    charter_label = models.CharField(_("哪份决定"), max_length=120)
    #: Who typed it, and who read it against the charter itself: nothing is distributed by numbers one person typed.
    charter_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    charter_checked_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    charter_checked_at = models.DateTimeField(_("哪天照章程核对过"), null=True, blank=True)

    privacy = classify(
        public=(
            "public_id unit division division_path kind set_asides rounding by_trade changes charter_on charter_label "
            "charter_checked_at"
        ),
        internal="book charter_by charter_checked_by",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="collective", by_trade="") | (Q(kind="cooperative") & ~Q(by_trade=""))),
                name="ventures_register_says_by_what",
            ),
            models.CheckConstraint(
                condition=Q(charter_checked_by__isnull=True)
                | Q(charter_by__isnull=True)
                | ~Q(charter_checked_by=models.F("charter_by")),
                name="ventures_charter_by_two",
            ),
            models.CheckConstraint(
                condition=Q(charter_checked_by__isnull=True) | Q(charter_checked_at__isnull=False),
                name="ventures_charter_checked_on_a_day",
            ),
        ]

    def __str__(self):
        return str(self.unit)

    @property
    def scope_path(self):
        return self.division_path


class ShareClass(models.Model):
    """A class of shares; one share of it counts as so many parts."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="classes")
    code = models.CharField(_("编号"), max_length=4)
    kind = models.CharField(_("哪一种"), max_length=8, choices=ShareKind)
    name = models.CharField(_("名称"), max_length=30)
    parts = models.PositiveSmallIntegerField(_("一股算几份"), default=1)

    privacy = classify(public="register code kind name parts")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["register", "code"], name="ventures_class_code_once"),
            models.CheckConstraint(condition=Q(parts__gt=0), name="ventures_class_counts_something"),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"


class Holder(models.Model):
    """A household, or a person who holds for themself, under the number of their certificate."""

    audit_kind = "share_holder"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="holders")
    number = models.PositiveIntegerField(_("股权证号"))
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(internal="public_id register number household", personal="person")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="ventures_holder_number_once"),
            models.UniqueConstraint(fields=["register", "household"], name="ventures_holder_household_once"),
            models.UniqueConstraint(fields=["register", "person"], name="ventures_holder_person_once"),
            models.CheckConstraint(
                condition=Q(household__isnull=False, person__isnull=True)
                | Q(household__isnull=True, person__isnull=False),
                name="ventures_holder_is_one",
            ),
        ]

    def __str__(self):
        return f"{self.number:05d}"

    @property
    def audit_label(self):
        return f"{self.register} {self}"

    @property
    def scope_path(self):
        return self.register.division_path


class ShareChange(InsertOnlyModel, models.Model):
    """So many shares more or, below zero, fewer, in hundredths; what a holder has is what their changes add up to."""

    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="changes")
    share_class = models.ForeignKey(ShareClass, on_delete=models.PROTECT, related_name="+")
    hundredths = models.BigIntegerField()
    kind = models.CharField(_("为什么变"), max_length=10, choices=ChangeKind)
    basis = models.CharField(_("凭什么"), max_length=200)
    on = models.DateField(_("哪天"))
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="holder share_class hundredths kind on at by_name", personal="basis")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["holder", "share_class"], name="ventures_change_holder")]
        constraints = [models.CheckConstraint(condition=~Q(hundredths=0), name="ventures_change_is_something")]

    def __str__(self):
        return f"{self.holder_id} {self.hundredths}"
