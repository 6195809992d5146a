from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import CommentState, Ruling, Side
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Comment(models.Model):
    """What somebody says of a topic: one point, for or against; or why somebody unnamed voted so in a ballot of reasons.

    Only ``services`` change it, and never its words.
    """

    audit_kind = "hall_comment"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    topic = models.ForeignKey(
        "deliberation.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    ballot = models.ForeignKey(
        "deliberation.Ballot", on_delete=models.PROTECT, null=True, blank=True, related_name="reasons"
    )
    number = models.PositiveIntegerField(_("第几条"))
    side = models.CharField(_("哪一面"), max_length=8, choices=Side)
    #: Of a reason what its sheet marks.
    mark = models.CharField(max_length=12, blank=True)
    words = models.CharField(_("说什么"), max_length=500)
    said_at = models.DateTimeField()
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    author_name = models.CharField(_("谁说的"), max_length=80, blank=True)
    shows_name = models.BooleanField(_("愿意公开姓名"), default=False)
    entered_by_name = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=CommentState, default=CommentState.WAITING)

    privacy = classify(
        public="public_id topic ballot number side mark said_at state",
        internal="words author shows_name entered_by_name",
        personal="author_name",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="hall_comment_number_once"),
            models.UniqueConstraint(
                fields=["ballot", "number"], condition=Q(ballot__isnull=False), name="hall_reason_number_once"
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=False, ballot__isnull=True, mark="") & ~Q(author_name="")
                | Q(topic__isnull=True, ballot__isnull=False, author__isnull=True, author_name="") & ~Q(mark=""),
                name="hall_comment_of_one_thing",
            ),
        ]

    def __str__(self):
        return str(self.number)

    @property
    def audit_label(self):
        return f"{self.about.title} {self.number}"

    @property
    def about(self):
        """The topic it was said of, or the ballot it is a reason in."""
        return self.topic or self.ballot

    @property
    def scope_path(self):
        return self.about.division_path

    @property
    def is_of_no_account(self):
        """Somebody said it at the counter, or wrote it on a sheet."""
        return self.author_id is None


class RulingLine(InsertOnlyModel, models.Model):
    """One line of the log of a comment or a statement: who read it and said what, with the reason everybody reads."""

    ruling = models.CharField(max_length=8, choices=Ruling)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    by_id = models.BigIntegerField(null=True, blank=True)
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["id"]


def has_its_reason(name):
    """Only what is put up at once needs none."""
    return models.CheckConstraint(condition=Q(ruling="show") | ~Q(reason=""), name=name)


class CommentRuling(RulingLine):
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="rulings")

    privacy = classify(public="comment ruling reason at", internal="by_id by_name")

    class Meta(RulingLine.Meta):
        constraints = [has_its_reason("hall_comment_ruled_with_reason")]

    def __str__(self):
        return f"{self.comment_id} {self.ruling}"


class CommentBacking(models.Model):
    """Somebody finds a comment to the point: once each. Shown to nobody, only counted."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="backings")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    privacy = classify(internal="comment", secret="user")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="hall_comment_backed_once")]

    def __str__(self):
        return f"{self.comment_id}"
