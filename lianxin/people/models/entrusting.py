"""Contracts by which others handle personal data for the county."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.people.vocabulary.assessments import Subject


class Entrustment(models.Model):
    """Drawn up, printed and signed on paper, in force between two days, over once the data is returned or deleted."""

    audit_kind = "entrustment"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(_("委托什么"), max_length=12, choices=Subject)
    party = models.CharField(_("受托方"), max_length=120)
    purpose = models.CharField(_("处理目的"), max_length=300)
    way = models.TextField(_("处理方式"), max_length=1000)
    kinds = models.CharField(_("个人信息的种类"), max_length=300)
    measures = models.TextField(_("保护措施"), max_length=1000)
    ending = models.TextField(_("期满怎么返还、删除"), max_length=1000)
    checking = models.TextField(_("怎么监督检查"), max_length=1000)
    starts_on = models.DateField(_("从哪天起"))
    ends_on = models.DateField(_("到哪天止"))
    drawn_at = models.DateTimeField()
    drawn_by_name = models.CharField(_("拟稿人"), max_length=80)
    signed_on = models.DateField(_("哪天签的"), null=True, blank=True)
    returned_on = models.DateField(_("哪天还清、删完"), null=True, blank=True)
    returned_how = models.CharField(_("怎么还的、怎么删的，看过什么证明"), max_length=300, blank=True)

    privacy = classify(
        internal="public_id division subject party purpose way kinds measures ending checking starts_on ends_on drawn_at "
        "drawn_by_name signed_on returned_on returned_how",
    )

    class Meta:
        verbose_name = _("委托处理合同")
        ordering = ["-ends_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="people_entrustment_has_a_term"),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True, returned_how="")
                | Q(signed_on__isnull=False, returned_on__isnull=False) & ~Q(returned_how=""),
                name="people_entrustment_returned_how",
            ),
        ]

    def __str__(self):
        return f"{self.get_subject_display()} {self.party}"

    @property
    def scope_path(self):
        return self.division.path

    @property
    def is_draft(self):
        return self.signed_on is None

    @property
    def is_in_force(self):
        return not self.is_draft and self.returned_on is None and self.starts_on <= clock.today() <= self.ends_on

    @property
    def is_owed(self):
        """Over, and nobody has said what became of the data."""
        return not self.is_draft and self.returned_on is None and self.ends_on < clock.today()
