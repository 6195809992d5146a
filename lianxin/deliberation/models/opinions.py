import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.models.comments import RulingLine, has_its_reason
from lianxin.deliberation.vocabulary import AskingState, Opinion, StatementState
from lianxin.kit.ids import new_public_id, random_number
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


def new_salt():
    return secrets.token_hex(16)


class Asking(models.Model):
    """Opinions asked for on a topic. ``salt`` ties accounts to answers while it is open; counting destroys it."""

    audit_kind = "hall_asking"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    topic = models.ForeignKey("deliberation.Topic", on_delete=models.PROTECT, related_name="askings")
    division_path = PathField(db_index=True)
    question = models.CharField(_("想听什么"), max_length=200)
    state = models.CharField(_("状态"), max_length=8, choices=AskingState, default=AskingState.OPEN)
    opened_at = models.DateTimeField()
    opened_by_name = models.CharField(max_length=80)
    closes_at = models.DateTimeField(_("哪天截止"))
    counted_at = models.DateTimeField(null=True, blank=True)
    salt = models.CharField(max_length=32, default=new_salt, blank=True)
    result = models.JSONField(default=dict, blank=True)

    privacy = classify(
        public="public_id topic division_path question state opened_at closes_at counted_at",
        internal="opened_by_name result",
        secret="salt",
    )

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["topic"], condition=Q(state="open"), name="hall_asking_one_open"),
            models.CheckConstraint(
                condition=~Q(state="counted") | Q(counted_at__isnull=False, salt=""),
                name="hall_asking_counted_unsalted",
            ),
        ]

    def __str__(self):
        return self.question

    @property
    def audit_label(self):
        return self.question

    @property
    def scope_path(self):
        return self.division_path


class Statement(models.Model):
    """One thing to agree or disagree with. What residents write waits until somebody else has read it."""

    audit_kind = "hall_statement"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField(_("第几条"))
    words = models.CharField(_("意见"), max_length=140)
    state = models.CharField(max_length=8, choices=StatementState)
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: Staff wrote down what somebody said: ``author`` is theirs.
    at_counter = models.BooleanField(default=False)
    answered = models.PositiveIntegerField(default=0)

    privacy = classify(
        public="public_id asking number state",
        internal="words author at_counter answered",
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["asking", "number"], name="hall_statement_number_once")]

    def __str__(self):
        return str(self.number)

    @property
    def audit_label(self):
        return f"{self.asking.question} {self.number}"

    @property
    def scope_path(self):
        return self.asking.division_path

    @property
    def is_of_no_account(self):
        """Somebody said it at the counter, or it was there when the asking was opened."""
        return self.at_counter or self.author_id is None


class StatementRuling(RulingLine):
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="rulings")

    privacy = classify(public="statement ruling reason at", internal="by_id by_name")

    class Meta(RulingLine.Meta):
        constraints = [has_its_reason("hall_statement_ruled_with_reason")]

    def __str__(self):
        return f"{self.statement_id} {self.ruling}"


class Participant(models.Model):
    """Somebody who answers, without a name: ``key`` is made of the person and the asking's salt."""

    id = models.BigIntegerField(primary_key=True, default=random_number)
    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="participants")
    key = models.CharField(max_length=64)

    privacy = classify(internal="asking", secret="key")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asking", "key"], name="hall_participant_once")]

    def __str__(self):
        return f"{self.asking_id}"


class Answer(models.Model):
    """What one participant says of one statement, without when; changed until the end."""

    id = models.BigIntegerField(primary_key=True, default=random_number)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="answers")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="answers")
    value = models.SmallIntegerField(choices=Opinion)

    privacy = classify(internal="participant statement", secret="value")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "statement"], name="hall_answer_once"),
            models.CheckConstraint(condition=Q(value__in=[-1, 0, 1]), name="hall_answer_is_an_opinion"),
        ]

    def __str__(self):
        return f"{self.statement_id}"
