from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.calc.phases import next_phase, phases_of
from lianxin.deliberation.vocabulary import ProcessKind, ProcessState, WayKind
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class ProcessPlan(models.Model):
    """A village's own way of one kind, under its own name: what ``calc.phases`` has, named and lengthened. Ends, never changes."""

    audit_kind = "process_plan"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    kind = models.CharField(_("照哪一种"), max_length=24, choices=WayKind)
    name = models.CharField(_("叫什么"), max_length=40)
    phases = models.JSONField()
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        public="public_id division division_path kind name phases made_at ended_at", internal="made_by_name"
    )

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "name"], condition=Q(ended_at__isnull=True), name="hall_process_plan_name_once"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def audit_label(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path


class Process(models.Model):
    """A matter on its way through phases; ``calc.phases`` says which, ``days`` what the profile asked when it set out."""

    audit_kind = "process"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    topic = models.ForeignKey(
        "deliberation.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="processes"
    )
    kind = models.CharField(_("怎么走"), max_length=24, choices=ProcessKind)
    plan = models.ForeignKey(ProcessPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("什么事"), max_length=80)
    state = models.CharField(_("状态"), max_length=8, choices=ProcessState, default=ProcessState.RUNNING)
    days = models.JSONField(default=dict)
    due_on = models.DateField(_("这一步最晚哪天走完"), null=True, blank=True)
    profile_version = models.BigIntegerField(null=True, blank=True)
    started_at = models.DateTimeField()
    stopped_reason = models.CharField(_("为什么停下"), max_length=300, blank=True)

    privacy = classify(
        public="public_id division division_path topic kind plan title state days due_on started_at stopped_reason",
        internal="profile_version",
    )

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self):
        return self.title

    @property
    def phases(self):
        return phases_of(self.kind, self.plan.phases if self.plan_id else ())

    @property
    def kind_name(self):
        return self.plan.name if self.plan_id else self.get_kind_display()

    def next_phase(self, done):
        """The phase that waits; ``None`` once all are done or the matter has stopped."""
        return next_phase(self.phases, done) if self.state == ProcessState.RUNNING else None

    @property
    def audit_label(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class ProcessStep(models.Model):
    """One phase that was taken: by the meeting that took it, the resolution that hangs, or the words it rests on."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="steps")
    code = models.CharField(max_length=16)
    meeting = models.ForeignKey(
        "deliberation.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Which item of the meeting was on the matter.
    item = models.ForeignKey("deliberation.Item", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolution = models.ForeignKey(
        "deliberation.Resolution", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(_("怎么说"), max_length=500, blank=True)
    on = models.DateField(_("哪天"))

    privacy = classify(public="process code meeting item resolution words on")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["process", "code"], name="hall_process_step_once"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(resolution__isnull=False) | ~Q(words=""),
                name="hall_process_step_rests_on_something",
            ),
        ]

    def __str__(self):
        return f"{self.process_id} {self.code}"
