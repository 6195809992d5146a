"""来访登记簿: who came, for what, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.stations.vocabulary import Access, AppointmentState, Outcome, Satisfaction, SignWay, VisitChannel


class IntakeEntry(models.Model):
    """One line of the book. What it became lives in the need, errand or case it points to."""

    audit_kind = "intake_entry"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client_key = models.CharField(max_length=40, unique=True)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="entries")
    division_path = PathField()
    at = models.DateTimeField(_("来的时间"))
    channel = models.CharField(_("怎么来的"), max_length=12, choices=VisitChannel, default=VisitChannel.WALK_IN)
    visitor_name = models.CharField(_("来访人"), max_length=40, blank=True)  # empty: prefers not to say
    visitor_phone = SealedField(_("电话"), blank=True)
    visitor_phone_hash = models.CharField(max_length=64, blank=True)
    visitor_user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(_("住址"), max_length=120, blank=True)
    on_behalf_of = models.CharField(_("替谁来"), max_length=40, blank=True)
    is_elder = models.BooleanField(_("六十岁以上"), default=False)
    subject = models.CharField(_("什么事"), max_length=200, blank=True)  # empty when under seal
    is_complaint = models.BooleanField(_("投诉"), default=False)
    is_sealed = models.BooleanField(_("封存"), default=False)
    outcome = models.CharField(_("怎么处理"), max_length=12, choices=Outcome)
    answer = models.CharField(_("当场答复"), max_length=300, blank=True)
    handed_to = models.CharField(_("交给谁"), max_length=80, blank=True)
    result = models.CharField(_("结果"), max_length=300, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    sign = models.CharField(_("来访人签字或口头同意"), max_length=10, choices=SignWay, blank=True)
    satisfaction = models.PositiveSmallIntegerField(_("满意吗"), choices=Satisfaction, null=True, blank=True)
    access_asked = models.JSONField(_("要什么方便"), default=list)
    access_met = models.BooleanField(_("做到了"), null=True, blank=True)
    again_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="again", verbose_name=_("为同一件事又来")
    )
    again_of_need = models.ForeignKey(
        "needs.Need",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("为同一件事又来"),
    )
    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mediation = models.ForeignKey("needs.Mediation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    errand = models.ForeignKey("stations.Errand", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey("stations.ServiceCase", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words_cleared_at = models.DateTimeField(_("期满清除"), null=True, blank=True)
    from_paper = models.BooleanField(_("从纸质登记簿补录"), default=False)
    recorded_by_id = models.BigIntegerField(null=True)
    recorded_by_name = models.CharField(_("首问责任人"), max_length=80)

    privacy = classify(
        internal="public_id number station division_path at channel is_elder is_complaint is_sealed outcome handed_to "
        "closed_at sign satisfaction access_asked access_met again_of again_of_need need mediation errand case "
        "words_cleared_at from_paper recorded_by_id "
        "recorded_by_name visitor_user",
        personal="visitor_name visitor_phone address on_behalf_of subject answer result",
        secret="client_key visitor_phone_hash",
    )

    class Meta:
        verbose_name = _("来访登记")
        indexes = [
            models.Index(fields=["station", "-at", "-id"], name="stations_entry_book"),
            models.Index(fields=["division_path", "at"], name="stations_entry_place"),
            models.Index(
                fields=["visitor_phone_hash"], name="stations_entry_phone", condition=~Q(visitor_phone_hash="")
            ),
            models.Index(fields=["at"], name="stations_entry_old", condition=Q(words_cleared_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ANSWERED) | Q(closed_at__isnull=False),
                name="stations_entry_answered_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(again_of__isnull=True) | Q(again_of_need__isnull=True), name="stations_entry_again_of_one"
            ),
            models.CheckConstraint(
                condition=Q(words_cleared_at__isnull=True)
                | Q(
                    visitor_name="",
                    visitor_phone_hash="",
                    address="",
                    on_behalf_of="",
                    subject="",
                    answer="",
                    result="",
                ),
                name="stations_entry_cleared_says_nothing",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def scope_path(self):
        return self.division_path


class Appointment(models.Model):
    """Somebody comes at a time, or waits with a number now. No name is asked for."""

    audit_kind = "appointment"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client_key = models.CharField(max_length=40, unique=True)
    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="appointments")
    day = models.DateField(_("哪一天"))
    hour = models.CharField(_("几点"), max_length=5, blank=True)  # empty: waits now
    slip = models.CharField(_("号码"), max_length=8)
    purpose = models.CharField(_("办什么"), max_length=80, blank=True)
    name = models.CharField(_("怎么称呼"), max_length=40, blank=True)
    phone = SealedField(_("电话"), blank=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    access_asked = models.JSONField(_("要什么方便"), default=list)
    access_met = models.BooleanField(_("做得到吗"), null=True, blank=True)
    access_answer = models.CharField(_("站里怎么说"), max_length=200, blank=True)
    access_answered_at = models.DateTimeField(null=True, blank=True)
    access_answered_by_name = models.CharField(max_length=80, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=AppointmentState, default=AppointmentState.BOOKED)
    made_at = models.DateTimeField()

    privacy = classify(
        internal="public_id station day hour slip state made_at user access_asked access_met access_answer "
        "access_answered_at access_answered_by_name",
        personal="purpose name phone",
        secret="client_key",
    )

    class Meta:
        verbose_name = _("预约和取号")
        indexes = [models.Index(fields=["station", "day", "hour", "id"], name="stations_appointment_day")]
        constraints = [
            models.UniqueConstraint(fields=["station", "day", "slip"], name="stations_appointment_one_slip"),
            models.CheckConstraint(
                condition=Q(access_answered_at__isnull=True, access_answered_by_name="", access_met__isnull=True)
                | (Q(access_answered_at__isnull=False, access_met__isnull=False) & ~Q(access_answered_by_name="")),
                name="stations_appointment_access_answered_by",
            ),
        ]

    def __str__(self):
        return self.slip

    @property
    def scope_path(self):
        return self.station.division_path

    @property
    def access_labels(self):
        return [str(Access(code).label) for code in self.access_asked]

    @property
    def audit_label(self):
        return f"{self.station.name} {self.day:%Y-%m-%d} {self.slip}"
