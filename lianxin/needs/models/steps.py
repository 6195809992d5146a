from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.needs.vocabulary import CallbackResult, ProofKind, Satisfaction, Solved, State, Verb


class NeedStep(models.Model):
    """One transition, as it happened: insert-only. Rates and clocks can be recomputed from these rows."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=24, choices=[(v.value, v.value) for v in Verb])
    source = models.CharField(max_length=24, choices=State, blank=True)
    target = models.CharField(max_length=24, choices=State)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)
    by_role = models.CharField(max_length=40, blank=True)
    unit_name = models.CharField(max_length=120, blank=True)
    note = models.TextField(_("告诉诉求人"), blank=True)
    internal_note = models.TextField(_("内部说明"), max_length=2000, blank=True)
    #: The checklist of the moment: ``item``, ``is_done``.
    checks = models.JSONField(_("核对清单"), default=list, blank=True)
    due_at = models.DateTimeField(null=True)
    contact_due_at = models.DateTimeField(null=True)

    privacy = classify(
        internal="need checks verb source target at by_id by_role unit_name internal_note due_at contact_due_at",
        personal="by_name note",
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["need", "id"], name="needs_step_need")]

    def __str__(self):
        return f"{self.need_id} {self.verb} {self.at:%Y-%m-%d %H:%M}"


class NeedHandler(models.Model):
    """Who has handled a need: may neither check its answer nor call its requester back."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="handlers")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    privacy = classify(internal="need user since")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "user"], name="needs_handler_once")]

    def __str__(self):
        return f"{self.need_id} {self.user_id}"


class NeedPause(models.Model):
    """The clock stands still while the requester is asked for something, with proof of the asking."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="pauses")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    asked = models.CharField(_("请补充什么"), max_length=300)
    proof = models.CharField(_("怎样告知的（时间、方式、对方怎么说）"), max_length=300)
    #: Empty for those of before proofs had a kind and a last day.
    proof_kind = models.CharField(_("凭据是什么"), max_length=8, choices=ProofKind, blank=True)
    proof_number = models.CharField(_("编号"), max_length=60, blank=True)
    told_at = models.DateTimeField(_("什么时间告知的"), null=True, blank=True)
    until = models.DateField(_("最晚等到哪天"), null=True, blank=True)
    contested = models.CharField(_("诉求人的意见"), max_length=300, blank=True)
    upheld = models.BooleanField(_("上一级核定有理由"), null=True)
    ruling = models.CharField(_("核定理由"), max_length=300, blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)
    ruled_by_id = models.BigIntegerField(null=True, blank=True)

    privacy = classify(
        internal="need started_at ended_at proof proof_kind proof_number told_at until upheld ruled_at ruled_by_id",
        personal="asked contested ruling",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need"], condition=Q(ended_at__isnull=True), name="needs_pause_one_open"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="needs_pause_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(proof=""), name="needs_pause_has_proof"),
        ]

    def __str__(self):
        return f"{self.need_id} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def moves_the_date(self):
        """Whether the time waited is added to the promise: yes, unless the requester doubts it and nobody upheld it."""
        return self.upheld is True or not self.contested


class ExtensionRequest(models.Model):
    """A longer term asked for before the deadline, decided one level up."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="extensions")
    reason = models.CharField(_("延期理由"), max_length=300)
    new_due_at = models.DateTimeField(_("新的承诺日期"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    granted = models.BooleanField(null=True)
    dropped = models.BooleanField(default=False)

    privacy = classify(internal="need reason new_due_at asked_at asked_by decided_at decided_by granted dropped")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, granted__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False, granted__isnull=False),
                name="needs_extension_decided_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["need"], condition=Q(granted__isnull=True, dropped=False), name="needs_extension_one_open"
            ),
        ]

    def __str__(self):
        return f"{self.need_id} → {self.new_due_at:%Y-%m-%d}"


class Callback(models.Model):
    """One attempt to ask the requester how it went, by somebody who did not handle it."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="callbacks")
    at = models.DateTimeField()
    day = models.DateField()
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    result = models.CharField(max_length=12, choices=CallbackResult)
    contacted = models.BooleanField(_("承办单位联系过吗"), null=True)
    solved = models.CharField(max_length=8, choices=Solved, blank=True)
    satisfaction = models.PositiveSmallIntegerField(choices=Satisfaction, null=True, blank=True)
    words = models.CharField(_("诉求人的话"), max_length=500, blank=True)
    may_quote = models.BooleanField(_("同意引用"), default=False)

    privacy = classify(internal="need at day by result contacted solved satisfaction may_quote", personal="words")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(result=CallbackResult.REACHED) | ~Q(solved=""), name="needs_callback_reached_has_answer"
            ),
        ]

    def __str__(self):
        return f"{self.need_id} {self.at:%Y-%m-%d} {self.result}"
