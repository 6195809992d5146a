from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import (
    CLOCK_RUNS,
    ENDED,
    FACE_TO_FACE,
    Alarm,
    Anonymity,
    Channel,
    ClosedBy,
    Kind,
    Owed,
    RejectReason,
    ReplyWay,
    Satisfaction,
    Solved,
    State,
    Urgency,
    Verdict,
)


def _together(first, second):
    return Q(**{f"{first}__isnull": True, f"{second}__isnull": True}) | Q(
        **{f"{first}__isnull": False, f"{second}__isnull": False}
    )


class Need(models.Model):
    """One thing a resident asks for, from the door to its answer. Only ``services`` change it."""

    audit_kind = "need"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    client_key = models.CharField(max_length=40, unique=True, null=True)
    #: Marks of what the form said, then of its photos: a form sent again with other words is another need.
    told_marks = models.JSONField(default=list, blank=True)

    # What it is about
    kind = models.CharField(_("类型"), max_length=12, choices=Kind)
    category = models.ForeignKey("needs.Category", on_delete=models.PROTECT, related_name="needs")
    urgency = models.CharField(_("缓急"), max_length=12, choices=Urgency, default=Urgency.NORMAL)
    title = models.CharField(_("一句话"), max_length=60)
    content = models.TextField(_("说说情况"), max_length=4000)
    #: What the category asked and what was said: ``code``, ``question``, ``question_en``, ``kind``, ``answer``.
    answers = models.JSONField(_("问到的情况"), default=list, blank=True)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    happened_on = models.DateField(_("哪天发生的"), null=True, blank=True)
    place_words = models.CharField(_("在哪里"), max_length=200, blank=True)
    #: The thing it is a fault of, in the room that looks after it.
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=12, blank=True)
    source_label = models.CharField(_("哪件东西"), max_length=120, blank=True)
    about_unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about_user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    about_words = models.CharField(_("反映谁"), max_length=120, blank=True)
    is_sealed = models.BooleanField(default=False)
    #: Somebody it names is kept from it: see ``NamedPerson`` and ``NamedUnit``.
    names_staff = models.BooleanField(default=False)
    may_publish = models.BooleanField(_("可以公开办理过程"), default=False)
    public_summary = models.CharField(_("公开的说法"), max_length=120, blank=True)

    # Who asks, and who wrote it down
    channel = models.CharField(_("渠道"), max_length=16, choices=Channel)
    anonymity = models.CharField(max_length=14, choices=Anonymity, default=Anonymity.NAMED)
    requester_user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    requester_name = models.CharField(_("姓名"), max_length=40, blank=True)
    requester_phone = SealedField(_("电话"), blank=True)
    requester_email = SealedField(_("电子邮件"), blank=True)
    requester_phone_hash = models.CharField(max_length=64, blank=True, db_index=True)
    speaks_for = models.CharField(_("替谁说"), max_length=40, blank=True)
    language = models.CharField(_("说什么话"), max_length=40, blank=True)
    reply_way = models.CharField(_("怎么答复"), max_length=12, choices=ReplyWay, blank=True)
    wants_reply = models.BooleanField(_("要答复"), default=True)
    pickup_hash = models.CharField(max_length=64, blank=True)
    pickup_failures = models.PositiveSmallIntegerField(default=0)
    pickup_locked_until = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(_("收到时间"))
    received_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_by_name = models.CharField(max_length=40, blank=True)

    # Where it stands
    state = models.CharField(max_length=24, choices=State, default=State.REGISTERED)
    # A number, for SQLite looks up no truth in an index.
    still_open = models.GeneratedField(
        expression=models.Case(models.When(state__in=sorted(ENDED), then=0), default=1),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    desk_path = PathField(db_index=True)
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dispatched_at = models.DateTimeField(null=True, blank=True)
    dispatched_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dispatch_is_final = models.BooleanField(default=False)
    contacted_at = models.DateTimeField(null=True, blank=True)
    #: A time it was worked on before this one came too late; what is done again renews the promise and not what was.
    contact_was_late = models.BooleanField(default=False)
    answer_was_late = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(_("答复"), max_length=4000, blank=True)
    plan = models.TextField(_("今后打算"), max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=12, choices=ClosedBy, blank=True)
    reject_reason = models.CharField(max_length=20, choices=RejectReason, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    solved = models.CharField(max_length=8, choices=Solved, blank=True)
    satisfaction = models.PositiveSmallIntegerField(choices=Satisfaction, null=True, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    not_attributable = models.BooleanField(default=False)
    #: Its years are over: what was said is gone, what is counted is here.
    cleared_at = models.DateTimeField(_("期满清除"), null=True, blank=True)

    # The clock
    profile_version = models.BigIntegerField(null=True)
    clock_started_at = models.DateTimeField()
    contact_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    rung = models.PositiveSmallIntegerField(choices=Alarm, default=Alarm.NONE)
    next_alarm_at = models.DateTimeField(null=True, blank=True)
    escalated_to_path = PathField(blank=True)
    owed = models.CharField(_("先要告诉诉求人"), max_length=8, choices=Owed, blank=True)
    owed_by = models.DateTimeField(null=True, blank=True)
    silence_ends_at = models.DateTimeField(null=True, blank=True)

    privacy = classify(
        public="public_id number kind category urgency division division_path state still_open due_at public_summary",
        internal=(
            "client_key happened_on place_words source_kind source_id source_label about_unit is_sealed names_staff may_publish channel anonymity wants_reply received_at "
            "received_by received_by_name desk_path unit dispatched_at dispatched_by dispatch_is_final contacted_at "
            "contact_was_late answer_was_late "
            "answered_at answered_by answer plan closed_at closed_by reject_reason merged_into solved satisfaction "
            "reopened not_attributable cleared_at profile_version clock_started_at contact_due_at rung next_alarm_at escalated_to_path "
            "silence_ends_at owed owed_by pickup_failures pickup_locked_until"
        ),
        personal=(
            "title content answers about_user about_words requester_user requester_name requester_phone requester_email "
            "speaks_for language reply_way"
        ),
        secret="requester_phone_hash pickup_hash told_marks",
    )

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="needs_need_state_due"),
            models.Index(fields=["still_open", "due_at", "id"], name="needs_need_open_due"),
            models.Index(fields=["unit", "state", "due_at"], name="needs_need_unit_state"),
            models.Index(fields=["requester_user", "received_at"], name="needs_need_requester"),
            models.Index(fields=["closed_at"], name="needs_need_closed", condition=Q(closed_at__isnull=False)),
            models.Index(
                fields=["closed_at"],
                name="needs_need_uncleared",
                condition=Q(closed_at__isnull=False, cleared_at__isnull=True),
            ),
            models.Index(fields=["next_alarm_at"], name="needs_need_alarm", condition=Q(next_alarm_at__isnull=False)),
            models.Index(fields=["owed_by"], name="needs_need_owed", condition=Q(owed_by__isnull=False)),
            models.Index(
                fields=["silence_ends_at"], name="needs_need_silence", condition=Q(silence_ends_at__isnull=False)
            ),
            models.Index(fields=["source_id", "source_kind"], name="needs_need_source", condition=~Q(source_id="")),
            models.Index(fields=["received_at", "id"], name="needs_need_public", condition=~Q(public_summary="")),
            models.Index(
                fields=["category", "received_at", "id"], name="needs_need_public_of", condition=~Q(public_summary="")
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=_together("dispatched_at", "unit"), name="needs_need_dispatched_to_unit"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDED)) | Q(closed_at__isnull=True), name="needs_need_open_is_not_closed"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.MERGED) | Q(merged_into__isnull=False), name="needs_need_merged_names_other"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REJECTED) | ~Q(reject_reason=""), name="needs_need_rejected_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(owed="", owed_by__isnull=True) | ~Q(owed="") & Q(owed_by__isnull=False),
                name="needs_need_owed_by_a_day",
            ),
            models.CheckConstraint(
                condition=Q(satisfaction__isnull=True) | Q(satisfaction__range=(1, 5)), name="needs_need_five_levels"
            ),
            models.CheckConstraint(
                condition=Q(public_summary="") | Q(may_publish=True, is_sealed=False),
                name="needs_need_public_is_allowed",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def audit_label(self):
        return self.number

    @property
    def scope_path(self):
        return self.division_path

    @property
    def kept_from(self):
        """Users whom it names, while nobody has said that they are not meant."""
        return self._standing_names if self.names_staff else frozenset()

    @cached_property
    def _standing_names(self):
        return frozenset(self.named_people.exclude(verdict=Verdict.NOT_MEANT).values_list("user_id", flat=True))

    @property
    def units_kept_from(self):
        """Units it names beside the one it is about, while nobody has said that they are not meant."""
        return self._standing_units if self.names_staff else ()

    @cached_property
    def _standing_units(self):
        return tuple(each.unit for each in self.named_units.exclude(verdict=Verdict.NOT_MEANT).select_related("unit"))

    def forget_names(self):
        """Ask again whom it is kept from."""
        self.__dict__.pop("_standing_names", None)
        self.__dict__.pop("_standing_units", None)

    @property
    def is_open(self):
        return self.state not in ENDED

    @property
    def clock_runs(self):
        return self.state in CLOCK_RUNS

    @property
    def is_pressing(self):
        """Danger or an outage, and its clock runs: nobody waits for the morning to hear of it."""
        return self.urgency in (Urgency.EMERGENCY, Urgency.URGENT) and self.clock_runs

    @property
    def may_be_answered_at_once(self):
        """Said to who stands there, or an enquiry; not twice: who was not helped by it has it dispatched."""
        return (self.channel in FACE_TO_FACE or self.kind == Kind.ENQUIRY) and not self.reopened

    @property
    def is_anonymous(self):
        return self.anonymity == Anonymity.ANONYMOUS
