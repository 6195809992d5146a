"""Capital from outside the village: what was looked at, what it asks for, the contract, and how it left."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.works.calc.capital import Offer, warnings
from lianxin.works.vocabulary import CapitalState, LandUse


class Capital(models.Model):
    """The terms of one line of outside capital (社会资本); ``services`` alone change it."""

    audit_kind = "outside_capital"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    line = models.OneToOneField("works.Line", on_delete=models.PROTECT, related_name="capital")
    state = models.CharField(_("状态"), max_length=8, choices=CapitalState, default=CapitalState.OPEN)
    #: ``{code of a check: what was found}``.
    checks = models.JSONField(_("核实了什么"), default=dict, blank=True)
    #: ``{code of a warning: what was found}``.
    answers = models.JSONField(_("核对了什么"), default=dict, blank=True)
    promised_percent = models.PositiveIntegerField(_("约定一年固定回报百分之几（百分之一）"), default=0)
    collects = models.BooleanField(_("要向村民或者社会上的人收钱"), default=False)
    guarantees = models.BooleanField(_("要集体或者村委会担保"), default=False)
    one_buyer = models.BooleanField(_("只有一家收购"), default=False)
    land_use = models.CharField(_("用不用地"), max_length=8, choices=LandUse, default=LandUse.NONE)
    land_mu = models.PositiveIntegerField(_("多少亩（百分之一）"), default=0)
    land_households = models.PositiveIntegerField(_("多少户的地"), default=0)
    land_contracts = models.PositiveIntegerField(_("多少户签了书面合同"), default=0)
    land_until = models.DateField(_("土地承包最早哪天到期"), null=True, blank=True)
    land_filed_on = models.DateField(_("哪天向发包方备案"), null=True, blank=True)
    land_reviewed = models.CharField(_("乡镇审查的文号"), max_length=60, blank=True)
    ends_on = models.DateField(_("合同哪天到期"), null=True, blank=True)
    contract = models.CharField(_("合同号"), max_length=60, blank=True)
    signed_on = models.DateField(_("哪天签的"), null=True, blank=True)
    profit = models.CharField(_("赚了怎么分"), max_length=300, blank=True)
    loss = models.CharField(_("亏了怎么担"), max_length=300, blank=True)
    exit_words = models.CharField(_("怎么退出"), max_length=300, blank=True)
    restoration = models.CharField(_("怎么复原"), max_length=300, blank=True)
    ended_on = models.DateField(_("哪天退出"), null=True, blank=True)
    ended_because = models.CharField(_("为什么退出"), max_length=300, blank=True)
    restored = models.CharField(_("复原得怎么样"), max_length=300, blank=True)

    privacy = classify(
        public=(
            "public_id line state checks answers promised_percent collects guarantees one_buyer land_use land_mu land_households "
            "land_contracts land_until land_filed_on land_reviewed ends_on contract signed_on profit loss exit_words restoration "
            "ended_on ended_because restored"
        )
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | Q(guarantees=False) & ~Q(contract="") & Q(signed_on__isnull=False),
                name="works_capital_signed_without_a_guarantee",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(land_use="none") | Q(land_filed_on__isnull=False, land_households__gt=0),
                name="works_capital_land_was_filed",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_on__isnull=False) & ~Q(restored=""),
                name="works_capital_left_and_restored",
            ),
        ]

    def __str__(self):
        return str(self.line)

    @property
    def project(self):
        return self.line.project

    @property
    def warnings(self):
        return warnings(
            Offer(
                self.promised_percent, self.collects, self.guarantees, self.one_buyer, self.ends_on,
                self.land_until if self.land_use == LandUse.FARM else None,
            )
        )  # fmt: skip

    @property
    def audit_label(self):
        return f"{self.project.number} {self.line}"[:120]

    @property
    def scope_path(self):
        return self.project.division_path
