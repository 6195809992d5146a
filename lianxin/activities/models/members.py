from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.activities.vocabulary import Stage
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Member(models.Model):
    """Somebody of a branch, or on the way to it: a working copy, the register is elsewhere. ``person_ref`` is their opaque id in the
    people room, where it is known.

    Of the way only the stage and its day are kept. ``exempt_reason`` empty: not exempt. ``away_since`` and what follows:
    a mobile member, whom the branch's ``away_contact`` keeps in touch with.
    """

    audit_kind = "branch_member"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="branch_members")
    name = models.CharField(_("姓名"), max_length=40)
    person_ref = models.CharField(_("人口档案编号"), max_length=12, blank=True)
    has_vote = models.BooleanField(_("正式党员，有表决权"), default=True)
    exempt_reason = models.CharField(_("为什么不作要求"), max_length=100, blank=True)
    stage = models.CharField(_("到哪一步"), max_length=12, choices=Stage, default=Stage.FULL)
    stage_on = models.DateField(_("从哪天起"), null=True, blank=True)
    away_since = models.DateField(_("哪天外出"), null=True, blank=True)
    away_place = models.CharField(_("在哪里"), max_length=100, blank=True)
    away_contact = models.CharField(_("支部谁联系"), max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    privacy = classify(
        internal="public_id unit person_ref has_vote stage starts_on ends_on",
        personal="name exempt_reason stage_on away_since away_place away_contact",
    )

    class Meta:
        verbose_name = _("支部党员")
        verbose_name_plural = _("支部党员")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="activities_member_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(away_since__isnull=True, away_place="", away_contact="")
                | Q(away_since__isnull=False) & ~Q(away_place="") & ~Q(away_contact=""),
                name="activities_member_away_whole",
            ),
            models.CheckConstraint(
                condition=Q(has_vote=False) | Q(stage=Stage.FULL), name="activities_member_votes_when_full"
            ),
            models.UniqueConstraint(
                fields=["unit", "person_ref"],
                condition=Q(ends_on__isnull=True) & ~Q(person_ref=""),
                name="activities_member_person_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(ends_on__isnull=True), name="activities_member_name_once"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.unit.division_path


class VoteChange(models.Model):
    """From which day on a full member has no vote for a time, or has it again; only added, and never with a reason."""

    member = models.ForeignKey("activities.Member", on_delete=models.PROTECT, related_name="vote_changes")
    has_vote = models.BooleanField()
    on = models.DateField()
    entered_by_name = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    privacy = classify(internal="entered_by_name entered_at", personal="member has_vote on")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self):
        return f"{self.member_id} {self.on}"


class StageStep(models.Model):
    """A stage somebody entered, and the day; only added."""

    member = models.ForeignKey("activities.Member", on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=12, choices=Stage)
    on = models.DateField()
    entered_by_name = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    privacy = classify(internal="entered_by_name entered_at", personal="member stage on")

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["member", "stage"], name="activities_stage_once")]

    def __str__(self):
        return f"{self.member_id} {self.stage}"
