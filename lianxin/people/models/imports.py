import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary import ImportState


class ImportBatch(models.Model):
    """A file of people brought in for one village: what it held, how its columns are read, how far it is."""

    audit_kind = "import_batch"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    filename = models.CharField(_("文件名"), max_length=120)
    file_hash = models.CharField(max_length=64)
    encoding = models.CharField(_("编码"), max_length=20)
    headers = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField(_("状态"), max_length=12, choices=ImportState, default=ImportState.RECEIVED)
    row_count = models.PositiveIntegerField(_("行数"))
    done_count = models.PositiveIntegerField(_("已处理"), default=0)
    imported_count = models.PositiveIntegerField(_("已导入"), default=0)
    skipped_count = models.PositiveIntegerField(_("已有，未重复录入"), default=0)
    failed_count = models.PositiveIntegerField(_("有误"), default=0)
    received_at = models.DateTimeField(_("上传时间"))
    received_by_id = models.BigIntegerField(null=True)
    received_by_name = models.CharField(_("上传人"), max_length=80)
    finished_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id division division_path filename encoding headers mapping state row_count done_count "
        "imported_count skipped_count failed_count received_at received_by_id received_by_name finished_at",
        secret="file_hash",
    )

    class Meta:
        verbose_name = _("导入批次")
        indexes = [models.Index(fields=["division_path", "-received_at"], name="people_import_place")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_count__lte=models.F("row_count")), name="people_import_done_within"
            )
        ]

    def __str__(self):
        return self.filename

    @property
    def scope_path(self):
        return self.division_path

    @property
    def percent(self):
        return 100 * self.done_count // self.row_count if self.row_count else 100


class ImportChunk(models.Model):
    """Up to 500 rows of the file as they came, sealed; afterwards what was wrong with which row."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="chunks")
    number = models.PositiveIntegerField()
    first_row = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sealed_rows = SealedField()
    sealed_faults = SealedField(blank=True)
    is_done = models.BooleanField(default=False)

    privacy = classify(internal="batch number first_row size is_done", personal="sealed_rows sealed_faults")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="people_chunk_number_once")]

    def __str__(self):
        return f"{self.batch_id} {self.number}"

    @property
    def rows(self):
        """The rows as lists of text; ``first_row`` is the row number of the first in the file."""
        return json.loads(self.sealed_rows or "[]")

    @property
    def faults(self):
        """``[[row number, [[column, code, detail], …]], …]``"""
        return json.loads(self.sealed_faults or "[]")
