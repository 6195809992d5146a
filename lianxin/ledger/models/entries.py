"""What was posted: an entry and its lines, only ever added. The triggers of the migration hold the database to it.

An entry without lines, with lines that do not add up to zero in every measure, or into a closed period cannot be stored,
whoever asks; neither can a line be added to an entry that stands.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Entry(InsertOnlyModel, models.Model):
    """One posting: what happened on which day, from which thing of which room it comes, and who posted it."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="entries", db_index=False)
    key = models.CharField(max_length=60, null=True, blank=True)
    on = models.DateField(_("日期"))
    at = models.DateTimeField(_("记账时间"))
    words = models.CharField(_("摘要"), max_length=200)
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=40, blank=True)
    source_label = models.CharField(_("来源"), max_length=120, blank=True)
    rule = models.CharField(_("依据"), max_length=60, blank=True)
    size = models.PositiveSmallIntegerField()
    reverses = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversals", db_index=False
    )
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("记账人"), max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="public_id book on at rule size reverses",
        internal="key by_id by_name source_kind source_id",
        personal="words source_label",
    )

    class Meta:
        indexes = [
            models.Index(fields=["book", "on", "id"], name="ledger_entry_book_day"),
            models.Index(fields=["source_id", "source_kind"], name="ledger_entry_source", condition=~Q(source_id="")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=2), name="ledger_entry_has_two_sides"),
            models.UniqueConstraint(fields=["key"], condition=Q(key__isnull=False), name="ledger_entry_key_once"),
            models.UniqueConstraint(
                fields=["reverses"], condition=Q(reverses__isnull=False), name="ledger_entry_reversed_once"
            ),
        ]

    def __str__(self):
        return f"{self.on} {self.words}"

    @property
    def is_by_hand(self):
        """Whether a voucher made it; what another room posted is set right there, where its own records follow."""
        return hasattr(self, "voucher")


class Line(InsertOnlyModel, models.Model):
    """So much on one account: a debit is positive, a credit negative."""

    entry = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, related_name="lines", db_index=False)
    account = models.ForeignKey("ledger.Account", on_delete=models.PROTECT, related_name="lines", db_index=False)
    on = models.DateField()
    amount = models.BigIntegerField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="entry account on", personal="amount")

    class Meta:
        indexes = [models.Index(fields=["account", "on", "id"], name="ledger_line_account_day")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "account"], name="ledger_line_account_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="ledger_line_is_something"),
        ]

    def __str__(self):
        return f"{self.account_id} {self.amount}"
