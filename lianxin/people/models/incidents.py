"""An incident with personal data: what is known, who is concerned, who was told, and each step, which stays."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary.incidents import IncidentStepKind, ToldBy


class Incident(models.Model):
    """What the two letters of Art. 57 say is filled in while it becomes known. Its steps cannot be removed, so neither can it."""

    audit_kind = "incident"
    #: What the letters say, beside what happened.
    FACTS = ("data_kinds", "cause", "harm", "measures", "advice", "contact")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division_path = PathField()
    is_drill = models.BooleanField(_("演练"), default=False)
    found_at = models.DateTimeField(_("发现时间"))
    found_by_id = models.BigIntegerField(null=True)
    found_by_name = models.CharField(_("发现人"), max_length=80)
    what = models.TextField(_("发生了什么"), max_length=1000)
    data_kinds = models.CharField(_("涉及哪些信息"), max_length=200, blank=True)
    is_sensitive = models.BooleanField(_("有敏感个人信息"), default=False)
    cause = models.TextField(_("原因"), max_length=1000, blank=True)
    harm = models.TextField(_("可能造成的危害"), max_length=1000, blank=True)
    measures = models.TextField(_("已采取的补救措施"), max_length=1000, blank=True)
    advice = models.TextField(_("本人可以怎么做"), max_length=1000, blank=True)
    contact = models.CharField(_("联系方式"), max_length=120, blank=True)
    authority_told_at = models.DateTimeField(_("报告主管部门的时间"), null=True, blank=True)
    authority_told_how = models.CharField(_("向谁、怎样报告"), max_length=200, blank=True)
    people_told_at = models.DateTimeField(_("告知本人的时间"), null=True, blank=True)
    not_told_why = models.CharField(_("不逐个告知的理由"), max_length=500, blank=True)
    closed_at = models.DateTimeField(_("了结时间"), null=True, blank=True)

    privacy = classify(
        internal="public_id division_path is_drill found_at what data_kinds is_sensitive cause harm measures advice contact"
        " authority_told_at authority_told_how people_told_at not_told_why closed_at",
        personal="found_by_id found_by_name",
    )

    class Meta:
        verbose_name = _("个人信息安全事件")
        indexes = [models.Index(fields=["division_path", "-found_at"], name="people_incident_place")]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="people_incident_says_what"),
            models.CheckConstraint(
                condition=Q(authority_told_at__isnull=True, authority_told_how="")
                | (Q(authority_told_at__isnull=False) & ~Q(authority_told_how="")),
                name="people_incident_authority_whole",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True)
                | Q(authority_told_at__isnull=False) & (Q(people_told_at__isnull=False) | ~Q(not_told_why="")),
                name="people_incident_told_before_closed",
            ),
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_described(self):
        """Whether everything the letters have to say is known."""
        return all(getattr(self, name) for name in self.FACTS)

    @property
    def is_people_settled(self):
        return bool(self.people_told_at or self.not_told_why)


class IncidentStep(InsertOnlyModel, models.Model):
    """What was done, when and by whom. Only ever added."""

    audit_kind = "incident_step"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=IncidentStepKind)
    words = models.TextField(blank=True)
    taken_at = models.DateTimeField()
    taken_by_name = models.CharField(max_length=80)

    privacy = classify(internal="incident kind words taken_at", personal="taken_by_name")
    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("事件处置记录")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in IncidentStepKind.values]), name="people_incident_step_kind"
            )
        ]

    def __str__(self):
        return f"{self.incident_id} {self.kind}"


class IncidentPerson(models.Model):
    """Somebody whose data it was, and whether and how they were told."""

    audit_kind = "incident_person"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="concerned")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="incidents")
    told_at = models.DateTimeField(_("告知时间"), null=True, blank=True)
    told_by = models.CharField(_("告知方式"), max_length=8, choices=ToldBy, blank=True)

    privacy = classify(internal="incident told_at told_by", personal="person")

    class Meta:
        verbose_name = _("事件涉及的人")
        constraints = [
            models.UniqueConstraint(fields=["incident", "person"], name="people_incident_person_once"),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, told_by="")
                | Q(told_at__isnull=False, told_by__in=[str(way) for way in ToldBy.values]),
                name="people_incident_person_told_whole",
            ),
        ]

    def __str__(self):
        return f"{self.incident_id} {self.person_id}"

    @property
    def scope_path(self):
        return self.incident.division_path
