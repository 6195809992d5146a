import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import BallotKind, BallotState, Mark
from lianxin.kit.ids import new_public_id
from lianxin.kit.ids import random_number as _random_number
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


def _salt():
    return secrets.token_hex(16)


class Ballot(models.Model):
    """A secret ballot over a frozen roll: on paper, on the web and with a helper, counted as one turnout."""

    audit_kind = "ballot"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="ballots")
    #: The item of an open meeting that this ballot decides: its roll are those who came and did not stand aside.
    item = models.ForeignKey(
        "deliberation.Item", on_delete=models.PROTECT, null=True, blank=True, related_name="ballots"
    )
    #: Of a second round the one before it, whose empty seats are voted on again.
    first_round = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="second_rounds"
    )
    division_path = PathField(db_index=True)
    title = models.CharField(_("表决什么"), max_length=80)
    question = models.TextField(_("票上的问题"), max_length=1000)
    kind = models.CharField(_("怎么选"), max_length=16, choices=BallotKind)
    rule = models.JSONField()
    is_poll = models.BooleanField(_("只征求意见"), default=False)
    state = models.CharField(_("状态"), max_length=8, choices=BallotState, default=BallotState.OPEN)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(_("哪天截止"))
    closed_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by_name = models.CharField(_("谁宣布作废"), max_length=80, blank=True)
    void_reason = models.CharField(_("为什么作废"), max_length=300, blank=True)
    salt = models.CharField(max_length=32, default=_salt)
    marks = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    #: Beside the result, which a bundle keeps as it was: of points, ``[option, people]`` who gave it any.
    givers = models.JSONField(default=list, blank=True)
    bundle = models.ForeignKey("deliberation.Bundle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(
        public=(
            "public_id body item first_round division_path title question kind rule is_poll state opened_at closes_at closed_at "
            "voided_at voided_by_name void_reason marks result bundle"
        ),
        internal="givers",
        secret="salt",
    )

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="hall_ballot_closed_has_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(state="void", voided_at__isnull=False) & ~Q(void_reason="")
                | ~Q(state="void") & Q(voided_at__isnull=True, void_reason=""),
                name="hall_ballot_void_says_why",
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(item__isnull=False, first_round__isnull=True) & ~Q(state="void"),
                name="hall_ballot_one_of_an_item",
            ),
            models.UniqueConstraint(
                fields=["first_round"],
                condition=Q(first_round__isnull=False) & ~Q(state="void"),
                name="hall_ballot_one_second_round",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def decides_item(self):
        """Whether its count is the vote of an item."""
        return self.item_id is not None and self.state == BallotState.CLOSED

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class Voter(models.Model):
    """An entry of a ballot's roll and how it was used, without when. Closing writes all of them anew at once."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="voters")
    number = models.PositiveIntegerField(_("序号"))
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)
    mark = models.CharField(max_length=6, choices=Mark, default=Mark.NONE)
    helper_name = models.CharField(_("谁帮的"), max_length=80, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    #: Of an entry marked for paper: that a helped vote was taken back before. Closing clears it.
    gave_back = models.BooleanField(default=False)
    is_closed = models.BooleanField(default=False)

    privacy = classify(
        internal="ballot number household_code is_closed", personal="person name mark helper_name",
        secret="code_hash gave_back",
    )  # fmt: skip

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="hall_voter_number_once"),
            models.UniqueConstraint(
                fields=["ballot", "person"], condition=Q(person__isnull=False), name="hall_voter_person_once"
            ),
            models.UniqueConstraint(
                fields=["ballot", "code_hash"], condition=~Q(code_hash=""), name="hall_voter_code_once"
            ),
        ]

    def __str__(self):
        return f"{self.ballot_id} {self.number}"


class Sheet(InsertOnlyModel, models.Model):
    """What was handed in, detached from who did: no voter, no time, no order. Only ever added."""

    id = models.BigIntegerField(primary_key=True, default=_random_number)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="sheets")
    tracker = models.CharField(max_length=16, blank=True)
    choice = models.JSONField()
    #: Of a helped vote what only its voter's receipt leads to, of any other on the web as many random bytes.
    receipt = models.BinaryField(max_length=32, null=True, blank=True)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="ballot", secret="tracker choice receipt")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "tracker"], condition=~Q(tracker=""), name="hall_tracker_once")
        ]

    def __str__(self):
        return f"{self.ballot_id}"


class TakenBack(InsertOnlyModel, models.Model):
    """A helped vote its voter has taken back: the sheet is not counted and never shown. Only ever added, of nobody."""

    sheet = models.OneToOneField(Sheet, on_delete=models.PROTECT, primary_key=True, related_name="taken_back")

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(secret="sheet")

    def __str__(self):
        return "taken back"


class PaperStrike(models.Model):
    """One person says that a paper mark on the roll is a mistake, another looks: struck, or kept after all.

    ``rightful``: whose paper it was, where that is known; struck, the mark is theirs.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="strikes")
    voter = models.ForeignKey(Voter, on_delete=models.PROTECT, related_name="strikes")
    rightful = models.ForeignKey(Voter, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("错在哪里"), max_length=300)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(_("谁说登记错了"), max_length=80)
    is_struck = models.BooleanField(_("划掉了"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(_("谁核对的"), max_length=80, blank=True)

    privacy = classify(
        internal="ballot asked_at asked_by_id asked_by_name is_struck answered_at answered_by_name",
        personal="voter rightful reason",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["voter"], condition=Q(answered_at__isnull=True), name="hall_strike_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, is_struck__isnull=True, answered_by_name="")
                | Q(answered_at__isnull=False, is_struck__isnull=False) & ~Q(answered_by_name=""),
                name="hall_strike_answer_whole",
            ),
        ]

    def __str__(self):
        return f"{self.voter_id}"


class PaperReading(models.Model):
    """How somebody read one paper sheet, by themselves: two read every sheet, a third only where they differ."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField(_("第几张"))
    reader_id = models.BigIntegerField()
    reader_name = models.CharField(_("谁读的"), max_length=80)
    is_third = models.BooleanField(default=False)
    choice = models.JSONField()

    privacy = classify(internal="ballot number reader_id reader_name is_third", secret="choice")

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number", "reader_id"], name="hall_sheet_read_once_by_each")
        ]

    def __str__(self):
        return f"{self.ballot_id} {self.number}"
