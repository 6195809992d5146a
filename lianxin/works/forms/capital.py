"""Forms of outside capital: what was found, the answers, the contract, how it left."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import GroupedForm, Hundredths, dated
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.works.vocabulary import Caution, Check, LandUse

_OFFER = (
    "promised_percent", "collects", "guarantees", "one_buyer", "land_use", "land_mu", "land_households", "land_until",
)  # fmt: skip


class CheckForm(GroupedForm, StepForm):
    """What was found to each thing on the list, beside the facts of the offer."""

    promised_percent = Hundredths(
        label=_("约定一年固定回报百分之几"), required=False, most=Decimal(1000), help_text=_("没有约定的留空。")
    )
    collects = forms.BooleanField(label=_("要向村民或者社会上的人收钱"), required=False)
    guarantees = forms.BooleanField(label=_("要集体或者村委会担保"), required=False)
    one_buyer = forms.BooleanField(label=_("只有一家收购"), required=False)
    land_use = forms.ChoiceField(label=_("用不用地"), choices=LandUse.choices)
    land_mu = Hundredths(label=_("多少亩"), required=False, most=Decimal(1_000_000))
    land_households = forms.IntegerField(label=_("多少户的地"), min_value=0, max_value=100_000, required=False)
    land_until = dated(_("土地承包最早哪天到期"), required=False)
    groups = (
        (
            _("核实了什么"),
            [f"check_{code}" for code in Check.values],
            _("没有核实的先留空，核实一项写一项。人人看得到，不写姓名。"),
        ),
        (_("条件里有没有"), ["promised_percent", "collects", "guarantees", "one_buyer"]),
        (_("用地"), ["land_use", "land_mu", "land_households", "land_until"]),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, label in Check.choices:
            self.fields[f"check_{code}"] = lines(label, 300, required=False, rows=2)
            self.initial.setdefault(f"check_{code}", self.about.checks.get(code, ""))
        for name in _OFFER:
            value = getattr(self.about, name)
            in_hundredths = name in ("promised_percent", "land_mu")
            self.initial.setdefault(
                name, f"{value // 100}.{value % 100:02d}" if in_hundredths and value else value or ""
            )

    def clean(self):
        given = super().clean()
        checks = {code: given.get(f"check_{code}") or "" for code in Check.values}
        told = {name: given.get(name) for name in _OFFER}
        return told | {"checks": checks, "land_households": told["land_households"] or 0}


class AnswerForm(StepForm):
    words = lines(_("核对的结果"), 300, hint=_("看了什么材料、问了谁、是不是真的。人人看得到，不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(code, Caution(code).label) for code in self.about.warnings]
        self.fields = {"warning": picked(_("核对哪一条"), choices)} | self.fields


class SignCapitalForm(StepForm):
    contract = forms.CharField(label=_("合同号"), max_length=60)
    signed_on = dated(_("哪天签的"), initial=clock.today)
    ends_on = dated(_("合同哪天到期"))
    profit = lines(_("赚了怎么分"), 300)
    loss = lines(_("亏了怎么担"), 300)
    exit_words = lines(_("怎么退出"), 300)
    restoration = lines(_("怎么复原"), 300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.land_use != LandUse.NONE:
            self.fields["land_contracts"] = forms.IntegerField(
                label=_("多少户签了书面合同"), min_value=0, max_value=100_000
            )
            self.fields["land_filed_on"] = dated(_("哪天向发包方备案"), required=False)
            self.fields["land_reviewed"] = forms.CharField(label=_("乡镇审查的文号"), max_length=60, required=False)


class EndCapitalForm(StepForm):
    on = dated(_("哪天退出"), initial=clock.today)
    reason = lines(_("为什么退出"), 300)
    restored = lines(_("复原得怎么样"), 300, hint=_("到地里看过再写：地平了没有，垃圾清了没有，钱结了没有。"))
