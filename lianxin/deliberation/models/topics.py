from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.calc.phases import phases_of
from lianxin.deliberation.vocabulary import TopicOrigin, TopicOutcome, TopicRoute, TopicState
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Topic(models.Model):
    """A matter somebody wants talked over: from the first words to what came of the talk. Only ``services`` change it."""

    audit_kind = "hall_topic"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    plan = models.ForeignKey(
        "deliberation.ProcessPlan", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("议什么"), max_length=60)
    words = models.TextField(_("为什么要议"), max_length=2000)
    origin = models.CharField(_("怎么来的"), max_length=12, choices=TopicOrigin)
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=20, blank=True)
    source_label = models.CharField(max_length=120, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=TopicState, default=TopicState.PROPOSED)
    proposed_at = models.DateTimeField(_("提出时间"))
    proposer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proposer_name = models.CharField(_("提出人"), max_length=80)
    shows_name = models.BooleanField(_("愿意公开姓名"), default=False)
    entered_by_name = models.CharField(_("代为登记"), max_length=80, blank=True)
    screen_by = models.DateField(_("最晚哪天筛选"), null=True, blank=True)
    screened_at = models.DateTimeField(null=True, blank=True)
    screened_by_name = models.CharField(max_length=80, blank=True)
    screening = models.CharField(_("筛选意见"), max_length=500, blank=True)

    materials = models.TextField(_("要知道的情况"), max_length=4000, blank=True)
    discuss_at = models.DateTimeField(_("什么时候议"), null=True, blank=True)
    discuss_where = models.CharField(_("在哪里议"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(_("请多少人来议"), null=True, blank=True)
    affected_seats = models.PositiveSmallIntegerField(_("其中和这件事有关的人"), null=True, blank=True)
    came = models.PositiveSmallIntegerField(_("来了多少人"), null=True, blank=True)
    affected_came = models.PositiveSmallIntegerField(_("来的人里和这件事有关的"), null=True, blank=True)
    published_at = models.DateTimeField(_("公布时间"), null=True, blank=True)

    outcome = models.CharField(_("议的结果"), max_length=20, choices=TopicOutcome, blank=True)
    outcome_words = models.TextField(_("议成了什么"), max_length=2000, blank=True)
    route = models.CharField(_("接下来"), max_length=12, choices=TopicRoute, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        public=(
            "public_id division division_path plan title origin state materials discuss_at discuss_where seats "
            "affected_seats came affected_came published_at outcome outcome_words route concluded_at"
        ),
        internal=(
            "words source_kind source_id source_label proposed_at proposer shows_name entered_by_name screen_by "
            "screened_at screened_by_name screening"
        ),
        personal="proposer_name",
    )

    class Meta:
        ordering = ["-proposed_at", "-id"]
        indexes = [
            models.Index(fields=["state", "proposed_at", "id"], name="hall_topic_state"),
            models.Index(fields=["source_kind", "source_id"], name="hall_topic_source", condition=~Q(source_id="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "published", "concluded", "referred", "declined"])
                | Q(screened_at__isnull=False) & ~Q(screening=""),
                name="hall_topic_screened_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "concluded"])
                | Q(published_at__isnull=False, discuss_at__isnull=False) & ~Q(materials=""),
                name="hall_topic_published_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="concluded") | Q(concluded_at__isnull=False) & ~Q(outcome="") & ~Q(route=""),
                name="hall_topic_concluded_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(came__isnull=True, affected_came__isnull=True)
                | Q(came__isnull=False, affected_came__lte=F("came")),
                name="hall_topic_affected_are_some_who_came",
            ),
            models.CheckConstraint(
                condition=Q(state="gathering") | Q(screen_by__isnull=False), name="hall_topic_has_a_clock"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def phases(self):
        return phases_of("hall", self.plan.phases if self.plan_id else ())

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class TopicSignature(models.Model):
    """Somebody who lives there stands behind a topic: once each, by themselves or on a sheet that one person entered and another checked."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="signatures")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    household = models.CharField(_("哪一户"), max_length=40, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sheet = models.CharField(_("第几张签名单"), max_length=20, blank=True)
    entered_by_id = models.BigIntegerField(null=True, blank=True)
    entered_by_name = models.CharField(max_length=80, blank=True)
    #: Whether it counts; of one on paper nobody knows before a second person has seen the sheet.
    stands = models.BooleanField(null=True, blank=True, default=True)
    checked_by_name = models.CharField(_("谁核对的"), max_length=80, blank=True)

    privacy = classify(
        internal="topic user sheet entered_by_id entered_by_name stands checked_by_name",
        personal="name household person",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "person"],
                condition=Q(person__isnull=False) & ~Q(stands=False),
                name="hall_topic_signed_once_by_person",
            ),
            models.UniqueConstraint(
                fields=["topic", "user"], condition=Q(user__isnull=False), name="hall_topic_signed_once_by_user"
            ),
        ]

    def __str__(self):
        return f"{self.topic_id} {self.pk}"
