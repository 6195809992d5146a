from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.rosters import BROUGHT, BroughtList
from lianxin.kit.tree import PathField


class Roster(BroughtList):
    """A list of who holds which post that was brought in one go: the tenures, posts and units it made."""

    audit_kind = "roster"

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)

    privacy = classify(internal=f"division division_path {BROUGHT}")

    class Meta(BroughtList.Meta):
        verbose_name = _("花名册")

    def __str__(self):
        return f"{self.division.name} {self.count}"

    @property
    def scope_path(self):
        return self.division_path
