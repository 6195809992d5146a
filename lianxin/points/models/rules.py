from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.points.vocabulary import Category, Evidence, Period, RulesState, Unit


def _paired(*names):
    empty = Q(**{f"{name}__isnull": True for name in names})
    return empty | Q(**{f"{name}__isnull": False for name in names})


class RuleSet(models.Model):
    """One version of what a place thanks for with points. A change is a new version; ``services`` alone change it."""

    audit_kind = "rule_set"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    version = models.PositiveSmallIntegerField(_("第几版"))
    state = models.CharField(_("状态"), max_length=12, choices=RulesState, default=RulesState.DRAFT)
    title = models.CharField(_("名称"), max_length=60)
    words = models.TextField(_("说明"), max_length=2000, blank=True)
    starts_on = models.DateField(_("从哪天起"))
    ends_on = models.DateField(_("到哪天"))
    budget_points = models.PositiveIntegerField(_("总共发多少分"))
    unit_value_fen = models.PositiveIntegerField(_("一分值多少分钱"))
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    held_because = models.CharField(_("退回的原因"), max_length=300, blank=True)

    consult_from = models.DateField(_("征求意见从"), null=True, blank=True)
    consult_until = models.DateField(_("征求意见到"), null=True, blank=True)
    consult_how = models.CharField(_("怎么征求意见"), max_length=300, blank=True)
    consulted = models.PositiveIntegerField(_("问了多少人"), null=True, blank=True)
    consult_result = models.CharField(_("说了什么、改了什么"), max_length=1000, blank=True)

    supervised_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    supervised_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_words = models.CharField(_("审查意见"), max_length=500, blank=True)

    # The resolution, in the words of the room that gave it
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=40, blank=True)
    source_label = models.CharField(_("哪份决议"), max_length=120, blank=True)
    adopted_on = models.DateField(_("通过日"), null=True, blank=True)
    enacted_on = models.DateField(_("生效日"), null=True, blank=True)
    ended_on = models.DateField(_("停用日"), null=True, blank=True)
    ended_because = models.CharField(_("为什么停用"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id division division_path version state title words starts_on ends_on budget_points unit_value_fen "
            "consult_from consult_until consult_how consulted consult_result review_words source_kind source_id "
            "source_label adopted_on enacted_on ended_on ended_because"
        ),
        internal="drafted_by drafted_at held_because supervised_by supervised_at reviewed_by reviewed_at",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["division", "version"], name="points_rules_version_once"),
            models.UniqueConstraint(
                fields=["division"], condition=Q(state="in_force"), name="points_rules_one_in_force"
            ),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="points_rules_end_after_start"),
            models.CheckConstraint(
                condition=Q(budget_points__gt=0, unit_value_fen__gt=0), name="points_rules_have_a_budget"
            ),
            models.CheckConstraint(condition=_paired("supervised_by", "supervised_at"), name="points_rules_supervised"),
            models.CheckConstraint(condition=_paired("reviewed_by", "reviewed_at"), name="points_rules_reviewed"),
            models.CheckConstraint(
                condition=Q(supervised_by__isnull=True)
                | Q(drafted_by__isnull=True)
                | ~Q(supervised_by=F("drafted_by")),
                name="points_rules_two_pairs_of_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["adopted", "posted", "in_force", "ended"]) | ~Q(source_id=""),
                name="points_rules_rest_on_a_resolution",
            ),
        ]

    def __str__(self):
        return f"{self.title} v{self.version}"

    @property
    def audit_label(self):
        return str(self)

    @property
    def scope_path(self):
        return self.division_path

    def was_in_force(self, on):
        """Whether it thanks for what is done on a day; one that ended, up to its last day."""
        if self.state not in (RulesState.IN_FORCE, RulesState.ENDED):
            return False
        return self.starts_on <= on <= self.last_day

    @property
    def last_day(self):
        """The last day it thanks for: what it said itself, or sooner where it was ended."""
        return min(self.ends_on, self.ended_on or self.ends_on)

    @property
    def name_for_ledger(self):
        """What every award cites."""
        return f"{self.public_id} v{self.version}"


class Rule(models.Model):
    """So many points for so much of one thing. Once its set has left the draft, the database keeps it as it is."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="rules")
    code = models.CharField(_("编号"), max_length=10)
    title = models.CharField(_("做什么"), max_length=60)
    words = models.CharField(_("怎么算"), max_length=300, blank=True)
    category = models.CharField(_("类别"), max_length=16, choices=Category)
    unit = models.CharField(_("按什么算"), max_length=10, choices=Unit)
    points = models.PositiveSmallIntegerField(_("给几分"))
    minutes = models.PositiveSmallIntegerField(_("一般要花几分钟"))
    period = models.CharField(_("上限按什么算"), max_length=8, choices=Period)
    cap_person = models.PositiveIntegerField(_("每人最多"))
    cap_household = models.PositiveIntegerField(_("每户最多"))
    evidence = models.CharField(_("凭什么"), max_length=16, choices=Evidence)
    claimed_by = models.JSONField(_("谁可以报"))
    verified_by = models.JSONField(_("谁核实"))
    alternative = models.CharField(_("做不了重活、出不了门的人可以怎么做"), max_length=200)

    privacy = classify(
        public=(
            "rule_set code title words category unit points minutes period cap_person cap_household evidence claimed_by "
            "verified_by alternative"
        )
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "code"], name="points_rule_code_once"),
            models.CheckConstraint(condition=Q(points__gt=0, minutes__gt=0), name="points_rule_only_thanks"),
            models.CheckConstraint(
                condition=Q(cap_person__gte=F("points"), cap_household__gte=F("cap_person")), name="points_rule_caps"
            ),
            models.CheckConstraint(
                condition=Q(category__in=[str(each) for each in Category.values]), name="points_rule_whitelisted"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"
