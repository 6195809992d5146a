from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Roster(models.Model):
    """A list of who holds which post that was brought in one go: what it made, to be taken back while nothing came after."""

    audit_kind = "roster"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    made = models.JSONField(default=dict)
    count = models.PositiveSmallIntegerField()
    brought_at = models.DateTimeField()
    brought_by_name = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(internal="public_id division division_path made count brought_at brought_by_name undone_at")

    class Meta:
        verbose_name = _("花名册")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.division.name} {self.count}"

    @property
    def scope_path(self):
        return self.division_path
