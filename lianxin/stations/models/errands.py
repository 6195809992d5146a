"""代办: an errand run for somebody, with their written word where an office asks for it, free of charge."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.stations.vocabulary import (
    ERRAND_TRANSITIONS,
    ERRANDS_ENDED,
    ErrandKind,
    ErrandState,
    Satisfaction,
    SignWay,
)


class Errand(models.Model):
    """Something done for somebody who cannot or need not go. There is no field for money: it costs nothing."""

    audit_kind = "errand"
    transitions = ERRAND_TRANSITIONS

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    client_key = models.CharField(max_length=40, unique=True)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    kind = models.CharField(_("哪一类"), max_length=20, choices=ErrandKind)
    what = models.CharField(_("办什么"), max_length=300)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    principal_name = models.CharField(_("委托人"), max_length=40)
    principal_phone = SealedField(_("电话"), blank=True)
    principal_address = models.CharField(_("住址"), max_length=120, blank=True)
    principal_user = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("提出时间"))
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(_("谁记下的"), max_length=80)
    source_kind = models.CharField(max_length=30, blank=True)
    source_id = models.CharField(max_length=40, blank=True)
    source_label = models.CharField(_("从哪里来"), max_length=120, blank=True)
    state = models.CharField(_("状态"), max_length=20, choices=ErrandState, default=ErrandState.ASKED)
    needs_authorisation = models.BooleanField(_("要授权委托书"), default=False)
    taker = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taker_name = models.CharField(_("谁去办"), max_length=80, blank=True)
    due_on = models.DateField(_("最晚哪天"), null=True, blank=True)
    authorised_on = models.DateField(_("授权日"), null=True, blank=True)
    authorised_until = models.DateField(_("授权到"), null=True, blank=True)
    office = models.CharField(_("哪个部门"), max_length=80, blank=True)
    ref_no = models.CharField(_("部门的受理号"), max_length=60, blank=True)
    result = models.CharField(_("结果"), max_length=300, blank=True)
    elsewhere = models.CharField(_("可以去哪里"), max_length=200, blank=True)
    receipt_sign = models.CharField(_("怎么签收"), max_length=10, choices=SignWay, blank=True)
    satisfaction = models.PositiveSmallIntegerField(_("满意吗"), choices=Satisfaction, null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    words_cleared_at = models.DateTimeField(_("期满清除"), null=True, blank=True)
    copies_removed = models.PositiveSmallIntegerField(_("办结时删掉的照片"), default=0)

    privacy = classify(
        internal="public_id number kind division division_path asked_at asked_by_id asked_by_name source_kind source_id "
        "source_label state needs_authorisation taker taker_name due_on authorised_on authorised_until office ref_no "
        "receipt_sign satisfaction ended_at words_cleared_at copies_removed principal_user",
        personal="what principal_name principal_phone principal_address result elsewhere",
        secret="client_key",
    )

    class Meta:
        verbose_name = _("代办")
        indexes = [
            models.Index(fields=["division_path", "-asked_at", "-id"], name="stations_errand_place"),
            models.Index(fields=["source_kind", "source_id"], name="stations_errand_source"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, state__in=[str(s) for s in ErrandState if s not in ERRANDS_ENDED])
                | Q(ended_at__isnull=False, state__in=[str(s) for s in sorted(ERRANDS_ENDED)]),
                name="stations_errand_ended_in_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=ErrandState.CLOSED) | ~Q(receipt_sign=""), name="stations_errand_closed_is_signed"
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def scope_path(self):
        return self.division_path

    @property
    def for_whom(self):
        """Account, telephone and name of the principal."""
        return self.principal_user_id, self.principal_phone, self.principal_name

    @property
    def is_open(self):
        return self.state not in ERRANDS_ENDED


class Original(models.Model):
    """A paper of the principal that was taken along, and its way back, each time with a yes."""

    errand = models.ForeignKey("stations.Errand", on_delete=models.PROTECT, related_name="originals")
    name = models.CharField(_("什么证件、材料"), max_length=80)
    taken_at = models.DateTimeField()
    taken_by_name = models.CharField(max_length=80)
    given_sign = models.CharField(max_length=10, choices=SignWay)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by_name = models.CharField(max_length=80, blank=True)
    received_sign = models.CharField(max_length=10, choices=SignWay, blank=True)

    privacy = classify(
        internal="errand taken_at taken_by_name given_sign returned_at returned_by_name received_sign", personal="name"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, received_sign="")
                | (Q(returned_at__isnull=False) & ~Q(received_sign="")),
                name="stations_original_returned_is_signed",
            )
        ]

    def __str__(self):
        return self.name


class ErrandStep(models.Model):
    """What happened to an errand, as the principal may read it."""

    errand = models.ForeignKey("stations.Errand", on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    target = models.CharField(max_length=20, choices=ErrandState)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)
    note = models.CharField(max_length=600)

    privacy = classify(internal="errand verb target at by_name", personal="note")

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.errand_id} {self.verb}"
