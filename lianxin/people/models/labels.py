from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary import Basis, Label, LabelAudience, LabelSource


class PriorityLabel(models.Model):
    """A priority label of a person: who decided it, until when, who may see it. No other label can be stored."""

    audit_kind = "priority_label"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="labels")
    division_path = PathField()
    label = models.CharField(_("类别"), max_length=24, choices=Label)
    source = models.CharField(_("认定来源"), max_length=24, choices=LabelSource)
    decided_on = models.DateField(_("认定日期"))
    review_on = models.DateField(_("复核日期"))
    expires_on = models.DateField(_("到期日期"))
    ended_on = models.DateField(_("终止日期"), null=True, blank=True)
    visible_to = models.CharField(
        _("可见范围"), max_length=20, choices=LabelAudience, default=LabelAudience.LIAISON_AND_HEAD
    )
    consent_basis = models.CharField(_("处理依据"), max_length=16, choices=Basis)
    note = SealedField(_("备注"), blank=True)

    privacy = classify(
        internal="public_id division_path",
        personal="person label source decided_on review_on expires_on ended_on visible_to consent_basis note",
    )

    class Meta:
        verbose_name = _("重点户标签")
        constraints = [
            models.CheckConstraint(condition=Q(label__in=[str(v) for v in Label.values]), name="people_label_known"),
            models.CheckConstraint(
                condition=Q(review_on__gte=F("decided_on"), expires_on__gte=F("review_on")),
                name="people_label_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(consent_basis__in=[str(Basis.CONSENT), str(Basis.STATUTORY_DUTY)]),
                name="people_label_basis",
            ),
            models.UniqueConstraint(
                fields=["person", "label"], condition=Q(ended_on__isnull=True), name="people_label_one_open"
            ),
        ]

    def __str__(self):
        return self.get_label_display()

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        """The record says that a label changed, never which one: that would tell it to every reader."""
        return self.person.audit_label
