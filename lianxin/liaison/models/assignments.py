from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.liaison.vocabulary import AssignmentKind, ContactKind, EndReason


class Contact(models.Model):
    """Whom somebody keeps in touch with (联系对象): a household, a person without one here, or a group of workers."""

    audit_kind = "contact"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("对象"), max_length=10, choices=ContactKind)
    household = models.OneToOneField(
        "people.Household", on_delete=models.PROTECT, null=True, blank=True, related_name="contact"
    )
    person = models.OneToOneField(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="contact"
    )
    group = models.OneToOneField(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="contact"
    )
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="contacts")
    division_path = PathField()
    card_issue = models.PositiveSmallIntegerField(default=1)
    card_failures = models.PositiveSmallIntegerField(default=0)
    card_locked_until = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id kind household group division division_path card_issue card_failures card_locked_until",
        personal="person",
    )

    class Meta:
        verbose_name = _("联系对象")
        indexes = [models.Index(fields=["division_path", "id"], name="liaison_contact_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="household", household__isnull=False, person__isnull=True, group__isnull=True)
                | Q(kind="person", household__isnull=True, person__isnull=False, group__isnull=True)
                | Q(kind="group", household__isnull=True, person__isnull=True, group__isnull=False),
                name="liaison_contact_is_one_thing",
            )
        ]

    def __str__(self):
        return str(self.target)

    @property
    def target(self):
        """The household, the person or the group."""
        return getattr(self, self.kind)

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        return str(getattr(self.target, "audit_label", "") or self.target)


class Assignment(models.Model):
    """Who keeps in touch with whom, in which part, from when to when. Ends; is never deleted."""

    audit_kind = "assignment"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="assignments")
    liaison = models.ForeignKey("liaison.Liaison", on_delete=models.PROTECT, related_name="assignments")
    kind = models.CharField(_("身份"), max_length=8, choices=AssignmentKind)
    starts_at = models.DateTimeField(_("起"))
    ends_at = models.DateTimeField(_("止"), null=True, blank=True)
    end_reason = models.CharField(_("结束原因"), max_length=24, choices=EndReason, blank=True)
    basis = models.CharField(_("依据"), max_length=200, blank=True)
    made_by_name = models.CharField(max_length=80)
    ended_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="public_id contact liaison kind starts_at ends_at end_reason basis",
        personal="made_by_name ended_by_name",
    )

    class Meta:
        verbose_name = _("联系关系")
        indexes = [models.Index(fields=["liaison", "ends_at"], name="liaison_assignment_liaison")]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "kind"], condition=Q(ends_at__isnull=True), name="liaison_assignment_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True, end_reason="") | (Q(ends_at__gte=F("starts_at")) & ~Q(end_reason="")),
                name="liaison_assignment_ends_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.contact_id} {self.kind} {self.liaison_id}"

    @property
    def scope_path(self):
        return self.contact.division_path

    @property
    def audit_label(self):
        return self.contact.audit_label
