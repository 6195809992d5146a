from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import NotAttributable


class AttributionReview(models.Model):
    """Whether a bad mark is the handling unit's: asked by the unit, doubted by the requester, decided one level up, once appealed.

    The requester's mark stays as it is; what is found only says whether the unit's rates count it.
    """

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="reviews")
    reason = models.CharField(_("为什么不可归责"), max_length=8, choices=NotAttributable)
    words = models.CharField(_("情况"), max_length=500)
    evidence = models.CharField(_("凭据"), max_length=300)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField()
    objection_ends_at = models.DateTimeField()
    objection = models.CharField(_("诉求人的意见"), max_length=500, blank=True)
    finding = models.BooleanField(_("不可归责"), null=True)
    finding_words = models.CharField(max_length=300, blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    found_by_id = models.BigIntegerField(null=True, blank=True)
    found_path = PathField(blank=True)
    appeal_ends_at = models.DateTimeField(null=True, blank=True)
    appeal = models.CharField(_("申诉"), max_length=500, blank=True)
    appeal_by_unit = models.BooleanField(null=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    final = models.BooleanField(_("复核：不可归责"), null=True)
    final_words = models.CharField(max_length=300, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    final_by_id = models.BigIntegerField(null=True, blank=True)
    #: The need began again: the mark it was about is no more.
    dropped = models.BooleanField(default=False)

    privacy = classify(
        internal=(
            "need reason evidence asked_at asked_by_id objection_ends_at finding found_at found_by_id found_path "
            "appeal_ends_at appeal_by_unit appealed_at final final_at final_by_id dropped"
        ),
        personal="words objection finding_words appeal final_words",
    )

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["need"], condition=Q(dropped=False), name="needs_review_one_a_mark"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(evidence=""), name="needs_review_has_evidence"),
            models.CheckConstraint(
                condition=Q(finding__isnull=True, found_at__isnull=True, appealed_at__isnull=True)
                | Q(finding__isnull=False, found_at__isnull=False, appeal_ends_at__isnull=False),
                name="needs_review_found_before_appeal",
            ),
            models.CheckConstraint(
                condition=Q(final__isnull=True, final_at__isnull=True)
                | Q(final__isnull=False, final_at__isnull=False, appealed_at__isnull=False),
                name="needs_review_final_after_appeal",
            ),
        ]

    def __str__(self):
        return f"{self.need_id} {self.asked_at:%Y-%m-%d}"

    @property
    def stands(self):
        """What holds now: true when the mark was found not to be the unit's."""
        return bool(self.finding if self.final is None else self.final)
