from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.people.vocabulary import CONSENT_PURPOSES, Channel, Label, Purpose


class Consent(models.Model):
    """A consent given for one purpose, and when it was withdrawn. Given again: a new row."""

    audit_kind = "consent"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(_("用途"), max_length=20, choices=Purpose)
    #: Of a consent to keep a priority label: which one and until when. Each label is agreed to by itself.
    label = models.CharField(_("类别"), max_length=24, choices=Label, blank=True)
    until = models.DateField(_("同意到哪天"), null=True, blank=True)
    channel = models.CharField(_("方式"), max_length=12, choices=Channel)
    guardian = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField(_("同意时间"))
    given_by_name = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    withdrawn_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="purpose until channel given_at withdrawn_at",
        personal="person label guardian given_by_name withdrawn_by_name",
    )

    class Meta:
        verbose_name = _("同意记录")
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=[str(p) for p in CONSENT_PURPOSES]), name="people_consent_purpose"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by_name="")
                | (Q(withdrawn_at__gte=F("given_at")) & ~Q(withdrawn_by_name="")),
                name="people_consent_withdrawal_whole",
            ),
            models.CheckConstraint(
                condition=(Q(purpose=Purpose.PRIORITY_LABEL) & ~Q(label="") & Q(until__isnull=False))
                | (~Q(purpose=Purpose.PRIORITY_LABEL) & Q(label="", until__isnull=True)),
                name="people_consent_of_one_label",
            ),
            models.UniqueConstraint(
                fields=["person", "purpose", "label"],
                condition=Q(withdrawn_at__isnull=True),
                name="people_consent_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.purpose}"

    @property
    def scope_path(self):
        return self.person.division_path

    @property
    def audit_label(self):
        return f"{self.person.audit_label} · {self.get_purpose_display()}"
