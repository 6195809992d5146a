"""Forms of a batch: its plan, and everything that happens to it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.harvests import selectors
from lianxin.harvests.forms.households import HouseholdField, OfHousehold
from lianxin.harvests.vocabulary import GIVEN, BatchKind
from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, dated
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day


class BatchForm(StepForm):
    year = forms.IntegerField(label=_("哪一年"), min_value=2000, max_value=2200, initial=lambda: clock.today().year)
    kind = forms.ChoiceField(label=_("种还是养"), choices=BatchKind.choices)
    scale = Hundredths(label=_("多少"), help_text=_("几亩、几头、几棒。"))
    unit = forms.CharField(label=_("单位"), max_length=12, initial=_("亩"))
    plan = lines(_("打算怎么做"), 1000, hint=_("人人看得到，不写姓名。"))
    cost_fen = Hundredths(label=_("计划成本（元）"))
    yields = Hundredths(label=_("计划收多少"))
    measure = forms.CharField(label=_("按什么称"), max_length=12, initial=_("公斤"))
    price_fen = Hundredths(label=_("计划单价（元）"))


class DatedForm(StepForm):
    on = dated(_("哪天"), initial=clock.today)


class _Day(StepForm):
    on = dated(_("哪天"), initial=clock.today)
    words = lines(_("说明"), 150, rows=2, hint=_("人人看得到，不写姓名。"))


class BuyForm(_Day):
    fen = Hundredths(label=_("金额（元）"))
    quantity = Hundredths(label=_("多少"), required=False)
    unit = forms.CharField(label=_("单位"), max_length=12, required=False)
    party = forms.CharField(
        label=_("向谁买的"), max_length=80, required=False, help_text=_("写单位。向本村农户买的，下面写户编号。")
    )
    household = HouseholdField(required=False)
    receipt = forms.CharField(label=_("发票、收据号"), max_length=80)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["household"].show_roll(self.about.scope_path)


class WorkForm(_Day, OfHousehold):
    worker = forms.CharField(label=_("谁做的工"), max_length=40, help_text=_("只有管账的、监督的和本户看得到。"))
    days = Hundredths(label=_("几个工"), help_text=_("半天写 0.5。"))
    fen = Hundredths(label=_("工钱（元）"))


class RentForm(_Day):
    year = forms.IntegerField(
        label=_("哪一年的租金"), min_value=2000, max_value=2200, initial=lambda: clock.today().year
    )
    fen = Hundredths(label=_("租金（元）"), help_text=_("一年加起来不能超过约定的。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.rented(getattr(self.about, "venture", self.about))}
        choices = [
            (
                key,
                _now("{who} · {what}，一年 {yuan} 元").format(
                    who=each.household, what=each.what, yuan=money(each.rent_fen)
                ),
            )
            for key, each in found.items()
        ]
        self.fields = {"put_in": picked(_("哪一笔投入"), choices, coerce=found.get)} | self.fields


def _grades(batch, *, standing=False):
    found = [(grade, f"{grade}（{money(left)}）") for grade, left in selectors.tally_of(batch).stock]
    return [("", _("还在地里、栏里的")), *found] if standing else found


class LossForm(_Day):
    quantity = Hundredths(label=_("损失多少"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grade"] = forms.ChoiceField(
            label=_("哪一种"), choices=_grades(self.about, standing=True), required=False
        )


class HarvestForm(StepForm):
    on = dated(_("哪天"), initial=clock.today)
    quantity = Hundredths(label=_("收了多少"))
    grade = forms.CharField(label=_("等级"), max_length=20, help_text=_("例如 一级、二级、等外。"))


class SaleForm(StepForm):
    on = dated(_("哪天"), initial=clock.today)
    quantity = Hundredths(label=_("卖了多少"))
    fen = Hundredths(label=_("收到多少（元）"))
    party = forms.CharField(label=_("卖给谁"), max_length=80, help_text=_("写单位；零卖的写“零售”。"))
    receipt = forms.CharField(label=_("凭据号"), max_length=80)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grade"] = picked(_("等级"), _grades(self.about))
        self.order_fields(["on", "grade"])


class GivenForm(_Day):
    kind = forms.ChoiceField(
        label=_("是什么钱"), choices=[(each.value, each.label) for each in GIVEN],
        help_text=_("指定了用途的补贴选“专项补贴”，用了再抵成本；碳汇、秸秆这些选“别的收入”。"),
    )  # fmt: skip
    fen = Hundredths(label=_("收到多少（元）"))
    party = forms.CharField(label=_("谁给的"), max_length=80, help_text=_("保险公司、拨款的单位。"))
    receipt = forms.CharField(label=_("凭据号"), max_length=80)

    field_order = ["on", "kind"]


class UsedForm(_Day):
    fen = Hundredths(label=_("抵多少成本（元）"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        left = money(selectors.tied_left(self.about.venture))
        self.fields["fen"].help_text = _now("还没有用的专项补贴 {yuan} 元，最多抵这一批已经花的。").format(yuan=left)


class NoteForm(_Day):
    pass


class UndoForm(StepForm):
    reason = lines(_("为什么划掉"), 150, rows=2, hint=_("人人看得到，不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in self.rows()}
        choices = [(key, f"{day(each.on)} · {each}") for key, each in found.items()]
        self.fields = {"event": picked(_("哪一笔"), choices, coerce=found.get)} | self.fields

    def rows(self):
        return selectors.open_events(self.about)


class UndoRentForm(UndoForm):
    """Of a venture: rents that no batch bears."""

    def rows(self):
        return selectors.idle_rents(self.about)
