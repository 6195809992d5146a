"""A village project on its way, each step it took, and each change of what it may cost."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.works.vocabulary import METHODS, Land, ProjectState, Sector, WorkKind

_UNDECIDED = ["idea", "screened", "consulted", "cancelled"]


class Project(models.Model):
    """One village project; ``services`` alone change it. What it is, who decided, what it may cost, who does it by when."""

    audit_kind = "village_project"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    #: The books its money is in: of one organisation, for the whole project.
    book = models.ForeignKey("ledger.Book", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveSmallIntegerField()
    title = models.CharField(_("项目"), max_length=60)
    kind = models.CharField(_("做什么"), max_length=8, choices=WorkKind)
    sector = models.CharField(_("哪一类"), max_length=10, choices=Sector)
    place = models.CharField(_("在哪里"), max_length=120)
    why = models.TextField(_("为什么做"), max_length=1000)
    households = models.PositiveIntegerField(_("多少户受益"), default=0)
    state = models.CharField(_("状态"), max_length=12, choices=ProjectState, default=ProjectState.IDEA)
    opened_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()

    decision_id = models.CharField(max_length=12, blank=True)
    decision_label = models.CharField(_("哪份决议"), max_length=120, blank=True)
    decided_by = models.CharField(_("谁决定的"), max_length=80, blank=True)
    decided_on = models.DateField(_("哪天决定的"), null=True, blank=True)
    #: The matter behind the decision, in the hall.
    topic_id = models.CharField(max_length=12, blank=True)
    topic_label = models.CharField(_("议的是什么"), max_length=80, blank=True)

    estimate_fen = models.PositiveBigIntegerField(_("估算"), default=0)
    #: What the meeting decided last; a change is measured from here.
    decided_fen = models.PositiveBigIntegerField(_("会议定的钱"), default=0)
    budget_fen = models.PositiveBigIntegerField(_("预算"), default=0)
    #: ``[name, fen]`` each.
    items = models.JSONField(_("预算分项"), default=list, blank=True)
    design = models.TextField(_("怎么做"), max_length=2000, blank=True)
    land = models.CharField(_("用的什么地"), max_length=10, choices=Land, blank=True)
    land_paper = models.CharField(_("谁的地，什么手续"), max_length=200, blank=True)
    #: Degrees, about a metre exact; of a road where it begins.
    latitude = models.DecimalField(_("北纬"), max_digits=7, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("东经"), max_digits=8, decimal_places=5, null=True, blank=True)
    plan_begin_on = models.DateField(_("计划开工"), null=True, blank=True)
    plan_complete_on = models.DateField(_("计划完工"), null=True, blank=True)

    method = models.CharField(_("怎么采购的"), max_length=12, choices=METHODS, blank=True)
    method_reason = models.CharField(_("为什么这样采购"), max_length=300, blank=True)
    contractor = models.CharField(_("谁来做"), max_length=200, blank=True)
    contract_fen = models.PositiveBigIntegerField(_("合同价"), default=0)

    settled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: Somebody else has gone through the final account.
    audited_on = models.DateField(_("哪天审计的"), null=True, blank=True)
    audit_paper = models.CharField(_("审计意见的号"), max_length=60, blank=True)

    #: What the lot will be drawn with, said before it is known; then the seed itself.
    draw_words = models.CharField(_("用什么抽签"), max_length=200, blank=True)
    draw_on = models.DateField(_("哪天抽签"), null=True, blank=True)
    draw_seed = models.CharField(_("抽签用的数"), max_length=80, blank=True)

    privacy = classify(
        public=(
            "public_id division division_path year serial title kind sector place why households state decision_id "
            "decision_label decided_by decided_on topic_id topic_label estimate_fen decided_fen budget_fen items design land land_paper latitude longitude "
            "plan_begin_on plan_complete_on method method_reason contractor contract_fen draw_words draw_on draw_seed audited_on "
            "audit_paper"
        ),
        internal="book opened_by opened_at settled_by",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["division", "year", "serial"], name="works_project_number_once"),
            models.UniqueConstraint(
                fields=["decision_id"], condition=~Q(decision_id=""), name="works_project_of_a_decision_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_UNDECIDED) | ~Q(decision_id=""), name="works_project_was_decided"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*_UNDECIDED, "decided"]) | Q(budget_fen__gt=0), name="works_project_has_a_budget"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def number(self):
        return f"项目〔{self.year}〕{self.serial}号"

    @property
    def audit_label(self):
        return f"{self.number} {self.title}"

    @property
    def scope_path(self):
        return self.division_path


class ProjectSeries(models.Model):
    """The last number given to a project of a place in a year."""

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    privacy = classify(internal="division year last")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["division", "year"], name="works_series_one_a_year")]

    def __str__(self):
        return f"{self.division_id} {self.year} {self.last}"


class Stage(InsertOnlyModel, models.Model):
    """A step a project took, on which day, and what was said: only ever added."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="stages")
    state = models.CharField(max_length=12, choices=ProjectState)
    on = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="project state on words at", internal="by_name")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.project_id} {self.state}"


class Change(InsertOnlyModel, models.Model):
    """What a project may cost, or one source promised, was changed, why, and by which resolution where it went back to the meeting."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="changes")
    #: Of one source that gives less than it said; otherwise of the whole budget.
    line = models.ForeignKey("works.Line", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    before_fen = models.PositiveBigIntegerField()
    after_fen = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=300)
    decision_id = models.CharField(max_length=12, blank=True)
    decision_label = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="project line before_fen after_fen reason decision_id decision_label at", internal="by_name"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.project_id} {self.after_fen}"
