"""What people did, who saw it, and how it was made public."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.points.vocabulary import BatchState, Channel, ClaimState


def _apart(one, other):
    return Q(**{f"{one}__isnull": True}) | Q(**{f"{other}__isnull": True}) | ~Q(**{one: F(other)})


class Goal(models.Model):
    """What a group wants to reach together: only the sum is known, never who gave what."""

    audit_kind = "points_goal"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    group = models.CharField(_("哪个小组、楼栋"), max_length=40)
    title = models.CharField(_("一起做成什么"), max_length=60)
    points = models.PositiveIntegerField(_("一共多少分"))
    thanks = models.CharField(_("做成了怎么谢大家"), max_length=120)
    ends_on = models.DateField(_("到哪天"))

    privacy = classify(public="public_id division division_path group title points thanks ends_on")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(points__gt=0), name="points_goal_is_something")]

    def __str__(self):
        return f"{self.group} {self.title}"

    @property
    def scope_path(self):
        return self.division_path


class Activity(models.Model):
    """Something done together: its organiser lists who lent a hand."""

    audit_kind = "points_activity"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    rule = models.ForeignKey("points.Rule", on_delete=models.PROTECT, related_name="activities")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="activities")
    title = models.CharField(_("做什么"), max_length=60)
    on = models.DateField(_("哪天"))
    place = models.CharField(_("在哪"), max_length=80)
    organiser = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    privacy = classify(public="public_id division division_path rule goal title on place", internal="organiser")

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class Batch(models.Model):
    """The claims of a month as they hang on the board, and the day from which they may be settled."""

    audit_kind = "points_batch"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    rule_set = models.ForeignKey("points.RuleSet", on_delete=models.PROTECT, related_name="batches")
    month = models.DateField(_("哪个月"))
    serial = models.PositiveSmallIntegerField()
    state = models.CharField(_("状态"), max_length=10, choices=BatchState, default=BatchState.POSTED)
    settles_from = models.DateField(_("哪天起可以入账"))
    settled_at = models.DateTimeField(null=True, blank=True)
    numbers = models.JSONField(_("挂出来时的编号"), default=list)
    check_pct = models.PositiveSmallIntegerField(_("抽查百分之几"), null=True)

    privacy = classify(
        public="public_id division division_path rule_set month serial state settles_from numbers check_pct",
        internal="settled_at",
    )

    class Meta:
        ordering = ["-month", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["division", "month", "serial"], name="points_batch_number_once"),
            models.CheckConstraint(
                condition=Q(state="settled", settled_at__isnull=False) | Q(state="posted", settled_at__isnull=True),
                name="points_batch_settled_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}-{self.serial}"

    @property
    def scope_path(self):
        return self.division_path


class Claim(models.Model):
    """That somebody lent a hand, with two people who saw it and are kin of nobody concerned."""

    audit_kind = "points_claim"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    rule = models.ForeignKey("points.Rule", on_delete=models.PROTECT, related_name="claims")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey("people.Household", on_delete=models.PROTECT, null=True, related_name="+")
    quantity = models.PositiveSmallIntegerField(_("多少"))
    points = models.PositiveIntegerField(_("几分"))
    on = models.DateField(_("哪天做的"))
    words = models.CharField(_("做了什么"), max_length=200, blank=True)
    witness = models.CharField(_("谁可以作证"), max_length=40, blank=True)
    number_only = models.BooleanField(_("公示时只写编号"), default=False)
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(_("状态"), max_length=10, choices=ClaimState, default=ClaimState.WAITING)
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    first_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    first_at = models.DateTimeField(null=True, blank=True)
    second_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    second_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(_("原因"), max_length=200, blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")

    privacy = classify(
        public="public_id rule points on state channel batch activity",
        internal=(
            "division division_path quantity number_only entered_by entered_at first_by first_at second_by second_at because"
        ),
        personal="person household words witness",
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["division_path", "state", "id"], name="points_claim_place"),
            models.Index(fields=["person", "rule", "on"], name="points_claim_person"),
            models.Index(fields=["household", "rule", "on"], name="points_claim_household"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(points__gt=0, quantity__gt=0), name="points_claim_only_thanks"),
            models.CheckConstraint(condition=_apart("first_by", "second_by"), name="points_claim_two_verifiers"),
            models.CheckConstraint(
                condition=_apart("entered_by", "first_by") & _apart("entered_by", "second_by"),
                name="points_claim_not_verified_by_who_entered",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "once", "declined", "withdrawn"])
                | Q(first_by__isnull=False, second_by__isnull=False),
                name="points_claim_verified_twice",
            ),
        ]

    def __str__(self):
        return self.public_id

    @property
    def scope_path(self):
        return self.division_path
