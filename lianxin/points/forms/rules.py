"""Forms of the points room."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.points import services
from lianxin.points.vocabulary import VERIFIERS, Category, ClaimBy, Evidence, Period, Unit


class RulesForm(forms.Form):
    title = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如“上河村积分规则”。"))
    words = forms.CharField(
        label=_("说明"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("为什么做、谢什么。不写扣分、排名、挂钩。"),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("从哪天起"), widget=DateInput())
    ends_on = forms.DateField(label=_("到哪天"), widget=DateInput(), help_text=_("第一次试行不超过一年。"))
    budget_points = forms.IntegerField(
        label=_("总共发多少分"), min_value=1, max_value=10_000_000, help_text=_("钱到位多少才能发多少。")
    )
    unit_value = forms.DecimalField(
        label=_("一分值多少元"), min_value=Decimal("0.01"), max_digits=7, decimal_places=2,
        help_text=_("一般 0.10 元到 1 元，约十分钟的工夫。"),
    )  # fmt: skip

    def clean(self):
        given = super().clean()
        if "unit_value" in given:
            given["unit_value_fen"] = int(given.pop("unit_value") * 100)
        return given


class RuleForm(StepForm):
    code = forms.RegexField(
        r"^[A-Za-z0-9]{1,6}$", label=_("编号"), help_text=_("例如 A01。"),
        error_messages={"invalid": _("编号用字母和数字，最多六个。")},
    )  # fmt: skip
    title = forms.CharField(label=_("做什么"), max_length=60)
    words = lines(_("怎么算"), 300, required=False, rows=2)
    category = forms.ChoiceField(label=_("类别"), choices=Category.choices, help_text=_("只有这些类别可以打分。"))
    unit = forms.ChoiceField(label=_("按什么算"), choices=Unit.choices)
    points = forms.IntegerField(label=_("给几分"), min_value=1, max_value=1000)
    minutes = forms.IntegerField(
        label=_("一般要花几分钟"), min_value=1, max_value=3000, help_text=_("同样的工夫给同样的分。")
    )
    period = forms.ChoiceField(label=_("上限按什么算"), choices=Period.choices)
    cap_person = forms.IntegerField(label=_("每人最多几分"), min_value=1, max_value=1_000_000)
    cap_household = forms.IntegerField(label=_("每户最多几分"), min_value=1, max_value=1_000_000)
    evidence = forms.ChoiceField(label=_("凭什么"), choices=Evidence.choices, help_text=_("照片从来不是必须。"))
    claimed_by = forms.MultipleChoiceField(
        label=_("谁可以报"), choices=ClaimBy.choices, widget=forms.CheckboxSelectMultiple,
        initial=[ClaimBy.SELF, ClaimBy.HOUSEHOLD],
    )  # fmt: skip
    verified_by = forms.MultipleChoiceField(
        label=_("谁核实"), widget=forms.CheckboxSelectMultiple, help_text=_("每一笔由两个人核实，不是本人和近亲属，也不是一家人。"),
        choices=[(role.value, role.label) for role in VERIFIERS], initial=[Role.COMMITTEE_MEMBER, Role.GRID_WORKER],
    )  # fmt: skip
    alternative = lines(
        _("做不了重活、出不了门的人可以怎么做"), 200, rows=2, hint=_("例如“在家帮忙接电话、照看孩子，同样算”。")
    )


class DropForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in self.about.rules.all()}
        self.fields["rule"] = picked(_("哪一条"), [(key, str(each)) for key, each in found.items()], coerce=found.get)


class ConsultForm(StepForm):
    until = forms.DateField(label=_("征求意见到哪天"), widget=DateInput())
    how = lines(_("怎么征求"), 300, rows=2, hint=_("例如“入户问、院坝会、在村委会留意见本”。"))


class CloseForm(StepForm):
    consulted = forms.IntegerField(label=_("问了多少人"), min_value=0, max_value=1_000_000)
    result = lines(_("说了什么、改了什么"), 1000, rows=4, hint=_("人人看得到，不写姓名。"))


class ConfirmForm(StepForm):
    """Nothing to fill in."""


class ReviewForm(StepForm):
    words = lines(_("审查意见"), 500, hint=_("人人看得到。"))


class ReasonForm(StepForm):
    reason = lines(_("原因"), 300)


class AdoptForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = services.decisions_of(division=self.about.division)
        self.fields["decision"] = picked(
            _("哪份决议"), [(each.id, each.label) for each in found],
            help_text=_("村（居）民会议或代表会议通过、已经公布的决议才列在这里。"),
        )  # fmt: skip
