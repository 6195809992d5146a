"""What the county lays beside its categories: questions to ask, words to answer with, points to check.

A row never changes: a new version ends it and carries its ``code`` on, so that an answer given in spring can still be
read beside the question asked in spring.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.needs.vocabulary import CheckedAt, QuestionKind, TemplateUse

_KEPT = "code category position starts_at ends_at made_by_name"


class Guide(models.Model):
    """One version of something laid beside a category; without ``ends_at`` it is in force."""

    code = models.CharField(max_length=12, default=new_public_id, editable=False)
    category = models.ForeignKey(
        "needs.Category", on_delete=models.PROTECT, related_name="+", verbose_name=_("哪一类诉求")
    )
    position = models.PositiveSmallIntegerField(_("顺序"), default=1)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    made_by_name = models.CharField(max_length=80)

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(ends_at__isnull=True), name="needs_%(class)s_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="needs_%(class)s_ends_after_start",
            ),
        ]


class Question(Guide):
    """Asked of whoever tells a need of this category or of one below it."""

    audit_kind = "question"

    wording = models.CharField(_("问什么"), max_length=120)
    wording_en = models.CharField(_("英文问法"), max_length=160, blank=True)
    hint = models.CharField(_("提示"), max_length=200, blank=True)
    kind = models.CharField(_("怎么答"), max_length=16, choices=QuestionKind, default=QuestionKind.STRING)
    options = models.JSONField(_("可以选的"), default=list, blank=True)  # of the two list kinds: one text each
    is_required = models.BooleanField(_("必须回答"), default=False)

    privacy = classify(public=f"{_KEPT} wording wording_en hint kind options is_required")

    class Meta(Guide.Meta):
        pass

    def __str__(self):
        return self.wording_en if self.wording_en and (get_language() or "").startswith("en") else self.wording

    @property
    def audit_label(self):
        return _("问题“{wording}”").format(wording=self.wording)


class ReplyTemplate(Guide):
    """Words to begin an answer with. Without a category it is for all of them."""

    audit_kind = "reply_template"

    category = models.ForeignKey(
        "needs.Category",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("哪一类诉求"),
    )
    used_for = models.CharField(_("用在哪一步"), max_length=24, choices=TemplateUse)
    title = models.CharField(_("模板名称"), max_length=40)
    text = models.TextField(_("文字"), max_length=1000)

    privacy = classify(internal=f"{_KEPT} used_for title text")

    class Meta(Guide.Meta):
        pass

    def __str__(self):
        return self.title

    @property
    def audit_label(self):
        return _("答复模板“{title}”").format(title=self.title)


class CheckItem(Guide):
    """A point to have checked before an answer of this category goes out, or when it is checked."""

    audit_kind = "check_item"

    checked_at = models.CharField(
        _("什么时候核对"), max_length=24, choices=CheckedAt, default=CheckedAt.REPORT_RESOLVED
    )
    wording = models.CharField(_("核对什么"), max_length=120)
    is_required = models.BooleanField(_("必须做到"), default=False)

    privacy = classify(internal=f"{_KEPT} checked_at wording is_required")

    class Meta(Guide.Meta):
        pass

    def __str__(self):
        return self.wording

    @property
    def audit_label(self):
        return _("核对项“{wording}”").format(wording=self.wording)
