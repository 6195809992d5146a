from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import END_MARKS, Approval, ResolutionState
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Bundle(InsertOnlyModel, models.Model):
    """What anybody counts again: the bytes of a result's bundle and the number that stands on the notice."""

    seal = models.CharField(max_length=64, unique=True)
    data = models.BinaryField()

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="seal data")

    def __str__(self):
        return self.seal


class Resolution(models.Model):
    """What a body has decided, under its number, and who carries it out by when. Only ``services`` change it."""

    audit_kind = "resolution"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    item = models.OneToOneField("deliberation.Item", on_delete=models.PROTECT, related_name="resolution")
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="resolutions")
    division_path = PathField(db_index=True)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveSmallIntegerField()
    title = models.CharField(_("决议"), max_length=80)
    text = models.TextField(_("决议内容"), max_length=2000)
    basis = models.CharField(_("法律依据"), max_length=200, blank=True)
    minutes = models.ForeignKey("deliberation.Minutes", on_delete=models.PROTECT, related_name="+")
    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("状态"), max_length=12, choices=ResolutionState, default=ResolutionState.REGISTERED)
    effective_on = models.DateField(_("哪天起生效"))
    responsible = models.CharField(_("谁负责办"), max_length=80)
    budget_fen = models.PositiveBigIntegerField(_("要花的钱"), default=0)
    due_on = models.DateField(_("哪天前办好"))
    review_on = models.DateField(_("哪天回头看"))
    approval = models.CharField(_("上级批准"), max_length=10, choices=Approval, blank=True)
    registered_at = models.DateTimeField()
    published_at = models.DateTimeField(_("公布时间"), null=True, blank=True)

    privacy = classify(
        public=(
            "public_id item body division_path year serial title text basis minutes bundle state effective_on "
            "responsible budget_fen due_on review_on approval registered_at published_at"
        )
    )

    class Meta:
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "serial"], name="hall_resolution_number_once"),
            models.CheckConstraint(
                condition=Q(state="registered") | Q(published_at__isnull=False), name="hall_resolution_published"
            ),
            models.CheckConstraint(
                condition=Q(approval__in=["", "granted"]) | Q(published_at__isnull=True),
                name="hall_resolution_published_once_approved",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self):
        return f"{self.body.held_to.mark}〔{self.year}〕{self.serial}号"

    @property
    def audit_label(self):
        return f"{self.number} {self.title}"

    @property
    def scope_path(self):
        return self.division_path


class ResolutionEnd(InsertOnlyModel, models.Model):
    """That a resolution holds no more, under a number of its own and with the decision it rests on: only ever added."""

    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT, related_name="ended")
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("怎么了"), max_length=12, choices=ResolutionState)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveSmallIntegerField()
    later = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="ends", verbose_name=_("后来的哪份决议"),
    )  # fmt: skip
    words = models.CharField(_("依据和理由"), max_length=1000)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="resolution body state year serial later words at", internal="by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "state", "year", "serial"], name="hall_resolution_end_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["amended", "revoked"]) | Q(state="annulled", later__isnull=True),
                name="hall_resolution_end_is_one",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self):
        return f"{self.body.held_to.mark}{END_MARKS[self.state]}〔{self.year}〕{self.serial}号"


class ResolutionStep(InsertOnlyModel, models.Model):
    """What became of a resolution, as it was told: only ever added."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=ResolutionState)
    words = models.CharField(_("办得怎样"), max_length=1000)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="resolution state words at", internal="by_name")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.resolution_id} {self.state}"


class ResolutionApproval(InsertOnlyModel, models.Model):
    """What the township or the county has answered to a resolution on land: only ever added."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="approvals")
    level = models.CharField(_("哪一级"), max_length=10, choices=Approval)
    is_granted = models.BooleanField(_("批准"))
    number = models.CharField(_("文号"), max_length=80, blank=True)
    words = models.CharField(_("理由"), max_length=500)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="resolution level is_granted number words at", internal="by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "level"], name="hall_resolution_approved_once_a_level"),
            models.CheckConstraint(
                condition=Q(is_granted=False) | ~Q(number=""), name="hall_resolution_approval_has_its_number"
            ),
        ]

    def __str__(self):
        return f"{self.resolution_id} {self.level}"
