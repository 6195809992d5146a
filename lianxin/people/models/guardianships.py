from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.second_hand import Asked
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary import GuardianGround


class Guardianship(Asked):
    """That ``guardian`` speaks for ``person``: one who registers people asks, another confirms, and it ends on a day.

    It counts from ``starts_on`` up to the day before ``ends_on``: a child's is their eighteenth birthday, whatever becomes of
    the birth in the register. Of an adult ``finding`` names the court's finding of incapacity (Civil Code Art. 24, 27-33, 39).
    """

    audit_kind = "guardianship"

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

    privacy = classify(
        internal="public_id division_path ground decided_on state asked_by asked_at decided_by decided_at",
        personal="person guardian document finding starts_on ends_on end_reason because",
    )

    class Meta(Asked.Meta):
        verbose_name = _("监护登记")
        constraints = [
            *Asked.Meta.constraints,
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
