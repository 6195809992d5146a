from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import (
    EnteredBy,
    IdentityCheck,
    MeetingState,
    Presence,
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
    #: The one too few came to, of which this is the next try.
    again_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="tried_again")
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
    signatures = models.CharField(_("谁在纸上签了名，放在哪里"), max_length=200, blank=True)
    supervised_at = models.DateTimeField(_("监督委员会看过"), null=True, blank=True)
    supervised_by_name = models.CharField(max_length=80, blank=True)
    supervised_words = models.CharField(_("监督委员会的意见"), max_length=500, blank=True)

    privacy = classify(
        public=(
            "public_id body division_path number title state starts_at place convenor notice_days called_at opened_at "
            "ended_at quorum validated_at supervised_at"
        ),
        internal=(
            "planned_at chair recorder recorder_user_id observers study again_of signatures roll profile_version urgent_reason "
            "cancelled_reason validated_by_name supervised_by_name supervised_words"
        ),
        secret="sign_in_code",
    )

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["state", "starts_at", "id"], name="hall_meeting_state")]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="hall_meeting_number_once"),
            models.UniqueConstraint(
                fields=["again_of"], condition=~Q(state="cancelled"), name="hall_meeting_tried_again_once"
            ),
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
