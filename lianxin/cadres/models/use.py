from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import Channel, OpeningState, SecondmentKind, SecondmentState, WillState
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Opening(models.Model):
    """A post to fill: what it needs in words, who was asked, and whom it went to on what basis."""

    audit_kind = "opening"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    needs = models.CharField(_("这个岗位要什么样的人"), max_length=300)
    state = models.CharField(max_length=8, choices=OpeningState, default=OpeningState.OPEN)
    opened_on = models.DateField()
    opened_by_id = models.BigIntegerField(null=True)
    opened_by_name = models.CharField(max_length=80)
    filled_with = models.ForeignKey("cadres.File", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=80, blank=True)
    ended_words = models.CharField(_("为什么"), max_length=300, blank=True)

    privacy = classify(
        internal="public_id post division division_path needs state opened_on opened_by_id opened_by_name ended_on ended_by_name",
        personal="filled_with ended_words",
    )

    class Meta:
        verbose_name = _("要补的岗位")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="filled", filled_with__isnull=False)
                | ~Q(state="filled") & Q(filled_with__isnull=True),
                name="cadres_opening_filled_with_somebody",
            ),
            models.UniqueConstraint(fields=["post"], condition=Q(state="open"), name="cadres_opening_once_a_post"),
        ]

    def __str__(self):
        return f"{self.post.unit.name}{self.post.title}"

    @property
    def scope_path(self):
        return self.division_path


class Will(models.Model):
    """Somebody was asked whether they want to be considered for a post, and what they said."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    opening = models.ForeignKey("cadres.Opening", on_delete=models.PROTECT, related_name="wills")
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="wills")
    state = models.CharField(max_length=8, choices=WillState, default=WillState.ASKED)
    asked_on = models.DateField()
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(max_length=80)
    answered_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=8, choices=Channel, blank=True)

    privacy = classify(
        internal="public_id opening asked_on asked_by_id asked_by_name answered_on channel", personal="file state"
    )

    class Meta:
        verbose_name = _("问本人愿不愿意")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["opening", "file"], name="cadres_will_asked_once"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_on__isnull=True) | ~Q(state="asked") & Q(answered_on__isnull=False),
                name="cadres_will_answered_has_its_day",
            ),
        ]

    def __str__(self):
        return self.get_state_display()


class Secondment(models.Model):
    """一线锻炼: where, with whose help, with which tasks; what the host says and what the person says, side by side."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="secondments")
    kind = models.CharField(_("哪一种"), max_length=10, choices=SecondmentKind)
    home = models.CharField(_("从哪里来"), max_length=60)
    host = models.CharField(_("到哪里去"), max_length=60)
    host_unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    mentor = models.CharField(_("帮带人"), max_length=40)
    starts_on = models.DateField(_("从哪天"))
    ends_on = models.DateField(_("到哪天"))
    state = models.CharField(max_length=8, choices=SecondmentState, default=SecondmentState.RUNNING)
    host_words = models.CharField(_("接收单位怎么说"), max_length=1000, blank=True)
    host_by_name = models.CharField(max_length=80, blank=True)
    own_words = models.CharField(_("本人怎么说"), max_length=1000, blank=True)
    started_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id kind home host host_unit starts_on ends_on state host_by_name started_by_name",
        personal="file mentor host_words own_words",
    )

    class Meta:
        verbose_name = _("一线锻炼")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="cadres_secondment_ends_after_start")
        ]

    def __str__(self):
        return f"{self.host} {self.get_kind_display()}"


class SecondmentSaying(InsertOnlyModel, models.Model):
    """Words of the host, or of the person, as they were written; the latest of each stand in the secondment."""

    secondment = models.ForeignKey("cadres.Secondment", on_delete=models.PROTECT, related_name="sayings")
    is_host = models.BooleanField()
    words = models.CharField(_("怎么说"), max_length=1000)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="secondment is_host at by_id by_name", personal="words")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.secondment_id} {self.at}"


class Task(models.Model):
    """A task of a secondment; once done it leads to the real thing that was done, not to an essay."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    secondment = models.ForeignKey("cadres.Secondment", on_delete=models.PROTECT, related_name="tasks")
    words = models.CharField(_("做什么"), max_length=200)
    done_on = models.DateField(_("做完的日子"), null=True, blank=True)
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=120, blank=True)
    url = models.CharField(max_length=120, blank=True)

    privacy = classify(internal="public_id secondment done_on source_kind source_id url", personal="words label")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.words
