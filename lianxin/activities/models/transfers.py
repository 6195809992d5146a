from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.vocabulary import NO_LETTER, TransferReason, TransferState
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class LetterSeries(models.Model):
    """The last number given to a letter in a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField()

    privacy = classify(internal="year last")

    def __str__(self):
        return f"{self.year} {self.last}"


class Transfer(models.Model):
    """A member's affiliation on its way from one branch to another: the letter, its receipt, and where it stands.

    A reminder and a tracker: the transfer itself is made in the national system. ``to_unit`` empty: a branch outside
    the county, named in ``to_words``. Only ``services`` change it.
    """

    audit_kind = "transfer"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey("activities.Member", on_delete=models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_words = models.CharField(_("转到哪个支部"), max_length=120)
    from_committee = models.CharField(_("转出的党委"), max_length=120)
    to_committee = models.CharField(_("接收的党委"), max_length=120)
    reason = models.CharField(_("为什么转"), max_length=12, choices=TransferReason)
    contact = models.CharField(_("本人联系电话"), max_length=30, blank=True)
    dues_paid_to = models.CharField(_("党费交到几月"), max_length=20, blank=True)
    remarks = models.CharField(_("备注"), max_length=200, blank=True)
    state = models.CharField(max_length=16, choices=TransferState, default=TransferState.DRAFT)
    drafted_on = models.DateField()
    letter_no = models.CharField(_("介绍信编号"), max_length=20, unique=True, null=True, blank=True)
    issued_on = models.DateField(_("开具日"), null=True, blank=True)
    valid_until = models.DateField(_("有效期到"), null=True, blank=True)
    received_on = models.DateField(_("接收日"), null=True, blank=True)
    receipt_no = models.CharField(_("回执编号"), max_length=40, blank=True)
    said = models.CharField(_("退回或取消的原因"), max_length=200, blank=True)

    privacy = classify(
        internal="public_id from_unit to_unit to_words from_committee to_committee state drafted_on letter_no issued_on "
        "valid_until received_on receipt_no",
        personal="member reason contact dues_paid_to remarks said",
    )

    class Meta:
        ordering = ["-drafted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(letter_no__isnull=True, issued_on__isnull=True, valid_until__isnull=True)
                | Q(letter_no__isnull=False, issued_on__isnull=False, valid_until__gte=F("issued_on")),
                name="activities_transfer_letter_whole",
            ),
            models.UniqueConstraint(
                fields=["member"], condition=~Q(state__in=["closed", "cancelled"]), name="activities_transfer_one_open"
            ),
        ]

    def __str__(self):
        return f"{self.from_unit_id} → {self.to_words}"

    @property
    def audit_label(self):
        return self.letter_no or self.public_id

    @property
    def has_letter(self):
        """Whether a letter is good now: one that came back is not, nor is there one before it is written."""
        return bool(self.letter_no) and self.state not in NO_LETTER

    @property
    def scope_path(self):
        return self.from_unit.division_path

    def is_overdue(self, today):
        """The letter's validity is over and nobody has received the member."""
        return self.state in (TransferState.SENT, TransferState.IN_TRANSIT) and self.valid_until < today
