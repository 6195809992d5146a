from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.ledger.vocabulary import VoucherState


class Voucher(models.Model):
    """What one person wants posted and another looks through: ``lines`` are ``[account id, amount]``, debits positive."""

    audit_kind = "voucher"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="vouchers")
    state = models.CharField(_("状态"), max_length=10, choices=VoucherState, default=VoucherState.PREPARED)
    on = models.DateField(_("日期"))
    words = models.CharField(_("摘要"), max_length=200)
    lines = models.JSONField()
    reverses = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    prepared_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    reviewed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.CharField(_("退回的原因"), max_length=200, blank=True)
    entry = models.OneToOneField(
        "ledger.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="voucher"
    )

    privacy = classify(
        public="public_id book state on",
        internal="prepared_by prepared_at reviewed_by reviewed_at reverses entry returned_because",
        personal="words lines",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("prepared_by")),
                name="ledger_voucher_two_pairs_of_eyes",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, reviewed_by__isnull=True)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="ledger_voucher_reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="posted", entry__isnull=False) | (~Q(state="posted") & Q(entry__isnull=True)),
                name="ledger_voucher_posted_has_its_entry",
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def scope_path(self):
        return self.book.division_path
