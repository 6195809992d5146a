from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.models.meetings import Meeting, Seat
from lianxin.deliberation.vocabulary import AssemblyMatter, LandMatter, Matter, RollCall, VoteMethod
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


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
    assembly_matter = models.CharField(_("村民会议的哪一类事项"), max_length=12, choices=AssemblyMatter, blank=True)
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
    #: Why its motion was not voted on at this meeting.
    put_off = models.CharField(_("为什么推到下次"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id meeting number topic title motion rule matter assembly_matter land_matter method yes no abstain invalid passed "
            "outcome put_off"
        ),
        internal="presenter voted_at",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="hall_item_number_once"),
            models.CheckConstraint(
                condition=Q(put_off="") | Q(voted_at__isnull=True), name="hall_item_voted_or_put_off"
            ),
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
