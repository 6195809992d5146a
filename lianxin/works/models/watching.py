"""Who watches over a project, what they wrote down at the site, and what the acceptance said."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.works.vocabulary import NoteKind


class Monitor(models.Model):
    """A resident who volunteered to watch (质量监督员); ``place`` is what the lot gave, within the seats they are drawn."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="monitors")
    number = models.PositiveSmallIntegerField(_("号"))
    name = models.CharField(_("姓名"), max_length=80)
    #: Who volunteered by themselves; nothing where it was entered for them.
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    interest = models.CharField(_("和这个项目有什么关系"), max_length=200, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    is_drawn = models.BooleanField(default=False)
    left_because = models.CharField(_("为什么不看了"), max_length=200, blank=True)
    #: Their own words, or the resolution of those they watch for.
    left_proof = models.CharField(_("凭什么不看了"), max_length=120, blank=True)
    entered_at = models.DateTimeField()

    privacy = classify(
        public="project number interest place is_drawn left_because left_proof entered_at", personal="name user"
    )

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "user"], name="works_monitor_volunteers_once"),
            models.UniqueConstraint(fields=["project", "number"], name="works_monitor_number_once"),
            models.CheckConstraint(
                condition=Q(is_drawn=False) | Q(place__isnull=False) & Q(interest=""),
                name="works_monitor_has_no_interest",
            ),
            models.CheckConstraint(
                condition=Q(is_drawn=False) | Q(left_because=""), name="works_monitor_who_left_does_not_watch"
            ),
        ]

    def __str__(self):
        return str(self.number)


class Note(InsertOnlyModel, models.Model):
    """One thing written down at the site: a day's record, a stop, a defect with its day; or the answer to one."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=8, choices=NoteKind)
    on = models.DateField(_("哪天"))
    words = models.CharField(_("写什么"), max_length=500)
    due_on = models.DateField(_("哪天前修好"), null=True, blank=True)
    answers = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="project kind on words due_on answers at", internal="by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="defect") | Q(due_on__gte=F("on")), name="works_note_defect_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["resume", "mended"]) ^ Q(answers__isnull=True),
                name="works_note_answers_something",
            ),
        ]

    def __str__(self):
        return self.words[:60]


class Signing(InsertOnlyModel, models.Model):
    """A monitor with an account signs an acceptance, or does not and says why; ``attempt`` is which time the work was said to be done."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="signings")
    monitor = models.ForeignKey(Monitor, on_delete=models.PROTECT, related_name="signings")
    attempt = models.PositiveSmallIntegerField()
    is_signed = models.BooleanField()
    reason = models.CharField(_("为什么不签"), max_length=300, blank=True)
    at = models.DateTimeField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="project monitor attempt is_signed reason at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["monitor", "attempt"], name="works_signing_once_an_attempt"),
            models.CheckConstraint(
                condition=Q(is_signed=True) | ~Q(reason=""), name="works_signing_refused_with_reason"
            ),
        ]

    def __str__(self):
        return f"{self.monitor_id} {self.is_signed}"


class Acceptance(InsertOnlyModel, models.Model):
    """What an acceptance said: ``signed`` are the numbers of the monitors who signed, ``refused`` of those who did not."""

    project = models.ForeignKey("works.Project", on_delete=models.PROTECT, related_name="acceptances")
    on = models.DateField(_("哪天验收"))
    is_passed = models.BooleanField()
    present = models.CharField(_("哪些人到场"), max_length=200)
    sheet = models.CharField(_("验收单的号"), max_length=60, blank=True)
    #: Codes of the others who signed it.
    parties = models.JSONField(_("还有谁签了字"), default=list)
    signed = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    #: ``[code, is it good]`` of every item that was looked at.
    items = models.JSONField(_("逐项看的"), default=list)
    reason = models.CharField(_("为什么不通过"), max_length=500, blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(
        public="project on is_passed present sheet parties signed refused items reason at", internal="by_name"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_passed=True, reason="") | Q(is_passed=False) & ~Q(reason=""),
                name="works_acceptance_refused_with_reason",
            )
        ]

    def __str__(self):
        return f"{self.project_id} {self.on}"
