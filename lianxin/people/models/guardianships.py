from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.second_hand import Look
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary import GuardianGround


class Guardianship(models.Model):
    """That ``guardian`` speaks for ``person``: one who registers people asks, another confirms, and it ends on a day.

    It counts from ``starts_on`` up to the day before ``ends_on``: a child's is their eighteenth birthday, whatever becomes of
    the birth in the register. Of an adult ``finding`` names the court's finding of incapacity (Civil Code Art. 24, 27-33, 39).
    """

    audit_kind = "guardianship"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="guardianships")
    division_path = PathField()
    guardian = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="wardships", verbose_name=_("监护人")
    )
    ground = models.CharField(_("凭什么监护"), max_length=12, choices=GuardianGround)
    document = models.CharField(_("看过的文书"), max_length=120)
    decided_on = models.DateField(_("文书日期"))
    finding = models.CharField(_("认定书"), max_length=120, blank=True)
    starts_on = models.DateField(_("监护起始日"))
    ends_on = models.DateField(_("监护截止日"), null=True, blank=True)
    end_reason = models.CharField(_("终止的理由"), max_length=200, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=Look, default=Look.WAITING)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("提出时间"))
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(_("为什么没有同意"), max_length=300, blank=True)

    privacy = classify(
        internal="public_id division_path ground decided_on state asked_by asked_at decided_by decided_at",
        personal="person guardian document finding starts_on ends_on end_reason because",
    )

    class Meta:
        verbose_name = _("监护登记")
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("guardian")), name="people_guardianship_two_people"),
            models.CheckConstraint(condition=~Q(document=""), name="people_guardianship_has_document"),
            models.CheckConstraint(
                condition=Q(ground__in=[str(ground) for ground in GuardianGround.values]),
                name="people_guardianship_ground",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="people_guardianship_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="people_guardianship_by_two",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | ~Q(state="waiting") & Q(decided_at__isnull=False),
                name="people_guardianship_decided_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["person", "guardian"], condition=Q(state="waiting"), name="people_guardianship_one_waiting"
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.ground} {self.guardian_id}"

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        return self.person.audit_label

    @property
    def is_waiting(self):
        return self.state == Look.WAITING
