from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import Urgency


def category_called(name, name_en):
    """A category's name in the language of the page."""
    return name_en if name_en and (get_language() or "").startswith("en") else name


class Category(models.Model):
    """One branch of the category tree; two levels. Retired ones stay for old needs."""

    audit_kind = "category"

    code = models.CharField(_("编码"), max_length=40, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(_("名称"), max_length=40)
    name_en = models.CharField(_("英文名称"), max_length=60, blank=True)
    hint = models.CharField(_("说明"), max_length=200, blank=True)
    urgency = models.CharField(_("常见缓急"), max_length=12, choices=Urgency, default=Urgency.NORMAL)
    is_sealed = models.BooleanField(_("反映干部作风，封存办理"), default=False)
    may_be_public = models.BooleanField(_("可以公开"), default=True)
    position = models.PositiveSmallIntegerField(_("顺序"), default=0)
    retired_on = models.DateField(_("停用日"), null=True, blank=True)

    privacy = classify(
        public="code parent name name_en hint urgency is_sealed may_be_public position retired_on",
    )

    class Meta:
        ordering = ["position", "code"]

    def __str__(self):
        return category_called(self.name, self.name_en)


class Responsibility(models.Model):
    """Who does what: the unit responsible for a category at and below a division, for a time."""

    audit_kind = "responsibility"

    category = models.ForeignKey("needs.Category", on_delete=models.PROTECT, related_name="responsibilities")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("起始日"))
    ends_on = models.DateField(_("截止日"), null=True, blank=True)
    basis = models.CharField(_("依据"), max_length=200, blank=True)

    privacy = classify(public="category division division_path unit starts_on ends_on basis")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "division"], condition=Q(ends_on__isnull=True), name="needs_responsibility_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="needs_responsibility_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.category} · {self.division.short_name} → {self.unit.name}"

    @property
    def scope_path(self):
        return self.division_path
