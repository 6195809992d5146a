from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.vocabulary import Kind, Presence
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Activity(models.Model):
    """One meeting, lecture or theme day, as its minutes say. ``absence_words`` is why somebody did not come, in private."""

    audit_kind = "activity"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(_("什么活动"), max_length=30, choices=Kind)
    held_on = models.DateField(_("哪天"))
    times = models.CharField(_("几点到几点"), max_length=40, blank=True)
    place = models.CharField(_("地点"), max_length=60)
    chair = models.CharField(_("主持人"), max_length=40)
    recorder = models.CharField(_("记录人"), max_length=40)
    topic = models.CharField(_("议题"), max_length=200, blank=True)
    minutes = models.TextField(_("记录"), max_length=4000, blank=True)
    resolution = models.TextField(_("决议"), max_length=1000, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("赞成"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("反对"), null=True, blank=True)
    votes_abstain = models.PositiveSmallIntegerField(_("弃权"), null=True, blank=True)
    absence_words = models.CharField(_("没来的原因"), max_length=300, blank=True)
    recorded_by_name = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    privacy = classify(
        internal="public_id unit kind held_on times place chair recorder topic minutes resolution votes_for votes_against "
        "votes_abstain recorded_by_name recorded_at withdrawn_at withdrawn_reason",
        personal="absence_words",
    )

    class Meta:
        verbose_name = _("组织生活")
        verbose_name_plural = _("组织生活")
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["unit", "held_on"], name="activities_of_a_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True, votes_abstain__isnull=True)
                | Q(votes_for__isnull=False, votes_against__isnull=False, votes_abstain__isnull=False),
                name="activities_votes_all_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.TALK) | Q(minutes="", resolution=""), name="activities_talk_untold"
            ),
        ]

    def __str__(self):
        return f"{self.unit.name} {self.get_kind_display()} {self.held_on}"

    @property
    def scope_path(self):
        return self.unit.division_path


class Attendance(models.Model):
    """Whether somebody due was there; ``has_vote`` as it was on that day."""

    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey("activities.Member", on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=8, choices=Presence)
    has_vote = models.BooleanField()

    privacy = classify(internal="activity has_vote", personal="member presence")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "member"], name="activities_attendance_once")]

    def __str__(self):
        return f"{self.member} {self.get_presence_display()}"
