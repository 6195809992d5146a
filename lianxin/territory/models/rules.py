from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class CalendarOverride(models.Model):
    """A county's own change to the working calendar, or the yearly notice typed in before the library knows it.

    The last day of a year ``completes_year`` when the county brought the whole notice: no date of that year moves any more.
    """

    audit_kind = "calendar_override"

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    day = models.DateField(_("日期"))
    is_workday = models.BooleanField(_("上班"))
    basis = models.CharField(_("依据"), max_length=200)
    completes_year = models.BooleanField(default=False)

    privacy = classify(public="division division_path day is_workday basis completes_year")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "day"], name="territory_override_one_a_day")]

    def __str__(self):
        return f"{self.day} {self.is_workday}"

    @property
    def scope_path(self):
        return self.division_path


class ProfileVersion(models.Model):
    """One dated version of a place's own rules; never changed once made."""

    audit_kind = "profile_version"

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    starts_on = models.DateField(_("生效日"))
    values = models.JSONField(default=dict)
    basis = models.CharField(_("依据"), max_length=300, blank=True)
    basis_on = models.DateField(_("文件日期"), null=True, blank=True)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    made_by_name = models.CharField(max_length=80)

    privacy = classify(
        public="division division_path starts_on values basis basis_on made_at",
        internal="made_by_id",
        personal="made_by_name",
    )

    class Meta:
        indexes = [models.Index(fields=["division_path", "starts_on", "id"], name="territory_profile_place")]

    def __str__(self):
        return f"{self.division} {self.starts_on}"

    @property
    def scope_path(self):
        return self.division_path
