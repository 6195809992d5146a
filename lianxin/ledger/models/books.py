from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.ledger.vocabulary import SIGN_RULES, Kind, Measure


class Book(models.Model):
    """The books of one organisation for one purpose: its money, its points, a project's money and labour."""

    audit_kind = "book"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="books")
    division_path = PathField(db_index=True)
    name = models.CharField(_("账套"), max_length=80)
    opened_on = models.DateField(_("启用日"))
    closed_through = models.DateField(_("已结账到"), null=True, blank=True)

    privacy = classify(public="public_id unit division_path name opened_on closed_through")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="ledger_book_name_once")]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path


class Account(models.Model):
    """One account of a book. ``holder_kind`` and ``holder_id`` say whose it is, in the words of the room that opened it."""

    audit_kind = "account"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="accounts")
    code = models.CharField(_("科目编号"), max_length=20)
    name = models.CharField(_("科目"), max_length=80)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    measure = models.CharField(_("单位"), max_length=8, choices=Measure)
    holder_kind = models.CharField(max_length=20, blank=True)
    holder_id = models.CharField(max_length=40, blank=True)
    opened_on = models.DateField(_("启用日"))
    closed_on = models.DateField(_("停用日"), null=True, blank=True)

    privacy = classify(
        public="public_id book code kind measure opened_on closed_on", personal="name holder_kind holder_id"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "code"], name="ledger_account_code_once"),
            models.UniqueConstraint(
                fields=["book", "kind", "measure", "holder_kind", "holder_id"],
                condition=~Q(holder_id=""),
                name="ledger_account_one_for_a_holder",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="ledger_account_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    @property
    def scope_path(self):
        return self.book.division_path

    @property
    def sign_rule(self):
        return SIGN_RULES[Kind(self.kind)]


class Balance(models.Model):
    """What an account comes to, kept beside the lines it is the sum of: read at once however long the history.

    The constraint is the sign rule: whoever posts at the same moment, no account falls below zero that may not.
    ``ledger check`` adds all lines again and compares.
    """

    account = models.OneToOneField("ledger.Account", on_delete=models.PROTECT, primary_key=True, related_name="balance")
    amount = models.BigIntegerField(default=0)
    side = models.SmallIntegerField()
    may_go_below = models.BooleanField(default=False)

    privacy = classify(internal="account side may_go_below", personal="amount")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(may_go_below=True) | Q(side=1, amount__gte=0) | Q(side=-1, amount__lte=0),
                name="ledger_balance_sign",
            )
        ]

    def __str__(self):
        return f"{self.account_id} {self.amount}"


class ClosedPeriod(InsertOnlyModel, models.Model):
    """A period nothing can be posted into any more, and the digest of what it came to, which is also in the public log."""

    audit_kind = "period"

    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="periods")
    first_on = models.DateField(_("从"))
    last_on = models.DateField(_("到"))
    at = models.DateTimeField(_("结账时间"))
    by_name = models.CharField(_("结账人"), max_length=80)
    entries = models.PositiveIntegerField(_("笔数"))
    digest = models.CharField(_("摘要"), max_length=64)
    # What everybody can add up again: the number of its bundle, also in the public log, and what that was called then.
    seal = models.CharField(_("编号"), max_length=64, blank=True)
    title = models.CharField(max_length=200, blank=True)
    entry_number = models.BigIntegerField(_("公开日志第几号"), null=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="book first_on last_on at entries digest seal title entry_number", internal="by_name")

    class Meta:
        ordering = ["last_on"]
        constraints = [
            models.UniqueConstraint(fields=["book", "last_on"], name="ledger_period_once"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="ledger_period_ends_after_start"),
        ]

    def __str__(self):
        return f"{self.first_on} – {self.last_on}"
