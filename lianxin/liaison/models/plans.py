from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.liaison.calc.assignment.facts import Change
from lianxin.liaison.vocabulary import AssignmentKind, PartState


class Plan(models.Model):
    """A proposal of who is to keep in touch with whom at and below a place. It changes nothing by itself."""

    audit_kind = "liaison_plan"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="liaison_plans")
    division_path = PathField()
    kind = models.CharField(_("身份"), max_length=8, choices=AssignmentKind)
    weights = models.JSONField(_("权重"))
    rules_version = models.PositiveBigIntegerField(null=True)
    asked_at = models.DateTimeField(_("拟稿时间"))
    asked_by_name = models.CharField(max_length=80)
    dropped_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id division division_path kind weights rules_version asked_at dropped_at",
        personal="asked_by_name",
    )

    class Meta:
        verbose_name = _("联系户安排（拟）")
        indexes = [models.Index(fields=["division_path", "-asked_at"], name="liaison_plan_place")]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        return self.division.name


class PlanPart(models.Model):
    """One village of a plan: worked out, looked through and confirmed by itself."""

    audit_kind = "liaison_plan_part"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="parts")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="liaison_plan_parts")
    state = models.CharField(_("进度"), max_length=12, choices=PartState, default=PartState.WAITING)
    objective = models.BigIntegerField(_("总代价（米）"), default=0)
    conflict = models.JSONField(default=dict, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="public_id plan division state objective settled_at", personal="conflict settled_by_name"
    )

    class Meta:
        verbose_name = _("一个村的联系户安排（拟）")
        constraints = [models.UniqueConstraint(fields=["plan", "division"], name="liaison_plan_part_once")]

    def __str__(self):
        return f"{self.plan_id} {self.division_id}"

    @property
    def scope_path(self):
        return self.division.path

    @property
    def audit_label(self):
        return self.division.name


class PlanRow(models.Model):
    """What is proposed for one household, why, and whom a person chose in the end."""

    audit_kind = "liaison_plan_row"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey("liaison.Liaison", on_delete=models.PROTECT, null=True, related_name="+")
    after = models.ForeignKey("liaison.Liaison", on_delete=models.PROTECT, related_name="+")
    chosen = models.ForeignKey("liaison.Liaison", on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Change])
    facts = models.JSONField(default=list)

    privacy = classify(internal="public_id part place household before after chosen change", personal="facts")

    class Meta:
        verbose_name = _("一户的联系户安排（拟）")
        constraints = [
            models.UniqueConstraint(fields=["part", "household"], name="liaison_plan_row_once"),
            models.UniqueConstraint(fields=["part", "place"], name="liaison_plan_row_place"),
            models.CheckConstraint(
                condition=Q(change__in=[each.value for each in Change]), name="liaison_plan_row_change_known"
            ),
        ]

    def __str__(self):
        return f"{self.part_id} {self.household_id}"

    @property
    def audit_label(self):
        return self.household.code
