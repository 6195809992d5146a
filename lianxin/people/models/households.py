from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.calc.position import LATITUDES, LONGITUDES
from lianxin.people.vocabulary import HouseholdRole, Relation


class Household(models.Model):
    """A household (户): one representative, one liaison, one points account, several natural persons."""

    audit_kind = "household"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    code = models.CharField(_("户编号"), max_length=30)
    division = models.ForeignKey(
        "territory.Division", on_delete=models.PROTECT, related_name="households", verbose_name=_("所在村、社区")
    )
    division_path = PathField()
    address = models.CharField(_("住址"), max_length=120, blank=True)
    latitude = models.DecimalField(_("纬度"), max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(_("经度"), max_digits=7, decimal_places=4, null=True, blank=True)
    register_no = models.CharField(_("户口簿号"), max_length=30, blank=True)
    import_batch = models.ForeignKey(
        "people.ImportBatch", on_delete=models.PROTECT, null=True, blank=True, related_name="households"
    )
    moved_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to", verbose_name=_("从哪一户迁来")
    )
    ended_on = models.DateField(_("注销日"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    privacy = classify(
        internal="public_id code division division_path import_batch moved_from ended_on created_at",
        personal="address latitude longitude register_no",
    )

    class Meta:
        verbose_name = _("户")
        indexes = [models.Index(fields=["division_path", "id"], name="people_household_place")]
        constraints = [
            models.UniqueConstraint(fields=["division", "code"], name="people_household_code_once"),
            models.CheckConstraint(condition=~Q(code=""), name="people_household_has_code"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=LATITUDES,
                    longitude__range=LONGITUDES,
                ),
                name="people_household_position_whole",
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def scope_path(self):
        return self.division_path

    @property
    def position(self):
        """``(latitude, longitude)``, or ``()`` where nobody wrote it down. Never taken from a phone."""
        return () if self.latitude is None else (self.latitude, self.longitude)

    @position.setter
    def position(self, value):
        self.latitude, self.longitude = value or (None, None)

    @property
    def position_words(self):
        """As it is written on a form: ``30.1234, 104.5678``."""
        return ", ".join(map(str, self.position))


class HouseholdMember(models.Model):
    """Who belonged to a household, in which role, from when to when."""

    audit_kind = "household_member"

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("角色"), max_length=16, choices=HouseholdRole, default=HouseholdRole.MEMBER)
    relation = models.CharField(_("与户主关系"), max_length=16, choices=Relation, blank=True)
    starts_on = models.DateField(_("起始日"))
    ends_on = models.DateField(_("截止日"), null=True, blank=True)

    privacy = classify(internal="household role starts_on ends_on", personal="person relation")

    class Meta:
        verbose_name = _("户成员")
        constraints = [
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(ends_on__isnull=True, role="representative"),
                name="people_member_one_representative",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ends_on__isnull=True), name="people_member_one_household"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="people_member_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.household_id} {self.person_id}"

    @property
    def is_representative(self):
        return self.role == HouseholdRole.REPRESENTATIVE
