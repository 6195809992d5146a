from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.liaison.vocabulary import Channel, ConfirmWay, Occasion, PromiseState

NOTE_LENGTH = 300


class Visit(models.Model):
    """A contact as its author recorded it. Two versions under one ``client_id`` are a conflict: both stay."""

    audit_kind = "visit"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client_id = models.CharField(max_length=36)
    digest = models.CharField(max_length=64)
    contact = models.ForeignKey("liaison.Contact", on_delete=models.PROTECT, related_name="visits")
    division_path = PathField()
    author = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="visits")
    author_name = models.CharField(max_length=80)
    channel = models.CharField(_("方式"), max_length=12, choices=Channel)
    occasion = models.CharField(_("因为什么"), max_length=12, choices=Occasion, default=Occasion.ROUTINE)
    met_at = models.DateTimeField(_("时间"))
    device_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    spoken_to = models.PositiveSmallIntegerField(_("见到几人"), default=1, validators=[MaxValueValidator(99)])
    topics = models.JSONField(_("谈了什么"), default=list, blank=True)
    done = SealedField(_("当场做了什么"), blank=True)
    note = SealedField(_("备注"), blank=True)
    next_on = models.DateField(_("下次什么时候"), null=True, blank=True)
    entered_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal=(
            "public_id client_id digest contact division_path author channel occasion met_at device_at received_at"
            " spoken_to next_on"
        ),
        personal="author_name topics done note entered_by_name",
    )

    class Meta:
        verbose_name = _("走访记录")
        indexes = [
            models.Index(fields=["contact", "-met_at"], name="liaison_visit_contact"),
            models.Index(fields=["division_path", "met_at"], name="liaison_visit_place"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["author", "client_id", "digest"], name="liaison_visit_received_once"),
            models.CheckConstraint(condition=Q(spoken_to__lte=99), name="liaison_visit_a_few_people"),
        ]

    def __str__(self):
        return f"{self.met_at:%Y-%m-%d} {self.get_channel_display()}"

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        return self.contact.audit_label


class Promise(models.Model):
    """Something promised to a household, by when, and what came of it."""

    audit_kind = "promise"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    contact = models.ForeignKey("liaison.Contact", on_delete=models.PROTECT, related_name="promises")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="promises")
    keeper = models.ForeignKey("liaison.Liaison", on_delete=models.PROTECT, related_name="promises")
    passed_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="passed_to"
    )
    words = SealedField(_("答应了什么"))
    due_on = models.DateField(_("哪天前"))
    state = models.CharField(_("结果"), max_length=12, choices=PromiseState, default=PromiseState.OPEN)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = models.CharField(max_length=80, blank=True)
    household_says = models.BooleanField(_("户里认可"), null=True, blank=True)
    household_said_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        internal="public_id contact visit keeper passed_from due_on state made_at settled_at household_says household_said_at",
        personal="words settled_by_name",
    )

    class Meta:
        verbose_name = _("承诺")
        indexes = [models.Index(fields=["state", "due_on"], name="liaison_promise_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True) | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="liaison_promise_settled_whole",
            )
        ]

    def __str__(self):
        return f"{self.contact_id} {self.due_on}"

    @property
    def scope_path(self):
        return self.contact.division_path

    @property
    def audit_label(self):
        return self.contact.audit_label


class Confirmation(models.Model):
    """The household says whether the visit was as recorded; never the visitor."""

    audit_kind = "confirmation"

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="confirmation")
    is_so = models.BooleanField(_("来过"))
    way = models.CharField(_("怎么确认的"), max_length=8, choices=ConfirmWay)
    words = SealedField(_("户里的话"), blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=80)

    privacy = classify(internal="visit is_so way at by_id", personal="words by_name")

    def __str__(self):
        return f"{self.visit_id} {self.is_so}"

    @property
    def scope_path(self):
        return self.visit.division_path

    @property
    def audit_label(self):
        return self.visit.audit_label


class RaisedNeed(models.Model):
    """A need told at the door: the visit it came from and the case it became."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="raised")
    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="raised_at")
    number = models.PositiveSmallIntegerField()

    privacy = classify(internal="visit need number")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="liaison_raised_once")]

    def __str__(self):
        return f"{self.visit_id} {self.need_id}"


class AskedErrand(models.Model):
    """An errand asked for at the door: the visit it came from and the errand it became."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="asked")
    errand = models.ForeignKey("stations.Errand", on_delete=models.PROTECT, related_name="asked_at_door")
    number = models.PositiveSmallIntegerField()

    privacy = classify(internal="visit errand number")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "number"], name="liaison_asked_once")]

    def __str__(self):
        return f"{self.visit_id} {self.errand_id}"


class Event(models.Model):
    """Something happened in a household after which somebody looks in within a few days (有事走访)."""

    audit_kind = "household_event"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    contact = models.ForeignKey("liaison.Contact", on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("什么事"), max_length=12, choices=Occasion)
    happened_on = models.DateField(_("哪天"))
    due_on = models.DateField()
    noted_by_name = models.CharField(max_length=80)
    met_by = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="met_events")

    privacy = classify(internal="public_id contact due_on met_by", personal="kind happened_on noted_by_name")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kind="routine"), name="liaison_event_is_one"),
            models.CheckConstraint(condition=Q(due_on__gte=F("happened_on")), name="liaison_event_due_after"),
        ]

    def __str__(self):
        return f"{self.contact_id} {self.kind}"

    @property
    def scope_path(self):
        return self.contact.division_path

    @property
    def audit_label(self):
        return self.contact.audit_label
