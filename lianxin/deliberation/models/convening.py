from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import ConveningState, MeetingState
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Convening(models.Model):
    """People ask for a meeting of a body. Enough of them, and it must be held by a day. Only ``services`` change it."""

    audit_kind = "convening"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="convenings")
    division_path = PathField(db_index=True)
    about = models.CharField(_("这次会要商量什么"), max_length=300)
    state = models.CharField(_("状态"), max_length=10, choices=ConveningState, default=ConveningState.GATHERING)
    #: Whom the signatures are counted against, as it was when the first was given: the roll of the register, and in numbers.
    roll = models.ForeignKey("people.Roll", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    persons = models.PositiveIntegerField(_("名册人数"))
    households = models.PositiveIntegerField(_("名册户数"))
    representatives = models.PositiveIntegerField(_("代表人数"))
    asked_at = models.DateTimeField(_("提出时间"))
    asked_by_name = models.CharField(_("谁登记的"), max_length=80)
    bound_at = models.DateTimeField(_("人数够了的时间"), null=True, blank=True)
    due_on = models.DateField(_("最晚哪天开"), null=True, blank=True)
    profile_version = models.BigIntegerField(null=True, blank=True)
    meeting = models.OneToOneField(
        "deliberation.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="asked_for"
    )
    dropped_reason = models.CharField(_("为什么不要求了"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id body division_path about state persons households representatives asked_at bound_at due_on meeting "
            "dropped_reason"
        ),
        internal="roll profile_version asked_by_name",
    )

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bound_at__isnull=True, due_on__isnull=True)
                | Q(bound_at__isnull=False, due_on__isnull=False),
                name="hall_convening_bound_until_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="binding") | Q(bound_at__isnull=False), name="hall_convening_binding"
            ),
            models.CheckConstraint(
                condition=~Q(state="called") | Q(meeting__isnull=False), name="hall_convening_called"
            ),
        ]

    def __str__(self):
        return self.about[:40]

    @property
    def audit_label(self):
        return str(self)

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_unplanned(self):
        """Whether no meeting is planned, called or held for it; one too few came to is none."""
        return self.meeting is None or self.meeting.state == MeetingState.INQUORATE


class ConveningSigner(models.Model):
    """Somebody who asks for the meeting, with an account or on a list that staff entered; on the roll, or its representative."""

    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="signers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("姓名"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)
    is_on_roll = models.BooleanField(_("在名册上"))
    is_representative = models.BooleanField(_("是代表"))
    signed_at = models.DateTimeField()
    entered_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(
        internal="convening household_code is_on_roll is_representative signed_at entered_by_name",
        personal="person name",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "name", "household_code"], name="hall_convening_signed_once"),
            models.CheckConstraint(
                condition=Q(is_on_roll=True) | Q(is_representative=True), name="hall_convening_signer_counts"
            ),
        ]

    def __str__(self):
        return f"{self.convening_id} {self.pk}"
