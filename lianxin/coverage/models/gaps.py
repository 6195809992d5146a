from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.coverage.vocabulary import Link
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Gap(models.Model):
    """What a place, or a site in it, lacks, from the day the count first missed it until the day it was there.

    Found and ended by the count alone; people only say who sees to it, how and by when.
    """

    audit_kind = "gap"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="gaps")
    division_path = PathField()
    site = models.ForeignKey(
        "coverage.Site", on_delete=models.PROTECT, null=True, blank=True, related_name="gaps", db_index=False
    )  # most gaps have none, and an index of them all would be taken for those
    lacks = models.CharField(_("缺什么"), max_length=12, choices=Link)
    since = models.DateField(_("从哪天起"))
    ended_on = models.DateField(_("哪天补上"), null=True, blank=True)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("谁来补"),
    )
    due_on = models.DateField(_("哪天前补上"), null=True, blank=True)
    plan = models.CharField(_("怎么补"), max_length=200, blank=True)

    privacy = classify(internal="public_id division division_path site lacks since ended_on keeper due_on plan")

    class Meta:
        verbose_name = _("空白")
        verbose_name_plural = _("空白")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["division_path", "ended_on"], name="coverage_gap_place"),
            models.Index(
                fields=["division_path", "id"],
                condition=Q(ended_on__isnull=True, site__isnull=True),
                name="coverage_gap_open",
            ),
            models.Index(fields=["site"], condition=Q(site__isnull=False), name="coverage_gap_of_a_site"),
            models.Index(fields=["keeper"], condition=Q(ended_on__isnull=True), name="coverage_gap_keeper"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "lacks"],
                condition=Q(ended_on__isnull=True, site__isnull=True),
                name="coverage_one_open_gap",
            ),
            models.UniqueConstraint(
                fields=["site", "lacks"],
                condition=Q(ended_on__isnull=True, site__isnull=False),
                name="coverage_one_open_gap_of_a_site",
            ),
            models.CheckConstraint(
                condition=Q(keeper__isnull=True, due_on__isnull=True) | Q(keeper__isnull=False, due_on__isnull=False),
                name="coverage_keeper_has_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.where} {self.get_lacks_display()}"

    @property
    def where(self):
        """The site's or the place's name."""
        return self.site.name if self.site_id else self.division.short_name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        return str(self)
