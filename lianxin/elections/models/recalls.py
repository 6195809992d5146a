from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.elections.vocabulary import Method, RecallGround, RecallState
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class Recall(models.Model):
    """Voters ask that a member of a committee or its supervision leave the post; voted on paper. Only ``services`` change it."""

    audit_kind = "recall"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    tenure = models.ForeignKey("organisations.Tenure", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RecallState, default=RecallState.RAISED)
    ground = models.CharField(_("谁提的"), max_length=8, choices=RecallGround)
    method = models.CharField(_("谁来表决"), max_length=16, choices=Method, default=Method.VILLAGERS)
    asked = models.PositiveIntegerField(_("签名的人数"))
    total = models.PositiveIntegerField(_("一共有多少人"))
    raised_on = models.DateField(_("哪天提的"))
    reason = models.CharField(_("理由"), max_length=300)
    answer = models.CharField(_("本人的申辩"), max_length=500, blank=True)
    vote_on = models.DateField(_("投票日"), null=True, blank=True)
    listed = models.PositiveIntegerField(_("名单上的人数"), null=True, blank=True)
    cast = models.PositiveIntegerField(_("收回选票"), null=True, blank=True)
    present = models.PositiveIntegerField(_("到会的有选举权的人"), null=True, blank=True)
    in_favour = models.PositiveIntegerField(_("同意罢免"), null=True, blank=True)
    said = models.CharField(_("改日子或者不办了的原因"), max_length=200, blank=True)
    entered_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id tenure state ground method asked total raised_on vote_on listed cast present in_favour said entered_by_name",
        personal="reason answer",
    )

    class Meta:
        verbose_name = _("罢免")
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenure"], condition=Q(state__in=["raised", "called"]), name="elections_recall_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(asked__lte=F("total")), name="elections_recall_asked_of_total"),
            models.CheckConstraint(
                condition=Q(cast__isnull=True, in_favour__isnull=True, listed__isnull=True)
                | Q(cast__lte=F("listed"), in_favour__lte=F("cast")),
                name="elections_recall_counted_whole",
            ),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(present__gte=F("cast"), present__lte=F("listed")),
                name="elections_recall_present_of_listed",
            ),
        ]

    def __str__(self):
        return f"{self.tenure.holder_name} {self.tenure.post.title}"

    @property
    def voters(self):
        """Of how many the majorities are counted: at a meeting of those present, else of those who voted."""
        return self.cast if self.present is None else self.present

    @property
    def scope_path(self):
        return self.tenure.post.unit.division_path
