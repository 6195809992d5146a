"""Forms of a purchase: what and how, who offers, who chooses, the opening, the result, the contract."""

import re

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, cells_of, dated, filled
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.works import selectors
from lianxin.works.calc.money import Refused, shares
from lianxin.works.vocabulary import Bought, Method, ServiceKind


class PurchaseForm(StepForm):
    kind = forms.ChoiceField(label=_("买的是"), choices=Bought.choices)
    service = forms.ChoiceField(
        label=_("什么服务"), choices=[("", "—"), *ServiceKind.choices], required=False, help_text=_("买服务才选。")
    )
    what = forms.CharField(label=_("买什么"), max_length=120)
    estimate_fen = Hundredths(label=_("估价（元）"))
    method = forms.ChoiceField(label=_("怎么采购"), choices=Method.choices)
    method_reason = lines(_("为什么这样采购"), 300)
    opens_on = dated(
        _("哪天一起拆封"),
        help_text=_("公告那天不算，招标要有二十整天收报价，别的要有三整天；拆封那天不再收。直接采购可以当天。"),
    )


class BidForm(StepForm):
    bidder = forms.CharField(label=_("哪家"), max_length=80, help_text=_("写单位的名称。报价封着，拆封那天一起写。"))


class EvaluatorForm(StepForm):
    name = forms.CharField(label=_("姓名"), max_length=80)
    office = forms.CharField(label=_("什么身份"), max_length=80, help_text=_("例如“村民代表”“镇农业中心”。"))
    interest = lines(
        _("和哪家有什么关系"), 200, required=False, rows=2,
        hint=_("亲戚、合伙、欠过钱的都写，写了就不参加评定。没有的留空。"),
    )  # fmt: skip


class OpenBidsForm(StepForm):
    """One amount for every offer that came in: all of them, or none."""

    present = lines(_("拆封时谁在场"), 200, rows=2, hint=_("写身份，不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.bids = selectors.bids_of(self.about)
        for each in self.bids:
            label = _now("{number} 号 {bidder} 报多少（元）").format(number=each.number, bidder=each.bidder)
            self.fields[f"bid{each.pk}"] = Hundredths(label=label)

    def clean(self):
        given = super().clean()
        amounts = {each.pk: given.get(f"bid{each.pk}") or 0 for each in self.bids}
        return {"present": given.get("present", ""), "amounts": amounts}


class AwardForm(StepForm):
    because = lines(_("为什么选这家"), 300, required=False, hint=_("不是报价最低的，一定要写。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.bids_of(self.about)}
        choices = [(key, f"{each.bidder} · {each.fen // 100}.{each.fen % 100:02d}") for key, each in found.items()]
        self.fields = {"bid": picked(_("定哪家"), choices, coerce=found.get)} | self.fields


class BoundForm(StepForm):
    """One amount for every source of money; proposed is what is bound already, else what is free of the first, then of the next."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = selectors.bindable_purses(self.about.project)
        bound = {each.line_id: each.fen for each in selectors.commitments_of(self.about)}
        for (line, purse), fen in zip(self.sources, _proposed(self.sources, self.about.price_fen), strict=True):
            label = _now("从“{line}”付多少（元）").format(line=line)
            told = _now("没有定出去的还有 {yuan} 元。").format(yuan=money(purse.free))
            self.fields[f"line{line.pk}"] = Hundredths(label=label, required=False, help_text=told)
            self.fields[f"line{line.pk}"].initial = money(bound.get(line.pk, 0) if bound else fen).replace(",", "")

    def clean(self):
        given = super().clean()
        return given | {"shares": {each.pk: given.pop(f"line{each.pk}", None) or 0 for each, _purse in self.sources}}


def _proposed(sources, price):
    try:
        return shares([purse for _line, purse in sources], price)
    except Refused:
        return [0] * len(sources)


class RebindForm(BoundForm):
    reason = lines(_("为什么改"), 300, hint=_("例如“捐的人不捐了”。人人看得到，不写姓名。"))


class SignForm(BoundForm):
    contract = forms.CharField(label=_("合同号"), max_length=60)
    signed_on = dated(_("哪天签的"), initial=clock.today)
    terms = lines(
        _("合同怎么约定"), 1000, rows=5, hint=_("做什么、哪天做完、怎么付、保修多久、违约怎么办。人人看得到。")
    )
    points = lines(
        _("分期怎么付"), 500, required=False,
        hint=_("一行写一步：做到什么，这一步以前最多付百分之几。例如“基础做好,30”。做到了由监督委员会登记。不分期的留空。"),
    )  # fmt: skip
    percent = forms.IntegerField(label=_("质保金留合同价的多少（%）"), min_value=0, max_value=100, initial=3)
    until = dated(_("质保到哪天"), required=False)

    def clean_points(self):
        return [_point(line) for line in filled(self.cleaned_data["points"])]


def _point(line):
    what, percent, *more = [*cells_of(line), ""]
    if any(more) or not what or not re.fullmatch(r"[0-9]{1,2}[%％]?", percent):
        raise forms.ValidationError(_now("看不懂“{line}”，要写成“做到什么,百分之几”。").format(line=line[:40]))
    return what, int(percent.rstrip("%％"))


class ReachForm(StepForm):
    on = dated(_("哪天到的"), initial=clock.today)
    words = lines(_("看到了什么"), 300, hint=_("量过多少、做到哪里。人人看得到，不写姓名。"))


class _Priced(StepForm):
    """Another price of a contract with the paper both signed."""

    price_fen = Hundredths(label=_("现在定多少（元）"))
    paper = forms.CharField(label=_("双方签字的单子号"), max_length=60, help_text=_("变更单、结算单、终止协议的号。"))
    reason = lines(_("为什么"), 300, hint=_("多做、少做了什么，量过多少。人人看得到，不写姓名。"))


class _WithDecision(_Priced):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("price_fen", money(self.about.price_fen).replace(",", ""))
        found = selectors.decisions_to_amend(self.about)
        self.fields["decision"] = forms.ChoiceField(
            label=_("同意变更的决议"), required=False, choices=[("", "—"), *((each.id, each.label) for each in found)],
            help_text=_("变得不多的留空。写明了“{number}”的决议才列在这里。").format(number=self.about.project.number),
        )  # fmt: skip


class ChangeContractForm(_WithDecision):
    pass


class SettlePriceForm(_WithDecision):
    pass


class BreakOffForm(_Priced):
    price_fen = Hundredths(label=_("已经做好的值多少（元）"), help_text=_("量过、双方都认的，不比合同价多。"))
    is_default = forms.BooleanField(label=_("是这一家违约"), required=False)


class SayForm(StepForm):
    is_split = forms.TypedChoiceField(
        label=_("是不是一件事拆开买的"), choices=[("no", _("不是")), ("yes", _("是，合在一起再买"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = lines(_("看了以后怎么说"), 300, hint=_("是一件事拆开的，还是本来就是几件事，为什么。人人看得到。"))


class BuildForm(StepForm):
    reason = lines(_("为什么自己做"), 300)
    contractor = forms.CharField(label=_("谁来做"), max_length=80, initial=_("村民自建"))
