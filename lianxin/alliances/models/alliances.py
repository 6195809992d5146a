"""An alliance, its charters, who is in it since when and who speaks for them, and its minutes. Only ``services`` change them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.alliances.vocabulary import ChairOrder
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Alliance(models.Model):
    """A voluntary union across the lines of command: it gives no orders and changes no affiliation. Its unit bears its name."""

    audit_kind = "alliance"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.OneToOneField("organisations.Unit", on_delete=models.PROTECT, related_name="alliance")
    founded_on = models.DateField(_("成立日"))
    ended_on = models.DateField(_("结束日"), null=True, blank=True)

    privacy = classify(public="public_id unit founded_on ended_on")

    class Meta:
        ordering = ["-founded_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
                name="alliances_alliance_ends_after_start",
            )
        ]

    def __str__(self):
        return self.unit.name

    @property
    def scope_path(self):
        return self.unit.division_path


class Charter(InsertOnlyModel, models.Model):
    """What the members agreed on from a day on: what for, whose turn the chair is, how long. An amendment is a new row.

    ``turns`` are public ids of members, in the order written in the charter. A later row takes the place of those that would
    begin on its day or after it.
    """

    audit_kind = "charter"

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="charters")
    starts_on = models.DateField(_("从哪天起"))
    purpose = models.CharField(_("为什么联合"), max_length=500)
    order = models.CharField(_("轮值怎么排"), max_length=10, choices=ChairOrder)
    term_months = models.PositiveSmallIntegerField(_("一任几个月"))
    turns = models.JSONField(_("轮值的次序"), default=list)
    basis = models.CharField(_("依据"), max_length=200)
    entered_by_name = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="alliance starts_on purpose order term_months turns basis", internal="entered_by_name entered_at"
    )

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(term_months__range=(1, 60)), name="alliances_charter_term_in_range"),
        ]

    def __str__(self):
        return f"{self.alliance} {self.starts_on}"

    @property
    def scope_path(self):
        return self.alliance.scope_path


class Member(models.Model):
    """An organisation in an alliance for a time; one of the county by its unit, one from outside by its name alone.

    It sits in the rotation ``sits_from`` a day on: written down later than it joined, it takes no chair that was held already.
    """

    audit_kind = "alliance_member"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="members")
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="alliance_seats"
    )
    name = models.CharField(_("名称"), max_length=120)
    turn = models.PositiveSmallIntegerField(_("轮值次序"), default=0)
    may_chair = models.BooleanField(_("参加轮值"), default=True)
    joined_on = models.DateField(_("加入日"))
    sits_from = models.DateField(_("从哪天起可以轮值"))
    left_on = models.DateField(_("退出日"), null=True, blank=True)
    left_reason = models.CharField(_("为什么退出"), max_length=200, blank=True)

    privacy = classify(
        public="public_id alliance unit name turn may_chair joined_on sits_from left_on", internal="left_reason"
    )

    class Meta:
        ordering = ["joined_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["alliance", "name"], condition=Q(left_on__isnull=True), name="alliances_member_once"
            ),
            models.UniqueConstraint(
                fields=["alliance", "unit"], condition=Q(left_on__isnull=True), name="alliances_member_unit_once"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_reason="") | Q(left_on__gte=F("joined_on")) & ~Q(left_reason=""),
                name="alliances_member_leaves_whole",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.alliance.scope_path


class Delegate(models.Model):
    """Who speaks for a member, by an account, for a time. The account's role is held for the alliance's unit."""

    audit_kind = "delegate"

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="delegates")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    grant = models.OneToOneField("accounts.Grant", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    privacy = classify(internal="member user grant starts_on ends_on")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "user"], condition=Q(ends_on__isnull=True), name="alliances_delegate_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="alliances_delegate_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.member}"

    @property
    def scope_path(self):
        return self.member.scope_path


class Meeting(InsertOnlyModel, models.Model):
    """What members talked over and agreed on one day; ``present`` are names of members as they were called then."""

    audit_kind = "alliance_meeting"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("哪天开的"))
    place = models.CharField(_("在哪里"), max_length=80)
    topic = models.CharField(_("议什么"), max_length=120)
    chaired_by = models.CharField(_("谁主持"), max_length=120)
    present = models.JSONField(_("哪些成员到会"), default=list)
    minutes = models.TextField(_("会议记录"), max_length=4000)
    agreed = models.CharField(_("定了什么"), max_length=500, blank=True)
    recorded_by_name = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        internal="public_id alliance held_on place topic chaired_by present minutes agreed recorded_by_name recorded_at"
    )

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self):
        return self.topic

    @property
    def scope_path(self):
        return self.alliance.scope_path
