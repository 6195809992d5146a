from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Unit(models.Model):
    """An organisation: Party, government, self-governing, collective or other."""

    audit_kind = "unit"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("类别"), max_length=40)
    name = models.CharField(_("名称"), max_length=120)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="units")
    division_path = PathField(db_index=True)
    established_on = models.DateField(_("成立日"), null=True, blank=True)
    dissolved_on = models.DateField(_("撤销日"), null=True, blank=True)

    privacy = classify(public="public_id kind name short_name division division_path established_on dissolved_on")

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path
