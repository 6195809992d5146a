"""民主评议 as it was held: the meeting, the votes as two people saw them, and what became of a round before it was held."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import ASSEMBLIES, RoundVerb
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.second_hand import Proposed


class Sitting(InsertOnlyModel, models.Model):
    """The meeting at which people were evaluated: one of the hall's, or as it stands on paper. Entered again it is a new row."""

    round = models.ForeignKey("cadres.Round", on_delete=models.PROTECT, related_name="sittings")
    meeting = models.ForeignKey(
        "deliberation.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.CharField(_("什么会议"), max_length=28, choices=[(each.value, each.label) for each in ASSEMBLIES])
    held_on = models.DateField(_("哪天开的"))
    due = models.PositiveIntegerField(_("应到几人"))
    present = models.PositiveIntegerField(_("实到几人"))
    households_due = models.PositiveIntegerField(_("一共几户"), default=0)
    households_present = models.PositiveIntegerField(_("到了几户的代表"), default=0)
    tellers = models.CharField(_("谁唱票、计票、监票"), max_length=120)
    is_aloud = models.BooleanField(_("票当众唱、当众计"), default=False)
    is_quorate = models.BooleanField()
    #: The lines of ``deliberation.calc.quorum``, and the law they were counted by.
    formula = models.CharField(max_length=200)
    version = models.CharField(max_length=20)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        internal="round meeting body held_on due present households_due households_present is_aloud is_quorate formula version "
        "at by_id by_name",
        personal="tellers",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("due"), households_present__lte=F("households_due")),
                name="cadres_sitting_no_more_present_than_due",
            ),
        ]

    def __str__(self):
        return f"{self.get_body_display()} {self.held_on}"


class Tally(Proposed):
    """The votes for one person as somebody entered them: they count once another has looked. The first stays beside the second.

    ``given`` holds ``votes`` by grade, ``invalid`` and the ``grade`` they gave.
    """

    appraisal = models.ForeignKey("cadres.Appraisal", on_delete=models.PROTECT, related_name="tallies")
    sitting = models.ForeignKey("cadres.Sitting", on_delete=models.PROTECT, related_name="tallies")

    privacy = classify(
        internal="public_id verb state asked_by asked_at decided_by decided_at appraisal sitting",
        personal="given told because",
    )

    class Meta(Proposed.Meta):
        ordering = ["id"]
        constraints = [
            *Proposed.Meta.constraints,
            models.UniqueConstraint(fields=["appraisal"], condition=Q(state="waiting"), name="cadres_tally_waits_once"),
        ]


class RoundChange(InsertOnlyModel, models.Model):
    """That a round was put off or called off, and why."""

    round = models.ForeignKey("cadres.Round", on_delete=models.PROTECT, related_name="changes")
    verb = models.CharField(max_length=12, choices=RoundVerb)
    #: The day it was told for until then, of one put off.
    before = models.DateField(null=True, blank=True)
    words = models.CharField(_("为什么"), max_length=300)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="round verb before words at by_id by_name")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.verb} {self.at}"
