from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.coverage.vocabulary import Link, SiteKind
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Site(models.Model):
    """A place that is no administrative division, or a group of people at work, in a village, community or park.

    ``people`` and ``full_members`` are as of ``counted_on``; ``None`` is not known, which is not nobody.
    """

    audit_kind = "site"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("类别"), max_length=16, choices=SiteKind)
    name = models.CharField(_("名称"), max_length=60)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="sites")
    division_path = PathField()
    near = models.CharField(_("片区"), max_length=40, blank=True)
    trade = models.CharField(_("行业"), max_length=40, blank=True)
    people = models.PositiveIntegerField(_("有多少人"), null=True, blank=True)
    full_members = models.PositiveIntegerField(_("正式党员"), null=True, blank=True)
    counted_on = models.DateField(_("哪天的数"))
    starts_on = models.DateField(_("从哪天起有"))
    ends_on = models.DateField(_("哪天起没有了"), null=True, blank=True)
    end_reason = models.CharField(_("为什么没有了"), max_length=200, blank=True)
    entered_by_name = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    privacy = classify(
        internal="public_id kind name division division_path near trade people full_members counted_on starts_on ends_on "
        "end_reason entered_by_name entered_at"
    )

    class Meta:
        verbose_name = _("场所和群体")
        verbose_name_plural = _("场所和群体")
        ordering = ["id"]
        indexes = [models.Index(fields=["division_path", "ends_on"], name="coverage_site_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="coverage_site_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["division", "name"], condition=Q(ends_on__isnull=True), name="coverage_site_name_once"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path


class SiteLink(models.Model):
    """What reaches a site, from a day on: a unit, somebody with an account and the role, or an instructor by name."""

    audit_kind = "site_link"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    site = models.ForeignKey("coverage.Site", on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=12, choices=Link)
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="site_links"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="site_links"
    )
    instructor = models.CharField(_("指导员"), max_length=40, blank=True)
    basis = models.CharField(_("依据"), max_length=200)
    starts_on = models.DateField(_("从哪天起"))
    ends_on = models.DateField(_("到哪天止"), null=True, blank=True)
    entered_by_name = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    ended_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="public_id site kind unit user basis starts_on ends_on entered_by_name entered_at ended_by_name instructor"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="coverage_link_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, user__isnull=True, instructor="")
                | Q(unit__isnull=True, user__isnull=False, instructor="")
                | (Q(unit__isnull=True, user__isnull=True, kind=Link.INSTRUCTOR) & ~Q(instructor="")),
                name="coverage_link_reaches_by_one",
            ),
            models.UniqueConstraint(
                fields=["site", "kind", "unit"], condition=Q(ends_on__isnull=True), name="coverage_link_unit_once"
            ),
            models.UniqueConstraint(
                fields=["site", "kind", "user"], condition=Q(ends_on__isnull=True), name="coverage_link_user_once"
            ),
        ]

    def __str__(self):
        return f"{self.site.name} {self.get_kind_display()} {self.by_whom}"

    @property
    def by_whom(self):
        """The unit's or the person's name."""
        return self.unit.name if self.unit_id else self.user.name if self.user_id else self.instructor

    @property
    def scope_path(self):
        return self.site.division_path
