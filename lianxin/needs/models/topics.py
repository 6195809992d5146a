from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import TopicState


class Topic(models.Model):
    """What comes up again and again in one place, from being noticed to a published result. Only ``services`` change it."""

    audit_kind = "topic"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    township_path = PathField()
    category = models.ForeignKey("needs.Category", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("最典型的一句"), max_length=60)
    state = models.CharField(max_length=12, choices=TopicState, default=TopicState.NOTICED)
    noticed_at = models.DateTimeField(_("发现时间"))

    unit = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("牵头单位"),
    )
    plan = models.TextField(_("打算怎么办"), max_length=1000, blank=True)
    due_on = models.DateField(_("哪天前办到"), null=True, blank=True)
    summary = models.CharField(_("公开的说法"), max_length=120, blank=True)
    result = models.TextField(_("结果"), max_length=1000, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.CharField(_("为什么不专门办"), max_length=300, blank=True)
    month = models.DateField(_("每月一题"), null=True, blank=True)

    hall_question = models.CharField(_("请议事厅商议什么"), max_length=300, blank=True)
    hall_at = models.DateTimeField(null=True, blank=True)
    hall_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        public="public_id division division_path township_path category state unit due_on summary result month",
        internal="noticed_at plan ended_at set_aside_reason hall_question hall_at hall_by_name",
        personal="title",
    )

    class Meta:
        ordering = ["-noticed_at", "-id"]
        indexes = [models.Index(fields=["state", "noticed_at", "id"], name="needs_topic_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["township_path", "month"], condition=Q(month__isnull=False), name="needs_topic_one_a_month"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["taken_up", "published"])
                | Q(unit__isnull=False, due_on__isnull=False) & ~Q(plan=""),
                name="needs_topic_taken_up_has_plan",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(summary="") & ~Q(result=""),
                name="needs_topic_published_has_result",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | ~Q(hall_question="") & Q(hall_at__isnull=False),
                name="needs_topic_proposed_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(state="set_aside") | ~Q(set_aside_reason=""), name="needs_topic_set_aside_has_reason"
            ),
        ]

    def __str__(self):
        return f"{self.division.short_name} · {self.category}"

    @property
    def audit_label(self):
        return str(self)

    @property
    def scope_path(self):
        return self.division_path


class TopicMember(models.Model):
    """A need that speaks of the topic; of one at most."""

    topic = models.ForeignKey("needs.Topic", on_delete=models.PROTECT, related_name="members")
    need = models.OneToOneField("needs.Need", on_delete=models.PROTECT, related_name="topic_member")

    privacy = classify(internal="topic need")

    def __str__(self):
        return f"{self.topic_id} {self.need_id}"
