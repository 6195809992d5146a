from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.calc.phases import phases_of
from lianxin.deliberation.vocabulary import BallotKind, BudgetRule, BudgetState, IdeaState
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Budgeting(models.Model):
    """Money that residents decide on. How it is decided is fixed before the first idea."""

    audit_kind = "hall_budget"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="budgets")
    division_path = PathField(db_index=True)
    plan = models.ForeignKey(
        "deliberation.ProcessPlan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("叫什么"), max_length=60)
    about = models.TextField(_("钱从哪里来、能做什么"), max_length=2000)
    amount_fen = models.PositiveBigIntegerField(_("一共多少钱"))
    rule = models.CharField(_("怎么算结果"), max_length=16, choices=BudgetRule)
    kind = models.CharField(_("怎么投"), max_length=16, choices=BallotKind)
    points_each = models.PositiveSmallIntegerField(_("每人多少点"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=BudgetState, default=BudgetState.IDEAS)
    started_at = models.DateTimeField()
    ideas_until = models.DateTimeField(_("点子征集到"))
    ballot = models.OneToOneField(
        "deliberation.Ballot", on_delete=models.PROTECT, null=True, blank=True, related_name="budgeting"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)
    bundle = models.ForeignKey("deliberation.Bundle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stopped_reason = models.CharField(max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id body division_path plan title about amount_fen rule kind points_each state started_at ideas_until "
            "ballot decided_at bundle stopped_reason"
        ),
        internal="result",
    )

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="hall_budget_has_money"),
            models.CheckConstraint(
                condition=Q(kind="approval", points_each__isnull=True) | Q(kind="points", points_each__isnull=False),
                name="hall_budget_kind_of_vote",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ideas", "again", "stopped"]) | Q(ballot__isnull=False),
                name="hall_budget_voted_on",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decided_at__isnull=False), name="hall_budget_decided_when"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def phases(self):
        return phases_of("budget", self.plan.phases if self.plan_id else ())

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class VoidVote(InsertOnlyModel, models.Model):
    """A vote on a budget that was declared void, with what had been worked out of it. Only ever added."""

    budgeting = models.ForeignKey(Budgeting, on_delete=models.PROTECT, related_name="void_votes")
    ballot = models.OneToOneField("deliberation.Ballot", on_delete=models.PROTECT, related_name="void_vote")
    decided_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)
    bundle = models.ForeignKey("deliberation.Bundle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="budgeting ballot decided_at bundle", internal="result")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.budgeting_id} {self.ballot_id}"

    @property
    def kind(self):
        return self.budgeting.kind

    @property
    def public_id(self):
        return self.ballot.public_id


class Idea(models.Model):
    """Something the money could be spent on: in a resident's words, then with a price and a number on the ballot."""

    audit_kind = "hall_idea"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    budgeting = models.ForeignKey(Budgeting, on_delete=models.PROTECT, related_name="ideas")
    title = models.CharField(_("做什么"), max_length=40)
    words = models.TextField(_("为什么、在哪里"), max_length=1000)
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    author_name = models.CharField(_("谁提的"), max_length=80)
    shows_name = models.BooleanField(_("愿意公开姓名"), default=False)
    entered_by_name = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=IdeaState, default=IdeaState.WAITING)
    cost_fen = models.PositiveBigIntegerField(_("要花多少钱"), null=True, blank=True)
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by_name = models.CharField(max_length=80, blank=True)
    number = models.PositiveSmallIntegerField(_("票上第几项"), null=True, blank=True)

    privacy = classify(
        public="public_id budgeting title state cost_fen reason judged_at number",
        internal="words author shows_name entered_by_name judged_by_name",
        personal="author_name",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["budgeting", "number"], condition=Q(number__isnull=False), name="hall_idea_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | ~Q(reason="") & Q(judged_at__isnull=False),
                name="hall_idea_judged_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="feasible") | Q(cost_fen__isnull=False), name="hall_idea_feasible_has_a_price"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.budgeting.division_path
