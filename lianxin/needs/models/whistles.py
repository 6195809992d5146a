"""吹哨报到: a township calls units to the spot, they come or say why not, share the work, and say how it went."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import CallAnswer, Cooperation, WhistleKind


class Whistle(models.Model):
    """One call of a township or of the county, for one or several needs. Only ``services`` change it."""

    audit_kind = "whistle"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    kind = models.CharField(_("哪种哨"), max_length=12, choices=WhistleKind)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    place_words = models.CharField(_("到哪里集合"), max_length=200)
    problem = models.CharField(_("什么事"), max_length=500)
    caller = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(_("吹哨时间"))
    called_by_id = models.BigIntegerField()
    called_by_name = models.CharField(max_length=80)
    needs: models.ManyToManyField = models.ManyToManyField("needs.Need", related_name="whistles")
    result = models.CharField(_("结果"), max_length=1000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal=(
            "public_id number kind division division_path place_words problem caller lead called_at called_by_id "
            "called_by_name result ended_at"
        )
    )

    class Meta:
        indexes = [models.Index(fields=["called_at", "id"], name="needs_whistle_called")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, result="") | Q(ended_at__isnull=False) & ~Q(result=""),
                name="needs_whistle_ends_with_result",
            )
        ]

    def __str__(self):
        return self.number

    @property
    def audit_label(self):
        return self.number

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_open(self):
        return self.ended_at is None


class WhistleCall(models.Model):
    """One unit called: by when it should be there, what it said, and how both found working together."""

    whistle = models.ForeignKey("needs.Whistle", on_delete=models.PROTECT, related_name="calls")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    arrive_by = models.DateTimeField(_("最晚到场"))
    answer = models.CharField(max_length=8, choices=CallAnswer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=80, blank=True)
    why_not = models.CharField(_("为什么来不了"), max_length=300, blank=True)
    reported_at = models.DateTimeField(_("向上报告"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    by_caller = models.CharField(_("吹哨单位说"), max_length=8, choices=Cooperation, blank=True)
    by_caller_words = models.CharField(max_length=300, blank=True)
    by_called = models.CharField(_("报到单位说"), max_length=8, choices=Cooperation, blank=True)
    by_called_words = models.CharField(max_length=300, blank=True)

    privacy = classify(
        internal=(
            "whistle unit arrive_by answer answered_at answered_by_name why_not reported_at reminded_at by_caller "
            "by_caller_words by_called by_called_words"
        )
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["arrive_by"], name="needs_call_late", condition=Q(answer="", reminded_at__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(fields=["whistle", "unit"], name="needs_call_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="needs_call_answered_at",
            ),
            models.CheckConstraint(condition=~Q(answer="cannot") | ~Q(why_not=""), name="needs_call_says_why_not"),
        ]

    def __str__(self):
        return f"{self.whistle_id} {self.unit_id}"

    @property
    def is_late(self):
        """Came, or said that it cannot, after the time asked for."""
        return self.answered_at is not None and self.answered_at > self.arrive_by


class WhistleMinutes(models.Model):
    """What was seen and agreed on the spot: insert-only, each entry under its time."""

    whistle = models.ForeignKey("needs.Whistle", on_delete=models.PROTECT, related_name="minutes")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)
    words = models.CharField(_("现场记录"), max_length=2000)

    privacy = classify(internal="whistle at by_name words")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.whistle_id} {self.at:%Y-%m-%d %H:%M}"


class WhistleTask(models.Model):
    """One unit's part of the work, by a day."""

    whistle = models.ForeignKey("needs.Whistle", on_delete=models.PROTECT, related_name="tasks")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("做什么"), max_length=200)
    due_on = models.DateField(_("哪天前"))
    done_at = models.DateTimeField(null=True, blank=True)
    done_by_name = models.CharField(max_length=80, blank=True)
    done_words = models.CharField(_("做成什么样"), max_length=300, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(internal="whistle unit what due_on done_at done_by_name done_words escalated_at")

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="needs_task_overdue",
                condition=Q(done_at__isnull=True, escalated_at__isnull=True),
            )
        ]

    def __str__(self):
        return f"{self.whistle_id} {self.what}"


class WhistleRequest(models.Model):
    """A village cannot whistle: it asks its township to, and is told what came of it."""

    audit_kind = "whistle_request"

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="whistle_requests")
    division_path = PathField(db_index=True)
    words = models.CharField(_("为什么要请镇里吹哨"), max_length=300)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    asked_by_name = models.CharField(max_length=80)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=80, blank=True)
    whistle = models.ForeignKey("needs.Whistle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why_not = models.CharField(_("为什么不吹哨"), max_length=300, blank=True)

    privacy = classify(
        internal="need division_path words asked_at asked_by_id asked_by_name answered_at answered_by_name whistle why_not"
    )

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(answered_at__isnull=True), name="needs_whistle_request_one_open"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, whistle__isnull=True, why_not="")
                | Q(answered_at__isnull=False, whistle__isnull=False, why_not="")
                | Q(answered_at__isnull=False, whistle__isnull=True) & ~Q(why_not=""),
                name="needs_whistle_request_answered",
            ),
        ]

    def __str__(self):
        return self.audit_label

    @property
    def audit_label(self):
        return self.need.number

    @property
    def public_id(self):
        return self.need.public_id

    @property
    def scope_path(self):
        return self.division_path
