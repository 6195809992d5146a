"""Forms of a distribution: what is put in, what each step asks."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, cells_of, filled
from lianxin.kit.steps import SentBackForm, StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.ventures import selectors
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.forms.lines import MOST, NOTHING, fen_in, ground_line, year_line
from lianxin.ventures.vocabulary import PaymentWay, RegisterKind


def money(label, *, hint=""):
    """Yuan with two decimals; nothing is zero."""
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=Decimal(0),
        max_value=MOST,
        max_digits=15,
        decimal_places=2,
        help_text=hint,
    )


def fen_of(given):
    return int(given * 100) if given else 0


class PlanForm(forms.Form):
    """A distribution: what is put in. ``register`` says whether trades are asked for."""

    year = forms.TypedChoiceField(
        label=_("哪一年的收益"), coerce=int, help_text=_("数从账上来，不用填。账不对，先在账本里改对，再回来。")
    )
    carried = money(_("以前年度没有分的（元）"), hint=_("拿出来一起分的。不能比账上余下的多。"))
    losses = money(_("以前年度还没补的亏损（元）"), hint=_("空着就照账上的。开账以前的亏损也要补，加在这里。"))
    not_ours = lines(
        _("收益里不能分的"), 1000, required=False, rows=4,
        hint=_("一行一笔：哪一种,说明,金额。哪一种写：借款、股金、补助、土地补偿、预收租金、其他。例如“补助,路灯,20000”。一次收了几年的租金，写“预收租金,门面房,收到的全部,收了几年,今年是第几年”，例如“预收租金,门面房,120000,3,1”，后几年的由系统算，到了年份再放出来。"),
    )  # fmt: skip
    skipped = lines(
        _("没有分过的年份里不能分的"), 1000, required=False, rows=3,
        hint=_("一行一笔，前面加哪一年，例如“2024,补助,路灯,20000”。没有的写“没有”。"),
    )  # fmt: skip
    kept = money(_("成员决定留下的（元）"), hint=_("提了公积公益金以后，还想多留的。"))
    trades = lines(
        _("每个成员的交易额"),
        2_000_000,
        required=False,
        rows=8,
        hint=_("一行一个：股权证号,交易额（元）。每个成员都写，没有交易的写 0。出资和份额照股份册，不用写。"),
    )
    short = lines(
        _("为什么有的户人口股比人少"), 200, required=False, rows=2,
        hint=_("例如“章程第十条：增人不增股”。漏了人的不要写在这里，先补份额。人人看得到，不写姓名。"),
    )  # fmt: skip
    words = lines(_("说明"), 1000, required=False, hint=_("人人看得到，不写姓名。"))

    def __init__(self, *args, register, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.earned = selectors.earned_in(register)
        last = plan.year if plan else max(self.earned, default=0)
        if not selectors.years_skipped(register.book, last, besides=plan):
            del self.fields["skipped"]
        if plan:
            del self.fields["year"]
        else:
            self.fields["year"].choices = [
                (year, _now("{year} 年：{yuan} 元").format(year=year, yuan=yuan(sum(row[2] for row in rows))))
                for year, rows in self.earned.items()
            ]
        if register.kind == RegisterKind.COLLECTIVE:
            del self.fields["trades"]
        if not selectors.rights_of(register).short:
            del self.fields["short"]

    def clean_not_ours(self):
        year = self.plan.year if self.plan else self.cleaned_data.get("year")
        return [ground_line(line, year) for line in filled(self.cleaned_data["not_ours"])] if year else []

    def clean_skipped(self):
        """``None``: not answered."""
        told = filled(self.cleaned_data["skipped"])
        if told == [NOTHING]:
            return []
        return [year_line(line) for line in told] or None

    def clean_trades(self):
        found = {}
        for line in filled(self.cleaned_data["trades"]):
            cells = cells_of(line)
            if len(cells) != 2 or not re.fullmatch(r"[0-9]{1,8}", cells[0]) or int(cells[0]) in found:
                raise forms.ValidationError(_now("看不懂“{line}”，要写成“股权证号,交易额”。").format(line=line[:40]))
            found[int(cells[0])] = fen_in(cells[1], line)
        return found

    def clean(self):
        given = super().clean()
        given["losses"] = None if given.get("losses") is None else fen_of(given["losses"])
        for name in ("carried", "kept"):
            given[name] = fen_of(given.get(name))
        return given


class ConfirmForm(StepForm):
    """Nothing to fill in."""


class WordsForm(StepForm):
    words = lines(_("监督意见"), 500, hint=_("看过账和算法，说同意、或者有什么意见。人人看得到。"))


class TakeForm(StepForm):
    reason = lines(_("为什么要"), 200, rows=2, hint=_("例如“送农商行代发”。每一户都看得到谁、哪天、为什么取走的。"))


class ReasonForm(StepForm):
    reason = lines(_("原因"), 300)


class StudyForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = selectors.studies_for(self.about)
        self.fields["meeting"] = picked(
            _("哪次会研究的"),
            [(each.public_id, each.title) for each in found],
            help_text=_("党支部的会，先在议事厅登记。"),
        )


class AdoptForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = selectors.decisions_for(self.about)
        self.fields["decision"] = picked(
            _("哪份决议"), [(each.id, each.label) for each in found],
            help_text=_("成员大会或代表大会全体三分之二以上同意、已经公布，写明了方案编号和校验码前 16 位的，才列在这里。"),
        )  # fmt: skip


class ReceiveForm(StepForm):
    lines = lines(
        _("发了哪些"),
        200_000,
        rows=8,
        hint=_("一行一户：股权证号,金额,成功；没有发成的写“失败”。也可以把发放清单填上结果，连表头一起贴进来。"),
    )
    way = forms.ChoiceField(label=_("怎么发的"), choices=PaymentWay.choices)
    on = forms.DateField(label=_("哪天"), widget=DateInput(), initial=clock.today)
    receipt = forms.CharField(label=_("回单号，或者收条放在哪里"), max_length=80)


class ReceiveAllForm(StepForm):
    on = forms.DateField(label=_("哪天"), widget=DateInput(), initial=clock.today)
    receipt = forms.CharField(label=_("银行回单号"), max_length=80)


class ReceiveOneForm(StepForm):
    way = forms.ChoiceField(label=_("怎么发的"), choices=PaymentWay.choices)
    on = forms.DateField(label=_("哪天"), widget=DateInput(), initial=clock.today)
    receipt = forms.CharField(label=_("回单号，或者收条放在哪里"), max_length=80)


class ReturnForm(SentBackForm):
    """The household reads it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _("照退汇单写，例如“账号不存在”。这一户自己看得到。")
