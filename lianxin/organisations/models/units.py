from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.organisations.calc.kinds import KINDS
from lianxin.organisations.vocabulary import RelationKind, Structure, UnitKind


class Unit(models.Model):
    """An organisation: Party, government, self-governing, collective or other."""

    audit_kind = "unit"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("类别"), max_length=40, choices=UnitKind)
    name = models.CharField(_("名称"), max_length=120)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    #: How name and short name sound: first letters and whole pinyin, between blanks.
    sound = models.CharField(max_length=1000, blank=True, editable=False)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="units")
    division_path = PathField(db_index=True)
    established_on = models.DateField(_("成立日"), null=True, blank=True)
    dissolved_on = models.DateField(_("撤销日"), null=True, blank=True)

    privacy = classify(
        public="public_id kind name short_name sound uscc division division_path established_on dissolved_on"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True)
                | Q(established_on__isnull=True)
                | Q(dissolved_on__gte=F("established_on")),
                name="organisations_unit_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["division", "name"],
                condition=Q(dissolved_on__isnull=True),
                name="organisations_unit_name_once_at_a_place",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def structure(self):
        """Which of the parallel structures it belongs to."""
        return Structure(KINDS[self.kind].structure)


class UnitName(models.Model):
    """A name a unit bore before, and until when."""

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=120)
    until = models.DateField()

    privacy = classify(public="unit name until")

    def __str__(self):
        return self.name


class UnitRelation(models.Model):
    """``source`` stands in this relation to ``target``: ``party_superior`` points from the lower to the higher body."""

    audit_kind = "unit_relation"

    source = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="relations")
    target = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="relations_in")
    kind = models.CharField(max_length=20, choices=RelationKind)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    privacy = classify(public="source target kind starts_on ends_on")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("target")), name="organisations_relation_not_itself"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="organisations_relation_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["source", "target", "kind"],
                condition=Q(ends_on__isnull=True),
                name="organisations_relation_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.source_id} {self.kind} {self.target_id}"
