from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary import CorrectionKind, RollKind


class Roll(models.Model):
    """A list of people as of a day. Once adopted it is frozen: the database refuses to change it or its entries."""

    audit_kind = "roll"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("名册"), max_length=20, choices=RollKind)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="rolls")
    division_path = PathField()
    as_of = models.DateField(_("截至日期"))
    drawn_at = models.DateTimeField(_("编制时间"))
    drawn_by_name = models.CharField(_("编制人"), max_length=80)
    adopted_at = models.DateTimeField(_("通过时间"), null=True, blank=True)
    adopted_by = models.CharField(_("通过名册的会议或组织"), max_length=120, blank=True)
    adopted_by_name = models.CharField(_("经办人"), max_length=80, blank=True)

    privacy = classify(
        internal="public_id kind division division_path as_of drawn_at drawn_by_name adopted_at adopted_by "
        "adopted_by_name"
    )

    class Meta:
        verbose_name = _("名册")
        indexes = [models.Index(fields=["division_path", "-as_of"], name="people_roll_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(adopted_at__isnull=True, adopted_by="", adopted_by_name="")
                | (Q(adopted_at__isnull=False) & ~Q(adopted_by="") & ~Q(adopted_by_name="")),
                name="people_roll_adoption_whole",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.as_of}"

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_adopted(self):
        return self.adopted_at is not None


class RollEntry(models.Model):
    """One person on a roll, with the name and household as they were."""

    audit_kind = "roll_entry"

    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(_("序号"))
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="roll_entries")
    name = models.CharField(_("姓名"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)

    privacy = classify(internal="roll number household_code", personal="person name")

    class Meta:
        verbose_name = _("名册条目")
        constraints = [
            models.UniqueConstraint(fields=["roll", "person"], name="people_rollentry_person_once"),
            models.UniqueConstraint(fields=["roll", "number"], name="people_rollentry_number_once"),
        ]

    def __str__(self):
        return f"{self.number} {self.name}"


class RollCorrection(InsertOnlyModel, models.Model):
    """A correction of an adopted roll: only ever added, with its reason; the roll itself stays as adopted."""

    audit_kind = "roll_correction"

    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(_("更正"), max_length=10, choices=CorrectionKind)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="roll_corrections")
    name = models.CharField(_("姓名"), max_length=40)
    reason = models.CharField(_("理由"), max_length=200)
    decided_by = models.CharField(_("决定机构"), max_length=120)
    made_at = models.DateTimeField(_("时间"))
    made_by_name = models.CharField(max_length=80)

    privacy = classify(internal="roll kind decided_by made_at made_by_name", personal="person name reason")
    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("名册更正")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="people_correction_has_reason")]

    def __str__(self):
        return f"{self.kind} {self.name}"
