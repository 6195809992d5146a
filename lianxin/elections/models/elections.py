from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.elections.vocabulary import (
    BallotOrder,
    DeclineCause,
    ElectionKind,
    ElectionState,
    Method,
    handed_over_by,
)
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.organisations.calc.kinds import COMMITTEES


class Election(models.Model):
    """One election of a body: its days, its list, its result. Votes are cast on paper. Only ``services`` change it."""

    audit_kind = "election"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="elections")
    division_path = PathField(db_index=True)
    kind = models.CharField(_("什么选举"), max_length=12, choices=ElectionKind)
    method = models.CharField(_("谁来选"), max_length=16, choices=Method)
    poll_on = models.DateField(_("投票日"))
    #: The names everybody reads; beside them, where it is known, by whom each is in the people room.
    committee = models.JSONField(_("选举委员会"), default=list)
    committee_refs = models.JSONField(_("选举委员会的人口档案编号"), default=dict, blank=True)
    state = models.CharField(max_length=10, choices=ElectionState, default=ElectionState.PLANNED)
    listed = models.PositiveIntegerField(_("名单上的人数"), null=True, blank=True)
    listed_on = models.DateField(_("名单公布日"), null=True, blank=True)
    list_changes = models.JSONField(_("名单人数的改正"), default=list, blank=True)
    run_off_on = models.DateField(_("再选的日子"), null=True, blank=True)
    ballot_order = models.CharField(_("候选人怎么排"), max_length=10, choices=BallotOrder, default=BallotOrder.ENTERED)
    roll = models.ForeignKey("people.Roll", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    planned_by_name = models.CharField(max_length=80)
    installed_on = models.DateField(_("就任日"), null=True, blank=True)
    said = models.CharField(_("取消或改期的原因"), max_length=200, blank=True)
    audited_on = models.DateField(_("离任审计哪天做完"), null=True, blank=True)
    audited_by = models.CharField(_("离任审计谁做的"), max_length=80, blank=True)
    audit_said = models.CharField(_("离任审计的结果"), max_length=300, blank=True)

    privacy = classify(
        public="public_id unit division_path kind method poll_on state listed listed_on list_changes run_off_on ballot_order committee "
        "installed_on said audited_on audited_by audit_said",
        internal="roll planned_by_name committee_refs",
    )

    class Meta:
        verbose_name = _("选举")
        ordering = ["-poll_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=~Q(state__in=["closed", "cancelled"]) & ~Q(method="plenum"),
                name="elections_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=~Q(state__in=["closed", "cancelled"]) & Q(method="plenum"),
                name="elections_one_plenum_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(listed__isnull=True, listed_on__isnull=True) | Q(listed__gte=1, listed_on__isnull=False),
                name="elections_list_whole",
            ),
            models.CheckConstraint(
                condition=Q(audited_on__isnull=True, audited_by="", audit_said="")
                | Q(audited_on__isnull=False) & ~Q(audited_by="") & ~Q(audit_said=""),
                name="elections_audit_whole",
            ),
        ]

    def __str__(self):
        return f"{self.unit.name} {self.what}"

    @property
    def what(self):
        """Which election this is, in words."""
        return _("书记、副书记选举") if self.is_plenum else self.get_kind_display()

    @property
    def is_plenum(self):
        """Whether the committee chooses its secretary here, among its own members."""
        return self.method == Method.PLENUM

    @property
    def hands_over(self):
        """Whether the old body leaves something to a new one."""
        return self.kind == ElectionKind.FULL and not self.is_plenum and bool(handed_over_by(self.unit.kind))

    @property
    def needs_audit(self):
        """Whether the accounts of those who leave are audited before the vote."""
        return self.kind == ElectionKind.FULL and self.unit.kind in COMMITTEES

    @property
    def scope_path(self):
        return self.division_path

    @property
    def next_poll_on(self):
        """The day of the poll that comes, or of the last; ``None`` while a run-off has no day yet."""
        return self.run_off_on if self.state == ElectionState.RUN_OFF else self.poll_on


class ListObjection(models.Model):
    """Somebody says that the list is wrong; decided with a reason, and published."""

    audit_kind = "list_objection"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="objections")
    name = models.CharField(_("谁提的"), max_length=40)
    words = models.CharField(_("哪里不对"), max_length=300)
    raised_on = models.DateField(_("哪天提的"))
    is_upheld = models.BooleanField(_("属实"), null=True, blank=True)
    answer = models.CharField(_("怎么处理"), max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    privacy = classify(internal="public_id election raised_on is_upheld decided_on", personal="name words answer")

    class Meta:
        ordering = ["raised_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_upheld__isnull=True, answer="", decided_on__isnull=True)
                | Q(is_upheld__isnull=False, decided_on__gte=F("raised_on")) & ~Q(answer=""),
                name="elections_objection_decided_whole",
            )
        ]

    def __str__(self):
        return f"{self.election_id} {self.raised_on}"


class Candidate(models.Model):
    """Somebody stands for a post. ``holder_ref`` is the person's opaque id in the people room."""

    audit_kind = "candidate"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="candidates")
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    holder_ref = models.CharField(max_length=12, blank=True)
    is_written_in = models.BooleanField(_("选票上另选的"), default=False)
    nominated_by = models.CharField(_("谁提名"), max_length=120)
    nominated_on = models.DateField()
    warning_words = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)
    declined_because = models.CharField(_("当选后为什么不就任"), max_length=10, choices=DeclineCause, blank=True)
    place = models.PositiveSmallIntegerField(_("选票上第几位"), null=True, blank=True)
    elected_in = models.PositiveSmallIntegerField(null=True, blank=True)

    privacy = classify(
        public="public_id election post name is_written_in nominated_by nominated_on withdrawn_on place elected_in",
        internal="user holder_ref warning_words withdrawn_reason declined_because",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "post", "holder_ref"],
                condition=Q(withdrawn_on__isnull=True) & ~Q(holder_ref=""),
                name="elections_candidate_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(declined_because="") | Q(withdrawn_on__isnull=False, elected_in__isnull=False),
                name="elections_declined_after_elected",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def declined_words(self):
        """What everybody may read of why the seat was not taken."""
        said = _("当选后没有就任")
        return f"{said}：{DeclineCause.KIN.label}" if self.declined_because == DeclineCause.KIN else said

    @property
    def reference(self):
        """By whom the candidate is, as the rules of the organisations compare it."""
        return self.holder_ref or (f"user:{self.user_id}" if self.user_id else f"name:{self.name}")


class Poll(InsertOnlyModel, models.Model):
    """What was counted in public on a day; ``votes`` by candidate. Only added."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="polls")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    listed = models.PositiveIntegerField()
    cast = models.PositiveIntegerField(_("收回选票"))
    present = models.PositiveIntegerField(_("到会的有选举权的人"), null=True, blank=True)
    proxies = models.PositiveIntegerField(_("委托投票"), default=0)
    votes = models.JSONField(_("得票"))
    tellers = models.CharField(_("唱票、计票、监票"), max_length=120)
    is_valid = models.BooleanField()
    entered_by_name = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()

    privacy = classify(
        public="election number held_on listed cast present proxies votes tellers is_valid",
        internal="entered_by_name entered_at",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="elections_poll_once"),
            models.CheckConstraint(condition=Q(cast__lte=F("listed")), name="elections_poll_no_more_than_listed"),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(present__gte=F("cast"), present__lte=F("listed")),
                name="elections_poll_present_of_listed",
            ),
        ]

    def __str__(self):
        return f"{self.election_id} {self.number}"

    @property
    def voters(self):
        """Who took part, of whom the majorities are counted: at a meeting those present, else those who voted."""
        return self.cast if self.present is None else self.present
