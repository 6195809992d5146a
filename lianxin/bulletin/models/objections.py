from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.vocabulary import OPEN_OBJECTIONS, Channel, ObjectionState
from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Objection(models.Model):
    """Somebody says that what hangs is not right. ``public_id`` is also the code by which they look it up."""

    audit_kind = "objection"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    notice = models.ForeignKey("bulletin.Notice", on_delete=models.PROTECT, related_name="objections")
    posting = models.ForeignKey("bulletin.Posting", on_delete=models.PROTECT, related_name="objections")
    serial = models.PositiveSmallIntegerField(_("第几件"))
    state = models.CharField(_("状态"), max_length=10, choices=ObjectionState, default=ObjectionState.RECEIVED)
    channel = models.CharField(_("怎么来的"), max_length=12, choices=Channel, default=Channel.WEB)
    words = models.TextField(_("哪里不对"), max_length=2000)
    name = models.CharField(_("怎么称呼"), max_length=40, blank=True)
    phone = SealedField(_("电话"), blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_by_id = models.BigIntegerField(null=True)
    received_at = models.DateTimeField(_("收到时间"))
    first_due_on = models.DateField(_("哪天前先答复"))
    final_due_on = models.DateField(_("哪天前答复完"))
    first_answer = models.TextField(_("先答复"), max_length=1000, blank=True)
    # As everybody reads it: the names are masked that were known when it was given.
    first_answer_web = models.TextField(max_length=1000, blank=True)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    passed_on_at = models.DateTimeField(_("哪天转给上级"), null=True, blank=True)
    above_due_on = models.DateField(_("上级哪天前答复"), null=True, blank=True)
    answer = models.TextField(_("答复"), max_length=2000, blank=True)
    answer_web = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        public=(
            "notice posting serial state received_at first_due_on final_due_on first_answer_web first_answered_at "
            "passed_on_at above_due_on answer_web answered_at"
        ),
        internal="public_id channel written_by_id answered_by_name",
        personal="words name phone user first_answer answer",
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["final_due_on"], name="bulletin_objection_open", condition=Q(state__in=OPEN_OBJECTIONS)
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["notice", "serial"], name="bulletin_objection_serial_once"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_OBJECTIONS, answered_at__isnull=True)
                | ~Q(state__in=OPEN_OBJECTIONS) & Q(answered_at__isnull=False) & ~Q(answer=""),
                name="bulletin_objection_ends_with_answer",
            ),
        ]

    def __str__(self):
        return f"{self.notice} · {self.serial}"

    @property
    def audit_label(self):
        return str(self)

    @property
    def scope_path(self):
        return self.notice.division_path

    @property
    def is_open(self):
        return self.state in OPEN_OBJECTIONS
