"""A distribution: what is put in, what comes out, what each holder gets."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.ventures.vocabulary import PlanState


class Plan(models.Model):
    """One distribution (收益分配方案) on its way; ``services`` alone change it. A redrawn one is a new round."""

    audit_kind = "distribution"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    register = models.ForeignKey("ventures.Register", on_delete=models.PROTECT, related_name="plans")
    division_path = PathField(db_index=True)
    year = models.PositiveSmallIntegerField(_("哪一年的收益"))
    serial = models.PositiveSmallIntegerField()
    state = models.CharField(_("状态"), max_length=12, choices=PlanState, default=PlanState.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    #: What is put in, and what comes out without the statements: both stand in the bundle.
    rule = models.JSONField()
    result = models.JSONField()
    seal = models.CharField(max_length=64)
    words = models.TextField(_("说明"), max_length=1000, blank=True)
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    #: Who computed the round that counts, where it was computed anew.
    redrawn_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    held_because = models.CharField(_("退回的原因"), max_length=300, blank=True)
    supervised_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    supervised_words = models.CharField(_("监督意见"), max_length=500, blank=True)
    study_id = models.CharField(max_length=12, blank=True)
    study_label = models.CharField(_("党组织哪次会研究"), max_length=120, blank=True)
    papers_from = models.DateField(_("材料从哪天起公开"), null=True, blank=True)
    papers_until = models.DateField(_("材料公开到哪天"), null=True, blank=True)
    decision_id = models.CharField(max_length=12, blank=True)
    decision_label = models.CharField(_("哪份决议"), max_length=120, blank=True)
    adopted_on = models.DateField(_("通过日"), null=True, blank=True)
    entry_id = models.BigIntegerField(null=True, blank=True)
    closed_on = models.DateField(_("归档日"), null=True, blank=True)
    ended_because = models.CharField(_("为什么撤回"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id register division_path year serial state round rule result seal words supervised_words study_label "
            "papers_from papers_until decision_id decision_label adopted_on closed_on ended_because"
        ),
        internal="drafted_by drafted_at redrawn_by held_because supervised_by study_id entry_id",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["register", "year", "serial"], name="ventures_plan_number_once"),
            models.UniqueConstraint(
                fields=["decision_id"], condition=~Q(decision_id=""), name="ventures_plan_decision_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["adopted", "posted", "paying", "closed"]) | ~Q(decision_id=""),
                name="ventures_plan_was_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["paying", "closed"]) | Q(entry_id__isnull=False),
                name="ventures_plan_stands_in_the_books",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self):
        return f"分配〔{self.year}〕{self.serial}号"

    @property
    def drawn_by(self):
        """Ids of who drafted it and who computed it anew."""
        return {self.drafted_by_id, self.redrawn_by_id} - {None}

    @property
    def audit_label(self):
        return f"{self.register} {self.number}"

    @property
    def scope_path(self):
        return self.division_path


class Statement(InsertOnlyModel, models.Model):
    """What one holder gets in one round of a distribution; ``tracker`` stands for them in the bundle."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    tracker = models.CharField(_("查询码"), max_length=12, default=new_public_id)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="statements")
    round = models.PositiveSmallIntegerField()
    holder = models.ForeignKey("ventures.Holder", on_delete=models.PROTECT, related_name="statements")
    #: ``[class code, hundredths]`` each, or trade in fen and the parts held in hundredths.
    holding = models.JSONField()
    fen = models.BigIntegerField(_("分多少"))

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="public_id tracker plan round holder", personal="holding fen")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "round", "holder"], name="ventures_statement_once"),
            models.UniqueConstraint(fields=["plan", "round", "tracker"], name="ventures_statement_tracker_once"),
            models.CheckConstraint(condition=Q(fen__gte=0), name="ventures_statement_not_below_zero"),
        ]

    def __str__(self):
        return self.tracker

    @property
    def scope_path(self):
        return self.plan.division_path

    @property
    def standing(self):
        """The payment that reached its holder, or ``None``: never made, or sent back."""
        last = self.last_payment
        return None if last is None or last.sent_back else last

    @property
    def last_payment(self):
        return max(self.payments.all(), key=lambda each: each.attempt, default=None)
