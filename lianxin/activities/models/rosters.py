from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.rosters import BROUGHT, BroughtList


class MemberRoster(BroughtList):
    """A list of members that was brought in one go: whom it put on the branch's list."""

    audit_kind = "member_roster"

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    made = models.JSONField(default=list)

    privacy = classify(internal=f"unit {BROUGHT}")

    class Meta(BroughtList.Meta):
        verbose_name = _("党员花名册")

    def __str__(self):
        return f"{self.unit.name} {self.count}"

    @property
    def scope_path(self):
        return self.unit.division_path
