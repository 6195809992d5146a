from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import (
    EnteredBy,
    IdentityCheck,
    LandMatter,
    Matter,
    MeetingState,
    Presence,
    RollCall,
    VoteMethod,
)
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Meeting(models.Model):
    """One meeting of a body, from its plan to its validated minutes. Only ``services`` change it."""

    audit_kind = "meeting"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="meetings")
    division_path = PathField(db_index=True)
    number = models.PositiveSmallIntegerField(_("第几次"))
    title = models.CharField(_("会议名称"), max_length=80)
    state = models.CharField(_("状态"), max_length=12, choices=MeetingState, default=MeetingState.PLANNED)
    planned_at = models.DateTimeField()
    starts_at = models.DateTimeField(_("开会时间"))
    place = models.CharField(_("开会地点"), max_length=120)
    convenor = models.CharField(_("召集人"), max_length=80)
    chair = models.CharField(_("主持人"), max_length=40)
    recorder = models.CharField(_("记录人"), max_length=40)
    recorder_user_id = models.BigIntegerField(null=True, blank=True)
    observers = models.CharField(_("列席"), max_length=300, blank=True)
    study = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="studied_for",
        verbose_name=_("党组织先研究的那次会"),
    )  # fmt: skip
    roll = models.ForeignKey("people.Roll", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    notice_days = models.PositiveSmallIntegerField(_("提前几天通知"), null=True, blank=True)
    profile_version = models.BigIntegerField(null=True, blank=True)
    urgent_reason = models.CharField(_("紧急召开的理由"), max_length=300, blank=True)
    called_at = models.DateTimeField(_("通知时间"), null=True, blank=True)
    sign_in_code = models.CharField(max_length=8, blank=True)
    opened_at = models.DateTimeField(_("实际开会"), null=True, blank=True)
    ended_at = models.DateTimeField(_("散会"), null=True, blank=True)
    #: What opening found: ``roll``, ``attendance`` and the lines of the quorum, as they were evaluated.
    quorum = models.JSONField(default=dict, blank=True)
    cancelled_reason = models.CharField(_("取消的理由"), max_length=300, blank=True)
    validated_at = models.DateTimeField(_("记录核定"), null=True, blank=True)
    validated_by_name = models.CharField(max_length=80, blank=True)
    supervised_at = models.DateTimeField(_("监督委员会看过"), null=True, blank=True)
    supervised_by_name = models.CharField(max_length=80, blank=True)
    supervised_words = models.CharField(_("监督委员会的意见"), max_length=500, blank=True)

    privacy = classify(
        public=(
            "public_id body division_path number title state starts_at place convenor notice_days called_at opened_at "
            "ended_at quorum validated_at supervised_at"
        ),
        internal=(
            "planned_at chair recorder recorder_user_id observers study roll profile_version urgent_reason "
            "cancelled_reason validated_by_name supervised_by_name supervised_words"
        ),
        secret="sign_in_code",
    )

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["state", "starts_at", "id"], name="hall_meeting_state")]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="hall_meeting_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(called_at__isnull=False), name="hall_meeting_called"
            ),
            models.CheckConstraint(
                condition=~Q(state="validated") | Q(validated_at__isnull=False), name="hall_meeting_validated"
            ),
            models.CheckConstraint(
                condition=Q(supervised_at__isnull=True, supervised_by_name="", supervised_words="")
                | Q(supervised_at__isnull=False) & ~Q(supervised_by_name="") & ~Q(supervised_words=""),
                name="hall_meeting_supervised_whole",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class Seat(InsertOnlyModel, models.Model):
    """One entry of the roll as it was frozen when the meeting was called: only ever added."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveIntegerField(_("序号"))
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)
    votes = models.PositiveSmallIntegerField(_("票数"), default=1)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="meeting number household_code votes", personal="person name")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="hall_seat_number_once"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="hall_seat_person_once"
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.number}"


class Attendance(models.Model):
    """That somebody on the roll took part, and how. May be put right until the meeting opens."""

    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="attendance")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(_("怎么参加"), max_length=10, choices=Presence)
    for_household = models.BooleanField(_("代表本户"), default=False)
    proxy_name = models.CharField(_("受托人"), max_length=40, blank=True)
    entered = models.CharField(max_length=6, choices=EnteredBy)
    entered_by_name = models.CharField(max_length=80, blank=True)
    #: Of who attends from afar: how it was made sure that it is they, and by whom.
    checked_how = models.CharField(_("怎么核对身份"), max_length=12, choices=IdentityCheck, blank=True)
    checked_by = models.CharField(_("谁核对的"), max_length=80, blank=True)

    privacy = classify(
        internal="seat meeting presence for_household entered entered_by_name checked_how checked_by",
        personal="proxy_name",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_how="", checked_by="")
                | Q(presence="online") & ~Q(checked_how="") & ~Q(checked_by=""),
                name="hall_attendance_check_whole",
            ),
            models.CheckConstraint(
                condition=~Q(presence="proxy") | ~Q(proxy_name=""), name="hall_attendance_proxy_is_named"
            ),
        ]

    def __str__(self):
        return f"{self.seat_id} {self.presence}"


class Absence(models.Model):
    """Why somebody on the roll did not come."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="absences")
    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="absence")
    reason = models.CharField(_("没有到会的原因"), max_length=100)
    entered_by_name = models.CharField(max_length=80)

    privacy = classify(internal="meeting seat entered_by_name", personal="reason")

    def __str__(self):
        return f"{self.seat_id}"


class Item(models.Model):
    """One item of the agenda: its motion, who stood aside, how it was voted and what came out."""

    audit_kind = "item"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField(_("第几项"))
    topic = models.ForeignKey(
        "deliberation.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    title = models.CharField(_("议什么"), max_length=80)
    motion = models.TextField(_("要表决的话"), max_length=2000, blank=True)
    presenter = models.CharField(_("谁来说明"), max_length=80, blank=True)
    rule = models.CharField(_("按哪条规则"), max_length=28, blank=True)
    matter = models.CharField(_("什么事项"), max_length=2, choices=Matter, default=Matter.OTHER)
    land_matter = models.CharField(_("哪一种土地承包事项"), max_length=10, choices=LandMatter, blank=True)
    method = models.CharField(_("怎么表决"), max_length=16, choices=VoteMethod, blank=True)
    yes = models.PositiveIntegerField(_("同意"), null=True, blank=True)
    no = models.PositiveIntegerField(_("不同意"), null=True, blank=True)
    abstain = models.PositiveIntegerField(_("弃权"), null=True, blank=True)
    invalid = models.PositiveIntegerField(_("无效"), null=True, blank=True)
    passed = models.BooleanField(_("通过"), null=True, blank=True)
    #: Rule, version and the lines of quorum and majority, as they were evaluated.
    outcome = models.JSONField(default=dict, blank=True)
    voted_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        public="public_id meeting number topic title motion rule matter land_matter method yes no abstain invalid passed outcome",
        internal="presenter voted_at",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="hall_item_number_once"),
            models.CheckConstraint(
                condition=Q(voted_at__isnull=True, yes__isnull=True)
                | Q(
                    voted_at__isnull=False, yes__isnull=False, no__isnull=False, abstain__isnull=False,
                    invalid__isnull=False,
                )
                # What was chosen among several options has its counts in ``outcome``.
                | Q(
                    voted_at__isnull=False, method="ballot", yes__isnull=True, no__isnull=True, abstain__isnull=True,
                    invalid__isnull=True,
                ),
                name="hall_item_vote_is_whole",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.meeting.division_path


class Amendment(InsertOnlyModel, models.Model):
    """The meeting has changed the words it votes on: what they were, what they are, and who moved it. Only ever added."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="amendments")
    mover = models.CharField(_("谁提的"), max_length=40)
    before = models.TextField(_("原来的话"), max_length=2000)
    words = models.TextField(_("改成什么"), max_length=2000)
    at = models.DateTimeField()
    entered_by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="item before words at", internal="entered_by_name", personal="mover")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.item_id} {self.pk}"


class Recusal(models.Model):
    """Somebody has an interest of their own in an item, says so and does not vote on it."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="recusals")
    reason = models.CharField(_("为什么回避"), max_length=200)

    privacy = classify(internal="item seat", personal="reason")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="hall_recusal_once")]

    def __str__(self):
        return f"{self.item_id} {self.seat_id}"


class RollCallEntry(models.Model):
    """What one who attends from afar answered when an item was put to the vote."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="roll_call")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="roll_calls")
    answer = models.CharField(_("点名"), max_length=8, choices=RollCall)
    called_by_name = models.CharField(max_length=80)

    privacy = classify(internal="item seat answer called_by_name")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="hall_roll_call_once")]

    def __str__(self):
        return f"{self.item_id} {self.seat_id}"
