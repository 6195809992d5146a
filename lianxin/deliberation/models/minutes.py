from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Minutes(InsertOnlyModel, models.Model):
    """One version of the minutes: a change is a new version, and the last one is validated."""

    meeting = models.ForeignKey("deliberation.Meeting", on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(_("第几稿"))
    #: ``opening``, ``closing``, and for each item ``statements`` (pairs of who and what) and ``dissent``.
    content = models.JSONField()
    #: SHA-256 of the canonical form of all that the minutes say, numbers included.
    digest = models.CharField(max_length=64)
    why = models.CharField(_("改了什么"), max_length=300, blank=True)
    written_at = models.DateTimeField(_("写成时间"))
    written_by_name = models.CharField(_("谁写的"), max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="digest", internal="meeting version content why written_at written_by_name")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["meeting", "version"], name="hall_minutes_version_once")]

    def __str__(self):
        return f"{self.meeting_id} {self.version}"


class MinutesObjection(models.Model):
    """A participant says what the minutes have wrong; every one is answered before they are validated."""

    meeting = models.ForeignKey("deliberation.Meeting", on_delete=models.PROTECT, related_name="objections")
    seat = models.ForeignKey("deliberation.Seat", on_delete=models.PROTECT, related_name="objections")
    version = models.PositiveSmallIntegerField(_("说的是第几稿"))
    words = models.CharField(_("哪里不对"), max_length=500)
    raised_at = models.DateTimeField()
    entered_by_name = models.CharField(max_length=80, blank=True)
    answer = models.CharField(_("怎么答复"), max_length=500, blank=True)
    changed = models.BooleanField(_("记录改了"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="meeting version raised_at entered_by_name changed answered_at answered_by_name",
        personal="seat words answer",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="", changed__isnull=True)
                | Q(answered_at__isnull=False, changed__isnull=False) & ~Q(answer=""),
                name="hall_objection_answer_whole",
            )
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.pk}"
