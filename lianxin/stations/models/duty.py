"""值班表: who is there when, who stands in, who leads; a shift is confirmed by its hand-over note and nothing else."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.stations.vocabulary import Slot, SwapState


class Attendant(models.Model):
    """Somebody who may be on duty at a station; name and telephone are posted."""

    audit_kind = "attendant"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="attendants")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    phone = models.CharField(_("公布的电话"), max_length=30, blank=True)
    may_lead = models.BooleanField(_("可以带班"), default=False)
    ended_on = models.DateField(_("不再值班"), null=True, blank=True)

    privacy = classify(public="public_id station name phone may_lead ended_on", internal="user")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.station.division_path


class DutyPattern(models.Model):
    """Who is usually on duty on a weekday in a slot: what a week is made from."""

    audit_kind = "duty_pattern"

    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="patterns")
    weekday = models.PositiveSmallIntegerField(_("周几"))  # 0 is Monday
    slot = models.CharField(_("时段"), max_length=8, choices=Slot)
    on_duty = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, related_name="+", verbose_name=_("值班")
    )
    backup = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("替补")
    )
    leader = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("带班")
    )

    privacy = classify(public="station weekday slot on_duty backup leader")

    class Meta:
        ordering = ["weekday", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["station", "weekday", "slot"], name="stations_pattern_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="stations_pattern_weekday"),
        ]

    def __str__(self):
        return f"{self.station_id} {self.weekday} {self.slot}"


class DutyShift(models.Model):
    """A slot of a day with its people."""

    audit_kind = "duty_shift"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="shifts")
    day = models.DateField(_("哪一天"))
    slot = models.CharField(_("时段"), max_length=8, choices=Slot)
    on_duty = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, related_name="+", verbose_name=_("值班")
    )
    backup = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("替补")
    )
    leader = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("带班")
    )
    handover = models.CharField(_("交班记录"), max_length=500, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by_name = models.CharField(max_length=80, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    privacy = classify(
        public="public_id station day slot on_duty backup leader changed_at",
        internal="handover handed_over_at handed_over_by_name",
    )

    class Meta:
        ordering = ["day", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["station", "day", "slot"], name="stations_shift_once"),
            models.CheckConstraint(
                condition=Q(handed_over_at__isnull=True, handover="")
                | (Q(handed_over_at__isnull=False) & ~Q(handover="")),
                name="stations_shift_note_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.day:%Y-%m-%d} {self.slot}"

    @property
    def scope_path(self):
        return self.station.division_path

    @property
    def audit_label(self):
        return f"{self.station.name} {self.day:%Y-%m-%d} {self.get_slot_display()}"


class Swap(models.Model):
    """Somebody on duty asks that another stands in; one who leads says yes or no."""

    audit_kind = "duty_swap"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    shift = models.ForeignKey("stations.DutyShift", on_delete=models.PROTECT, related_name="swaps")
    instead = models.ForeignKey(
        "stations.Attendant", on_delete=models.PROTECT, related_name="+", verbose_name=_("换成")
    )
    reason = models.CharField(_("为什么"), max_length=120)
    state = models.CharField(_("状态"), max_length=10, choices=SwapState, default=SwapState.ASKED)
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(max_length=80)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="public_id shift instead reason state asked_at asked_by_id asked_by_name decided_at decided_by_name"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shift"], condition=Q(state=SwapState.ASKED), name="stations_swap_one_open_a_shift"
            )
        ]

    def __str__(self):
        return f"{self.shift_id} {self.state}"

    @property
    def scope_path(self):
        return self.shift.station.division_path

    @property
    def audit_label(self):
        return self.shift.audit_label
