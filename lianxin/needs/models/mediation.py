"""人民调解: two or more people settle a quarrel with a mediator's help. Their words are sealed; nothing of it is public."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import AgreementForm, MediationState


class Mediation(models.Model):
    """One mediation at one place, from a need or on its own. Only ``services`` change it."""

    audit_kind = "mediation"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    state = models.CharField(_("状态"), max_length=16, choices=MediationState, default=MediationState.OPENED)
    mediator_id = models.BigIntegerField()
    mediator_name = models.CharField(_("调解员"), max_length=80)
    opened_at = models.DateTimeField(_("受理时间"))
    meets_at = models.DateTimeField(_("什么时候谈"), null=True, blank=True)
    meets_where = models.CharField(_("在哪里谈"), max_length=120, blank=True)
    facts = SealedField(_("纠纷事实"))
    proposal = SealedField(_("调解方案"), blank=True)
    form = models.CharField(_("协议形式"), max_length=8, choices=AgreementForm, blank=True)
    agreed_on = models.DateField(_("达成协议"), null=True, blank=True)
    mediator_signed_on = models.DateField(_("调解员签名"), null=True, blank=True)
    sealed_on = models.DateField(_("调解委员会盖章"), null=True, blank=True)
    effective_on = models.DateField(_("生效日期"), null=True, blank=True)
    confirm_by = models.DateField(_("最晚申请司法确认"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    court_asked_on = models.DateField(_("申请司法确认"), null=True, blank=True)
    court_answered_on = models.DateField(_("法院答复"), null=True, blank=True)
    court_confirmed = models.BooleanField(_("法院确认了"), null=True, blank=True)
    court_words = SealedField(_("法院怎么说"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_words = SealedField(_("怎么结束的"), blank=True)

    privacy = classify(
        internal=(
            "public_id number need division division_path state mediator_id mediator_name opened_at meets_at meets_where form agreed_on "
            "mediator_signed_on sealed_on effective_on confirm_by reminded_at court_asked_on court_answered_on "
            "court_confirmed ended_at"
        ),
        personal="facts proposal court_words ended_words",
    )

    class Meta:
        indexes = [
            models.Index(fields=["opened_at", "id"], name="needs_mediation_opened"),
            models.Index(
                fields=["confirm_by"],
                name="needs_mediation_confirm",
                condition=Q(reminded_at__isnull=True, court_asked_on__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(meets_at__isnull=True, meets_where="") | Q(meets_at__isnull=False) & ~Q(meets_where=""),
                name="needs_mediation_meeting_whole",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True, confirm_by__isnull=True)
                | Q(effective_on__isnull=False, confirm_by__isnull=False),
                name="needs_mediation_effect_whole",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True)
                | Q(form="oral")
                | Q(mediator_signed_on__isnull=False, sealed_on__isnull=False),
                name="needs_mediation_written_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(court_asked_on__isnull=True) | Q(court_asked_on__lte=F("confirm_by")),
                name="needs_mediation_court_in_time",
            ),
            models.CheckConstraint(
                condition=Q(court_confirmed__isnull=True, court_answered_on__isnull=True)
                | Q(court_confirmed__isnull=False, court_answered_on__isnull=False, court_asked_on__isnull=False),
                name="needs_mediation_court_answer_whole",
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


class MediationParty(models.Model):
    """One side: who it is, how to reach them, and what they did of their own will."""

    mediation = models.ForeignKey("needs.Mediation", on_delete=models.PROTECT, related_name="parties")
    name = SealedField(_("姓名"))
    phone = SealedField(_("电话"), blank=True)
    household = SealedField(_("住址或哪一户"), blank=True)
    signed_on = models.DateField(_("签名"), null=True, blank=True)
    withdrew_at = models.DateTimeField(_("退出调解"), null=True, blank=True)

    privacy = classify(internal="mediation signed_on withdrew_at", personal="name phone household")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.mediation_id} {self.pk}"


class MediationItem(models.Model):
    """One thing agreed, by a day; kept or not, as the mediator found when they came back."""

    mediation = models.ForeignKey("needs.Mediation", on_delete=models.PROTECT, related_name="items")
    what = SealedField(_("约定的事"))
    due_on = models.DateField(_("哪天前"))
    kept = models.BooleanField(_("做到了"), null=True, blank=True)
    checked_on = models.DateField(_("回访日期"), null=True, blank=True)
    checked_words = SealedField(_("回访情况"), blank=True)

    privacy = classify(internal="mediation due_on kept checked_on", personal="what checked_words")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept__isnull=True, checked_on__isnull=True)
                | Q(kept__isnull=False, checked_on__isnull=False),
                name="needs_mediation_item_checked",
            )
        ]

    def __str__(self):
        return f"{self.mediation_id} {self.pk}"


class MediationOpening(InsertOnlyModel, models.Model):
    """That somebody opened the record, and why. Only ever added; the parties are told on asking."""

    mediation = models.ForeignKey("needs.Mediation", on_delete=models.PROTECT, related_name="openings")
    viewer_id = models.BigIntegerField()
    viewer_name = models.CharField(_("查看人"), max_length=80)
    reason = models.CharField(_("理由"), max_length=200)
    session_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(_("查看时间"))
    expires_at = models.DateTimeField()

    privacy = classify(internal="mediation viewer_id viewer_name reason opened_at expires_at", secret="session_hash")
    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["viewer_id", "expires_at"], name="needs_mediation_viewer")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="needs_mediation_has_reason"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="needs_mediation_expires"),
        ]

    def __str__(self):
        return f"{self.mediation_id} {self.opened_at:%Y-%m-%d %H:%M}"
