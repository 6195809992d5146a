from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.vocabulary import CourseKind, CourseLevel
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Course(models.Model):
    """A training that was held. Its hours are class-hours (学时)."""

    audit_kind = "course"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    title = models.CharField(_("学什么"), max_length=80)
    kind = models.CharField(_("怎么学的"), max_length=12, choices=CourseKind)
    level = models.CharField(_("哪一级办的"), max_length=10, choices=CourseLevel)
    organiser = models.CharField(_("谁办的"), max_length=60)
    place = models.CharField(_("地点"), max_length=60, blank=True)
    starts_on = models.DateField(_("从哪天"))
    ends_on = models.DateField(_("到哪天"))
    hours = models.PositiveSmallIntegerField(_("学时"))
    is_induction = models.BooleanField(_("新任书记的初任培训"), default=False)
    entered_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id division division_path title kind level organiser place starts_on ends_on hours is_induction "
        "entered_by_name"
    )

    class Meta:
        verbose_name = _("培训")
        ordering = ["-ends_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), hours__gte=1, hours__lte=400),
                name="cadres_course_days_and_hours",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def scope_path(self):
        return self.division_path


class Training(models.Model):
    """Somebody took a course, with the number of the certificate. A wrong one is withdrawn with the reason, not deleted."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    course = models.ForeignKey("cadres.Course", on_delete=models.PROTECT, related_name="trainings")
    file = models.ForeignKey("cadres.File", on_delete=models.PROTECT, related_name="trainings")
    number = models.CharField(_("证明编号"), max_length=30, unique=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(_("哪里错了"), max_length=200, blank=True)

    privacy = classify(internal="public_id course number entered_at withdrawn_at withdrawn_reason", personal="file")

    class Meta:
        verbose_name = _("培训记录")
        ordering = ["-course__ends_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "file"], condition=Q(withdrawn_at__isnull=True), name="cadres_training_once"
            )
        ]

    def __str__(self):
        return self.number


class TrainingSeries(models.Model):
    """The last certificate number of a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField()

    privacy = classify(internal="year last")

    def __str__(self):
        return str(self.year)
