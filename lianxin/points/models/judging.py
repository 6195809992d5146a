"""What a panel found of an objection, who does not agree with it, and awards on their way back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.points.vocabulary import ReversalGround, ReversalState


class PanelDecision(InsertOnlyModel, models.Model):
    """What three people, one of them of the supervision committee, found of an objection to a claim, or to a batch and no
    single claim of it. Nobody is named outside."""

    audit_kind = "points_panel"

    batch = models.ForeignKey("points.Batch", on_delete=models.PROTECT, null=True, related_name="decisions")
    claim = models.ForeignKey("points.Claim", on_delete=models.PROTECT, null=True, related_name="decisions")
    objection = models.CharField(max_length=12, unique=True)
    is_upheld = models.BooleanField(_("成立"))
    members = models.JSONField()
    words = models.CharField(_("评议意见"), max_length=500)
    at = models.DateTimeField()
    appeal_until = models.DateField(_("哪天前可以申诉"), null=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="batch claim is_upheld words at appeal_until", internal="members objection")

    def __str__(self):
        return self.objection

    @property
    def found_right(self):
        """Whether the objection is right after all: what an appeal changed counts."""
        return self.is_upheld != bool(self._ended and self._ended.is_upheld)

    @property
    def last_words(self):
        return self._ended.answer if self._ended else self.words

    @property
    def last_at(self):
        return self._ended.decided_at if self._ended else self.at

    @property
    def _ended(self):
        appeal = getattr(self, "appeal", None)
        return appeal if appeal and appeal.decided_at else None


class PanelAppeal(models.Model):
    """Who objected, or whose claim was taken out, does not agree: the next level decides within its term."""

    audit_kind = "points_appeal"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    decision = models.OneToOneField(PanelDecision, on_delete=models.PROTECT, related_name="appeal")
    division_path = PathField(db_index=True)
    words = models.CharField(_("为什么不同意"), max_length=500)
    appealed_at = models.DateTimeField()
    appealed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    decide_by = models.DateField(_("哪天前定"))
    to_township = models.BooleanField(default=False)
    is_upheld = models.BooleanField(_("申诉对不对"), null=True)
    answer = models.CharField(_("决定和理由"), max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(
        public="decision appealed_at decide_by to_township is_upheld answer decided_at",
        internal="public_id division_path decided_by",
        personal="words appealed_by",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, is_upheld__isnull=True, answer="")
                | Q(decided_at__isnull=False, is_upheld__isnull=False) & ~Q(answer=""),
                name="points_appeal_ends_with_an_answer",
            )
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division_path


class Reversal(models.Model):
    """An award that was an error or a fraud on its way back: the household is told, may appeal, and only then it is posted."""

    audit_kind = "points_reversal"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    claim = models.OneToOneField("points.Claim", on_delete=models.PROTECT, related_name="reversal")
    division_path = PathField(db_index=True)
    ground = models.CharField(_("为什么"), max_length=8, choices=ReversalGround)
    reason = models.CharField(_("怎么回事"), max_length=300)
    state = models.CharField(_("状态"), max_length=10, choices=ReversalState, default=ReversalState.NOTICED)
    noticed_on = models.DateField()
    noticed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    appeal_until = models.DateField(_("哪天前可以申诉"))
    appeal = models.CharField(_("申诉"), max_length=500, blank=True)
    decide_by = models.DateField(_("申诉哪天前定"), null=True, blank=True)
    to_township = models.BooleanField(default=False)
    answer = models.CharField(_("监督委员会的决定"), max_length=500, blank=True)

    privacy = classify(
        internal="public_id claim division_path ground state noticed_on noticed_by appeal_until decide_by to_township",
        personal="reason appeal answer",
    )

    def __str__(self):
        return self.public_id

    @property
    def judges(self):
        """Accounts that may not decide its appeal: who gave notice, and the panel whose finding began it. One query."""
        panels = self.claim.decisions.filter(is_upheld=True).values_list("members", flat=True)
        return {self.noticed_by_id} | {each.get("id") for members in panels for each in members}

    @property
    def scope_path(self):
        return self.division_path
