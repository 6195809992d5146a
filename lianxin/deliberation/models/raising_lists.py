"""Of a fund raising: its households and persons, who is let off, what came in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.models.raisings import FundRaising
from lianxin.deliberation.vocabulary import Ground, Owing
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class RaisingHousehold(models.Model):
    """A household of the roll, and what its representative has signed on paper."""

    audit_kind = "raising_household"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    raising = models.ForeignKey(FundRaising, on_delete=models.PROTECT, related_name="households")
    number = models.PositiveIntegerField(_("序号"))
    code = models.CharField(_("户编号"), max_length=30, blank=True)
    name = models.CharField(_("户里第一位"), max_length=40)
    agrees = models.BooleanField(_("签字同意"), null=True, blank=True)
    signed_by_name = models.CharField(_("登记人"), max_length=80, blank=True)

    privacy = classify(internal="public_id raising number code agrees signed_by_name", personal="name")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["raising", "number"], name="hall_raising_household_once")]

    def __str__(self):
        return f"{self.number} {self.name}"

    @property
    def audit_label(self):
        return f"{self.raising.process.title} {self.number}"

    @property
    def scope_path(self):
        return self.raising.division_path


class RaisingLine(models.Model):
    """One person of the roll: money is asked of everybody, labour of who is of age to work."""

    audit_kind = "raising_line"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    household = models.ForeignKey(RaisingHousehold, on_delete=models.PROTECT, related_name="lines")
    raising = models.ForeignKey(FundRaising, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    works = models.BooleanField(_("劳力"))

    privacy = classify(internal="public_id household raising", personal="person name works")

    class Meta:
        ordering = ["household_id", "id"]
        constraints = [models.UniqueConstraint(fields=["raising", "person"], name="hall_raising_person_once")]

    def __str__(self):
        return self.name

    @property
    def audit_label(self):
        return f"{self.raising.process.title} {self.household.number}"

    @property
    def scope_path(self):
        return self.raising.division_path


class RaisingExemption(models.Model):
    """That somebody owes no money or no labour: on which ground, who decided, on which day. Ends, never changes."""

    line = models.ForeignKey(RaisingLine, on_delete=models.PROTECT, related_name="exemptions")
    ground = models.CharField(_("为什么减免"), max_length=16, choices=Ground)
    decided_by = models.CharField(_("谁定的"), max_length=80)
    decided_on = models.DateField(_("哪天定的"))
    meeting = models.ForeignKey(
        "deliberation.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Of hardship: the item of that meeting; before items were named only the meeting was.
    item = models.ForeignKey("deliberation.Item", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()
    entered_by_name = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(_("为什么不算了"), max_length=200, blank=True)

    privacy = classify(
        internal="line decided_by decided_on meeting item entered_at entered_by_name ended_at",
        personal="ground ended_reason",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "ground"], condition=Q(ended_at__isnull=True), name="hall_raising_exempt_once"
            ),
            models.CheckConstraint(
                condition=~Q(ground="hardship") | Q(meeting__isnull=False), name="hall_raising_hardship_was_voted"
            ),
        ]

    def __str__(self):
        return f"{self.line_id} {self.ground}"


class RaisingReceipt(InsertOnlyModel, models.Model):
    """Money that came in or days that were worked, with the number of its receipt. Only ever added; one put right names it."""

    household = models.ForeignKey(RaisingHousehold, on_delete=models.PROTECT, related_name="receipts")
    raising = models.ForeignKey(FundRaising, on_delete=models.PROTECT, related_name="receipts")
    kind = models.CharField(_("钱还是工"), max_length=6, choices=Owing)
    amount = models.IntegerField(_("多少（分、工）"))
    number = models.CharField(_("收据（记工单）号"), max_length=40)
    on = models.DateField(_("哪天"))
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    why = models.CharField(_("为什么更正"), max_length=200, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="household raising kind amount number on corrects why at by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["raising", "kind", "number"],
                condition=Q(corrects__isnull=True),
                name="hall_raising_receipt_once",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, amount__gt=0) | Q(corrects__isnull=False, amount__lt=0),
                name="hall_raising_receipt_counts",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.number}"
