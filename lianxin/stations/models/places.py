from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.masking import spoken_phone
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.stations.vocabulary import Access, HolidayRule, Offer, SlipPaper, StationKind


def empty_week():
    """Seven days off."""
    return [""] * 7


class Station(models.Model):
    """A place where somebody is there for residents: a function of a house, with or without a sign."""

    audit_kind = "station"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("类别"), max_length=20, choices=StationKind, default=StationKind.CONTACT)
    name = models.CharField(_("名称"), max_length=60)
    division = models.ForeignKey(
        "territory.Division", on_delete=models.PROTECT, related_name="stations", verbose_name=_("所在地方")
    )
    division_path = PathField()
    unit = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("谁来管"),
    )
    place_words = models.CharField(_("在哪里"), max_length=160)
    phone = models.CharField(_("电话"), max_length=30, blank=True)
    week = models.JSONField(_("每周时间"), default=empty_week)  # seven texts from Monday: "8:30-12:00 14:30-18:00"
    holiday_rule = models.CharField(_("法定节假日"), max_length=12, choices=HolidayRule, default=HolidayRule.BY_ROSTER)
    offers = models.JSONField(_("有什么"), default=list)
    access = models.JSONField(_("无障碍"), default=list)
    slip_paper = models.CharField(_("触摸屏旁边的打印机"), max_length=8, choices=SlipPaper, default=SlipPaper.NONE)
    notes = models.CharField(_("还要说的"), max_length=300, blank=True)
    opened_on = models.DateField(_("启用日"))
    closed_on = models.DateField(_("停用日"), null=True, blank=True)

    privacy = classify(
        public="public_id kind name division division_path unit place_words phone week holiday_rule offers access "
        "slip_paper notes opened_on closed_on"
    )

    class Meta:
        verbose_name = _("站点")
        indexes = [models.Index(fields=["division_path", "id"], name="stations_station_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="stations_station_closes_after_opening",
            ),
            models.UniqueConstraint(
                fields=["division", "name"],
                condition=Q(closed_on__isnull=True),
                name="stations_station_one_name_a_place",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_open(self):
        """Still in use; not whether somebody is there now."""
        return self.closed_on is None

    @property
    def spoken_phone(self):
        return spoken_phone(self.phone)

    @property
    def offer_labels(self):
        return [str(Offer(code).label) for code in self.offers]

    @property
    def access_labels(self):
        return [str(Access(code).label) for code in self.access]


class SpecialDay(models.Model):
    """A day on which a station is open otherwise than its week says; no hours: it is closed."""

    audit_kind = "special_day"

    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="special_days")
    day = models.DateField(_("哪一天"))
    hours = models.CharField(_("几点到几点"), max_length=60, blank=True)
    reason = models.CharField(_("为什么"), max_length=80)

    privacy = classify(public="station day hours reason")

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["station", "day"], name="stations_special_one_a_day")]

    def __str__(self):
        return f"{self.station_id} {self.day}"

    @property
    def scope_path(self):
        return self.station.division_path

    @property
    def audit_label(self):
        return f"{self.station.name} {self.day:%Y-%m-%d}"
