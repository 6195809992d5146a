from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import BatchState, State


class OrderBatch(models.Model):
    """A file of work orders from another desk. Its rows stay sealed, and go when they have been brought in."""

    audit_kind = "order_batch"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    source = models.CharField(_("从哪里来"), max_length=40)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    filename = models.CharField(max_length=120)
    headers = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    sealed_rows = SealedField(blank=True)
    sealed_faults = SealedField(blank=True)
    state = models.CharField(max_length=12, choices=BatchState, default=BatchState.RECEIVED)
    row_count = models.PositiveIntegerField()
    made_count = models.PositiveIntegerField(default=0)
    known_count = models.PositiveIntegerField(default=0)
    failed_count = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    received_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal=(
            "public_id source division division_path filename headers mapping state row_count made_count known_count "
            "failed_count received_at received_by_name"
        ),
        secret="sealed_rows sealed_faults",
    )

    class Meta:
        ordering = ["-received_at", "-id"]

    def __str__(self):
        return self.filename

    @property
    def scope_path(self):
        return self.division_path

    @property
    def done_count(self):
        return self.made_count + self.known_count + self.failed_count


class UpstreamOrder(models.Model):
    """The number a need has at the desk it came from, and what that desk was last told of it."""

    audit_kind = "upstream_order"

    need = models.OneToOneField("needs.Need", on_delete=models.PROTECT, related_name="upstream")
    source = models.CharField(max_length=40)
    number = models.CharField(_("上游编号"), max_length=60)
    called_at = models.DateTimeField(_("上游收到"), null=True)
    due_at = models.DateTimeField(_("上游时限"), null=True)
    reported_state = models.CharField(max_length=24, choices=State, blank=True)
    reported_at = models.DateTimeField(null=True)

    privacy = classify(internal="need source number called_at due_at reported_state reported_at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="needs_upstream_number_once")]

    def __str__(self):
        return f"{self.source} {self.number}"

    @property
    def audit_label(self):
        return self.number
