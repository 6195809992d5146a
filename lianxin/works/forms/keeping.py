"""Forms of what was built and is in use."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, dated
from lianxin.kit.steps import StepForm
from lianxin.kit.steps import words as lines


class HandOverForm(StepForm):
    name = forms.CharField(label=_("资产叫什么"), max_length=80, help_text=_("例如“村口到小学路灯 24 盏”。"))
    keeper = forms.CharField(
        label=_("谁管护"), max_length=80, help_text=_("写岗位或者单位，例如“村委会水电员”。人人看得到，不写姓名。")
    )
    upkeep = lines(_("管护的钱从哪里出"), 200, rows=2)
    standard = lines(_("管到什么样"), 200, rows=2, hint=_("例如“天黑都亮，坏了三天内修好”。"))
    years = forms.IntegerField(label=_("打算用多少年"), min_value=1, max_value=100)
    months = forms.IntegerField(label=_("几个月看一次"), min_value=1, max_value=24, initial=6)
    on = dated(_("哪天移交"), initial=clock.today)


class KeeperForm(StepForm):
    keeper = forms.CharField(
        label=_("现在归谁管护"), max_length=80, required=False,
        help_text=_("写岗位或者单位，不写姓名。原来的不管了、还没有定谁的，留空。"),
    )  # fmt: skip
    reason = lines(_("为什么换"), 200, hint=_("例如“公益岗到期”。人人看得到，不写姓名。"))


class PlanUpkeepForm(StepForm):
    year = forms.IntegerField(label=_("哪一年"), min_value=2000, max_value=2100, initial=lambda: clock.today().year)
    fen = Hundredths(label=_("这一年管护的钱（元）"))
    words = lines(_("钱从哪里出"), 200, rows=2, hint=_("例如“集体经营收入”。人人看得到，不写姓名。"))


class UpkeepForm(StepForm):
    on = dated(_("哪天做的"), initial=clock.today)
    words = lines(_("做了什么"), 300, hint=_("换了什么、修了哪里。人人看得到，不写姓名。"))
    fen = Hundredths(label=_("花了多少钱（元）"), required=False, help_text=_("没有花钱的留空。花了的一登记就记账。"))
    receipt = forms.CharField(label=_("凭据号"), max_length=80, required=False)


class InspectForm(StepForm):
    on = dated(_("哪天看的"), initial=clock.today)
    is_sound = forms.TypedChoiceField(
        label=_("好不好用"), choices=[("yes", _("好的")), ("no", _("有毛病"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = lines(_("看到什么"), 300, rows=3, hint=_("人人看得到，不写姓名。"))
