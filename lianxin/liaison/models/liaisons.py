from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.liaison.vocabulary import Exemption


class Liaison(models.Model):
    """Somebody who keeps in touch with households of a place (联系户党员), from when to when."""

    audit_kind = "liaison"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="liaisons")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="liaisons")
    division_path = PathField()
    branch = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="liaisons",
        verbose_name=_("所在党支部"),
    )  # fmt: skip
    phone = models.CharField(_("给户里看的电话"), max_length=20, blank=True)
    skills = models.JSONField(_("特长"), default=list, blank=True)
    own_cap = models.PositiveSmallIntegerField(_("自己说的户数上限"), null=True, blank=True)
    exemption = models.CharField(_("免于联系户"), max_length=8, choices=Exemption, blank=True)
    volunteers = models.BooleanField(_("本人自愿联系"), default=False)
    starts_on = models.DateField(_("起始日"))
    ends_on = models.DateField(_("截止日"), null=True, blank=True)

    privacy = classify(
        internal="public_id division division_path branch starts_on ends_on own_cap volunteers skills",
        personal="user phone exemption",
    )

    class Meta:
        verbose_name = _("联系户党员")
        indexes = [models.Index(fields=["division_path", "id"], name="liaison_liaison_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "division"], condition=Q(ends_on__isnull=True), name="liaison_liaison_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="liaison_liaison_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(exemption__in=["", *Exemption.values]), name="liaison_liaison_exemption_known"
            ),
        ]

    def __str__(self):
        return self.user.name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_exempt(self):
        """Need not take households and has not said they want to."""
        return bool(self.exemption) and not self.volunteers
