"""The county's catalogue of services: what one can get done, who decides, what to bring."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.stations.vocabulary import ImportState


class ServiceImport(models.Model):
    """A file of services the county brought in, as it came, and what became of it."""

    audit_kind = "service_import"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    filename = models.CharField(_("文件名"), max_length=120)
    file_hash = models.CharField(max_length=64)
    headers = models.JSONField(default=list)
    rows = models.JSONField(default=list)  # [[row number, [cells]], …]
    faults = models.JSONField(default=list)  # [[row number, [[column, code, detail], …]], …]
    state = models.CharField(_("状态"), max_length=12, choices=ImportState, default=ImportState.RECEIVED)
    made_count = models.PositiveIntegerField(_("新的"), default=0)
    changed_count = models.PositiveIntegerField(_("改了的"), default=0)
    same_count = models.PositiveIntegerField(_("没变的"), default=0)
    received_at = models.DateTimeField(_("上传时间"))
    received_by_name = models.CharField(_("上传人"), max_length=80)

    privacy = classify(
        internal="public_id filename headers rows faults state made_count changed_count same_count received_at "
        "received_by_name",
        secret="file_hash",
    )

    class Meta:
        verbose_name = _("服务事项表")

    def __str__(self):
        return self.filename


class ServiceItem(models.Model):
    """One version of a service; without ``ends_at`` it is in force. Cases keep the version they were begun with."""

    audit_kind = "service_item"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    code = models.CharField(_("事项编号"), max_length=30)
    name = models.CharField(_("事项名称"), max_length=80)
    decides = models.CharField(_("谁来定"), max_length=80)
    for_whom = models.CharField(_("给谁办"), max_length=200, blank=True)
    materials = models.JSONField(_("材料"), default=list)  # texts, each one thing to bring
    limit_days = models.PositiveSmallIntegerField(_("时限（工作日）"), null=True, blank=True)
    fee = models.CharField(_("收费"), max_length=80, blank=True)  # empty: none
    basis = models.CharField(_("依据"), max_length=300)
    online = models.CharField(_("网上怎么办"), max_length=200, blank=True)
    forms = models.JSONField(_("表格"), default=list)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    made_by_name = models.CharField(max_length=80)
    batch = models.ForeignKey(
        "stations.ServiceImport", on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )

    privacy = classify(
        public="public_id code name decides for_whom materials limit_days fee basis online forms starts_at ends_at",
        internal="made_by_name batch",
    )

    class Meta:
        verbose_name = _("服务事项")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(ends_at__isnull=True), name="stations_item_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="stations_item_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def audit_label(self):
        return f"{self.code} {self.name}"
