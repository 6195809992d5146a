from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.people.vocabulary import OPEN_RIGHTS, Asker, Purpose, RightsKind, RightsState


class Disclosure(InsertOnlyModel, models.Model):
    """That somebody opened a person's record, for what and why. Only ever added; the person may read it."""

    audit_kind = "disclosure"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="disclosures")
    viewer_id = models.BigIntegerField(null=True)
    viewer_name = models.CharField(_("查看人"), max_length=80)
    viewer_role = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(_("用途"), max_length=20, choices=Purpose)
    reason = models.CharField(_("理由"), max_length=200)
    session_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(_("查看时间"))
    expires_at = models.DateTimeField()

    privacy = classify(
        internal="viewer_id viewer_name viewer_role purpose reason opened_at expires_at",
        personal="person",
        secret="session_hash",
    )
    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("查看记录")
        indexes = [
            models.Index(fields=["person", "-opened_at"], name="people_disclosure_person"),
            models.Index(fields=["viewer_id", "expires_at"], name="people_disclosure_viewer"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="people_disclosure_has_reason"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="people_disclosure_expires"),
        ]

    def __str__(self):
        return f"{self.person_id} {self.opened_at}"


class RightsRequest(models.Model):
    """Somebody uses a right over the data kept about them: copy, correct, delete, explain."""

    audit_kind = "rights_request"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="rights_requests")
    division_path = PathField()
    kind = models.CharField(_("请求"), max_length=12, choices=RightsKind)
    asker = models.CharField(_("提出人"), max_length=10, choices=Asker, default=Asker.SELF)
    #: The account of who asked for themself or a ward; nobody answers what they asked.
    asked_by_id = models.BigIntegerField(null=True, blank=True)
    asker_name = models.CharField(_("提出人姓名"), max_length=40)
    proof = models.CharField(_("身份或关系证明"), max_length=120, blank=True)
    text = SealedField(_("内容"))
    state = models.CharField(_("状态"), max_length=12, choices=RightsState, default=RightsState.RECEIVED)
    asked_at = models.DateTimeField(_("提出时间"))
    due_at = models.DateTimeField(_("应答复时间"))
    answer = SealedField(_("答复"), blank=True)
    exception = models.CharField(_("法定例外"), max_length=120, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    answered_by_name = models.CharField(_("答复人"), max_length=80, blank=True)

    privacy = classify(
        internal="public_id division_path kind state asked_by_id asked_at due_at exception answered_at answered_by_name",
        personal="person asker asker_name proof text answer",
    )

    class Meta:
        verbose_name = _("个人信息权利请求")
        indexes = [models.Index(fields=["division_path", "due_at"], name="people_rights_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[*map(str, OPEN_RIGHTS), "withdrawn"])
                | Q(answered_at__isnull=False) & ~Q(answered_by_name=""),
                name="people_rights_answer_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="restricted") | ~Q(exception=""), name="people_rights_exception_named"
            ),
            models.CheckConstraint(condition=~Q(asker="heir") | ~Q(proof=""), name="people_rights_heir_proof"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.public_id}"

    @property
    def scope_path(self):
        return self.division_path

    @property
    def is_open(self):
        return self.state in OPEN_RIGHTS


class LegalHold(models.Model):
    """A reason in law to keep a person's data although its time is over."""

    audit_kind = "legal_hold"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="legal_holds")
    basis = models.CharField(_("依据"), max_length=120)
    placed_at = models.DateTimeField(_("起始时间"))
    placed_by_name = models.CharField(max_length=80)
    lifted_at = models.DateTimeField(_("解除时间"), null=True, blank=True)

    privacy = classify(internal="basis placed_at placed_by_name lifted_at", personal="person")

    class Meta:
        verbose_name = _("依法留存")
        constraints = [
            models.CheckConstraint(condition=~Q(basis=""), name="people_hold_has_basis"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at__isnull=True), name="people_hold_one_open"
            ),
        ]

    def __str__(self):
        return self.basis

    @property
    def scope_path(self):
        return self.person.division_path

    @property
    def audit_label(self):
        return self.person.audit_label
