"""帮办: a service of the catalogue, accompanied from the checklist to the result in hand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.stations.vocabulary import CASE_TRANSITIONS, CASES_ENDED, CaseState, Satisfaction


class ServiceCase(models.Model):
    """Somebody gets a service; the station goes through it with them."""

    audit_kind = "service_case"
    transitions = CASE_TRANSITIONS

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client_key = models.CharField(max_length=40, unique=True)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="cases")
    division_path = PathField()
    item = models.ForeignKey(
        "stations.ServiceItem", on_delete=models.PROTECT, related_name="cases", verbose_name=_("事项")
    )
    applicant_name = models.CharField(_("办事人"), max_length=40)
    applicant_phone = SealedField(_("电话"), blank=True)
    applicant_user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    on_behalf_of = models.CharField(_("替谁办"), max_length=40, blank=True)
    state = models.CharField(_("状态"), max_length=20, choices=CaseState, default=CaseState.RECEIVED)
    missing = models.JSONField(_("还缺"), default=list)
    office = models.CharField(_("递交到"), max_length=80, blank=True)
    ref_no = models.CharField(_("部门的受理号"), max_length=60, blank=True)
    expected_on = models.DateField(_("应有结果的日子"), null=True, blank=True)
    result = models.CharField(_("结果"), max_length=300, blank=True)
    satisfaction = models.PositiveSmallIntegerField(_("满意吗"), choices=Satisfaction, null=True, blank=True)
    feedback = models.CharField(_("意见"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("受理时间"))
    received_by_id = models.BigIntegerField(null=True)
    received_by_name = models.CharField(_("受理人"), max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    words_cleared_at = models.DateTimeField(_("期满清除"), null=True, blank=True)

    privacy = classify(
        internal="public_id number station division_path item state missing office ref_no expected_on received_at "
        "received_by_id received_by_name ended_at words_cleared_at satisfaction applicant_user",
        personal="applicant_name applicant_phone on_behalf_of result feedback",
        secret="client_key",
    )

    class Meta:
        verbose_name = _("帮办")
        indexes = [models.Index(fields=["division_path", "-received_at", "-id"], name="stations_case_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(state__in=[str(s) for s in sorted(CASES_ENDED)]),
                name="stations_case_ended_in_an_end",
            )
        ]

    def __str__(self):
        return self.number

    @property
    def scope_path(self):
        return self.division_path

    @property
    def for_whom(self):
        """Account, telephone and name of the applicant."""
        return self.applicant_user_id, self.applicant_phone, self.applicant_name

    @property
    def is_open(self):
        return self.state not in CASES_ENDED


class CaseStep(models.Model):
    """What happened to a case, as the applicant may read it."""

    case = models.ForeignKey("stations.ServiceCase", on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    target = models.CharField(max_length=20, choices=CaseState)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)
    note = models.CharField(max_length=600)

    privacy = classify(internal="case verb target at by_name", personal="note")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.case_id} {self.verb}"
