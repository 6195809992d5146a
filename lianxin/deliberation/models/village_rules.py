from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.calc.drafts import number_of, plain
from lianxin.deliberation.calc.phases import phases_of
from lianxin.deliberation.vocabulary import ReviewOutcome, VillageRuleState
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class VillageRule(models.Model):
    """One version of a village's rules, from its draft to the day the next one replaces it. Only ``services`` change it."""

    audit_kind = "village_rule"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    plan = models.ForeignKey(
        "deliberation.ProcessPlan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveSmallIntegerField(_("第几版"))
    title = models.CharField(_("名称"), max_length=60)
    text = models.TextField(_("条文"), max_length=6000)
    state = models.CharField(_("状态"), max_length=10, choices=VillageRuleState, default=VillageRuleState.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by_name = models.CharField(max_length=80)
    explained = models.TextField(_("有的话为什么不算违法"), max_length=1000, blank=True)
    #: ``[clause, words]`` of what that was said of; what else the words point to is not explained by it.
    explained_of = models.JSONField(default=list, blank=True)
    consult_from = models.DateField(null=True, blank=True)
    consult_until = models.DateField(_("征求意见到哪天"), null=True, blank=True)
    heard = models.TextField(_("大家提了什么，改了哪里"), max_length=1000, blank=True)
    checked = models.TextField(_("乡镇怎么说"), max_length=1000, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    resolution = models.OneToOneField(
        "deliberation.Resolution", on_delete=models.PROTECT, null=True, blank=True, related_name="village_rule"
    )
    filing = models.CharField(_("备案文号"), max_length=60, blank=True)
    filed_on = models.DateField(_("哪天备案"), null=True, blank=True)
    #: The day by which the township has checked it, then the day by which it is filed; empty where nothing is owed.
    due_on = models.DateField(_("最晚哪天"), null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    #: When an assembly last decided that this text holds: by adopting it, then by keeping it.
    decided_on = models.DateField(null=True, blank=True)

    privacy = classify(
        public=(
            "public_id division division_path plan version title text state drafted_at explained explained_of consult_from "
            "consult_until heard checked checked_on resolution filing filed_on due_on posted_at decided_on"
        ),
        internal="drafted_by_name",
    )

    class Meta:
        ordering = ["-version", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["division", "version"], name="hall_village_rule_version_once"),
            models.UniqueConstraint(
                fields=["division"], condition=Q(state="in_force"), name="hall_village_rule_one_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["adopted", "filed", "in_force", "replaced"]) | Q(resolution__isnull=False),
                name="hall_village_rule_rests_on_a_resolution",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["filed", "in_force", "replaced"]) | ~Q(filing="") & Q(filed_on__isnull=False),
                name="hall_village_rule_is_filed",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def draft_number(self):
        """The number of this version word for word, as a motion names it."""
        return number_of(place=self.division_path, version=self.version, text=plain(self.text))

    @property
    def phases(self):
        return phases_of("village_rules", self.plan.phases if self.plan_id else ())

    @property
    def audit_label(self):
        return f"{self.title} {self.version}"

    @property
    def scope_path(self):
        return self.division_path


class VillageRuleReview(InsertOnlyModel, models.Model):
    """What an assembly made of the rules that held: kept them, or put a new version in their place. Only ever added."""

    rule = models.ForeignKey(VillageRule, on_delete=models.PROTECT, related_name="reviews")
    outcome = models.CharField(_("复核的结果"), max_length=10, choices=ReviewOutcome)
    resolution = models.OneToOneField(
        "deliberation.Resolution", on_delete=models.PROTECT, related_name="village_rule_review"
    )
    next_rule = models.OneToOneField(
        VillageRule, on_delete=models.PROTECT, null=True, blank=True, related_name="reviewed_as"
    )
    decided_on = models.DateField(_("哪天的会"))
    explained = models.TextField(_("有的话为什么不算违法"), max_length=1000, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="rule outcome resolution next_rule decided_on explained at", internal="by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="kept", next_rule__isnull=True) | ~Q(outcome="kept") & Q(next_rule__isnull=False),
                name="hall_review_changed_has_a_next",
            )
        ]

    def __str__(self):
        return f"{self.rule_id} {self.outcome}"
