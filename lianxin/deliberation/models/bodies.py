from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.calc.bodies import BODIES, rule_for
from lianxin.deliberation.vocabulary import BodyKind, CharterShare, ConveneShare, RepsGround
from lianxin.kit import clock
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Body(models.Model):
    """A body of a place that meets and decides, with what its charter says where the law is silent."""

    audit_kind = "body"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    kind = models.CharField(_("什么会议"), max_length=28, choices=BodyKind)
    name = models.CharField(_("名称"), max_length=80)
    term = models.PositiveSmallIntegerField(_("第几届"), null=True, blank=True)
    charter_quorum = models.CharField(_("章程：到多少人才能开"), max_length=8, choices=CharterShare, blank=True)
    charter_majority = models.CharField(_("章程：多少人同意才通过"), max_length=8, choices=CharterShare, blank=True)
    charter_convene = models.CharField(_("章程：多少人可以要求开会"), max_length=8, choices=ConveneShare, blank=True)
    charter_notice = models.PositiveSmallIntegerField(_("章程：提前几天通知"), null=True, blank=True)
    #: Items of RCEO Law Art. 26 that the charter lets representatives decide, by their number there.
    charter_matters = models.JSONField(_("章程：代表可以定哪些事"), default=list, blank=True)
    charter_article = models.CharField(_("章程第几条"), max_length=80, blank=True)
    stands_on = models.CharField(_("为什么设代表会议"), max_length=10, choices=RepsGround, blank=True)
    stands_on_words = models.CharField(_("多少户、多少人，哪次会议或者章程第几条定的"), max_length=200, blank=True)
    #: Of representatives of a cooperative's members: the meeting of all of them, whose list says who and how many they are.
    stands_for = models.ForeignKey(
        "self", verbose_name=_("代表哪个合作社的成员"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="representatives",
    )  # fmt: skip
    set_up_on = models.DateField(_("哪天登记的"), default=clock.today)

    privacy = classify(
        public=(
            "public_id division division_path kind name term charter_quorum charter_majority charter_convene "
            "charter_notice charter_matters charter_article stands_on stands_on_words stands_for set_up_on"
        )
    )

    class Meta:
        ordering = ["division_path", "id"]
        constraints = [
            models.UniqueConstraint(fields=["division", "name"], name="hall_body_name_once"),
            models.CheckConstraint(
                condition=Q(charter_notice__isnull=True, charter_matters=[], charter_convene="")
                | ~Q(charter_article=""),
                name="hall_body_charter_names_its_article",
            ),
            models.CheckConstraint(
                condition=Q(stands_on="", stands_on_words="") | ~Q(stands_on="") & ~Q(stands_on_words=""),
                name="hall_body_stands_on_something_said",
            ),
            models.CheckConstraint(
                condition=~Q(kind="cooperative_rep_assembly") | Q(stands_for__isnull=False),
                name="hall_body_reps_stand_for_members",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def audit_label(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def held_to(self):
        """What law and profile ask of its kind."""
        return BODIES[self.kind]

    def rule(self, item_rule=""):
        return rule_for(
            self.held_to, item_rule, self.charter_quorum, self.charter_majority, self.charter_convene
        )  # fmt: skip


class BodyMember(models.Model):
    """Somebody who sits in a body for a time. Assemblies of everybody take their roll from the register instead."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)
    votes = models.PositiveSmallIntegerField(_("票数"), default=1)
    starts_on = models.DateField(_("起始日"))
    ends_on = models.DateField(_("截止日"), null=True, blank=True)

    privacy = classify(internal="body votes starts_on ends_on household_code", personal="person name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name", "household_code"], condition=Q(ends_on__isnull=True), name="hall_member_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="hall_member_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(votes__gte=1), name="hall_member_has_a_vote"),
        ]

    def __str__(self):
        return f"{self.body_id} {self.pk}"
