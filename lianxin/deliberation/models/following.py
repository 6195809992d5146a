from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify


class FollowUp(models.Model):
    """On a day after a topic was talked over, those who took part are asked whether it was followed. Answers are numbers alone."""

    topic = models.OneToOneField("deliberation.Topic", on_delete=models.PROTECT, related_name="follow_up")
    asked_on = models.DateField(_("哪天起问"))
    until = models.DateField(_("问到哪天"))
    told_at = models.DateTimeField(null=True, blank=True)
    #: ``{"followed": {answer: number}, "handled": {answer: number}}``: no row of anybody's own exists.
    counts = models.JSONField(default=dict)
    profile_version = models.BigIntegerField(null=True, blank=True)

    privacy = classify(public="topic asked_on until", internal="told_at counts profile_version")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("asked_on")), name="hall_follow_up_ends_later")]

    def __str__(self):
        return f"{self.topic_id}"


class FollowUpMark(models.Model):
    """That somebody has answered, and not what: once each, with an account or on paper that staff entered."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="marks")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40, blank=True)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)
    entered_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(internal="follow_up household_code entered_by_name", personal="name", secret="user")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "user"], condition=Q(user__isnull=False), name="hall_follow_up_once_a_user"
            ),
            models.UniqueConstraint(
                fields=["follow_up", "name", "household_code"], condition=Q(user__isnull=True),
                name="hall_follow_up_once_a_name",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, name="") | Q(user__isnull=True) & ~Q(name=""), name="hall_follow_up_by_one"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.follow_up_id}"
