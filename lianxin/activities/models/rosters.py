from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class MemberRoster(models.Model):
    """A list of members that was brought in one go: whom it put on the list, to be taken back while nothing came after."""

    audit_kind = "member_roster"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    made = models.JSONField(default=list)
    count = models.PositiveSmallIntegerField()
    brought_at = models.DateTimeField()
    brought_by_name = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(internal="public_id unit made count brought_at brought_by_name undone_at")

    class Meta:
        verbose_name = _("党员花名册")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.unit.name} {self.count}"

    @property
    def scope_path(self):
        return self.unit.division_path
