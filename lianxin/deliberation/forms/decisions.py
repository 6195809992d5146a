"""Resolutions: their forms."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import policies, selectors
from lianxin.deliberation.vocabulary import ResolutionState
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked, words


class RegisterForm(StepForm):
    responsible = forms.CharField(label=_("谁负责办"), max_length=80)
    budget = forms.DecimalField(
        label=_("要花多少钱（元）"), min_value=Decimal(0), max_digits=12, decimal_places=2, initial=0
    )
    effective_on = forms.DateField(label=_("哪天起生效"), widget=DateInput())
    due_on = forms.DateField(label=_("哪天前办好"), widget=DateInput())
    review_on = forms.DateField(label=_("哪天回头看"), widget=DateInput(), help_text=_("办好以后看看效果怎样的日子。"))
    basis = forms.CharField(
        label=_("法律依据"), max_length=200, required=False, help_text=_("不写就用这个会议的规则出处。")
    )

    def clean(self):
        given = super().clean()
        if "budget" in given:
            given["budget_fen"] = int(given.pop("budget") * 100)
        return given


class ReportForm(StepForm):
    words = words(_("办得怎样"), 1000, rows=4, hint=_("人人看得到，不写姓名。"))


class ApproveForm(StepForm):
    number = forms.CharField(label=_("批准文件的文号"), max_length=80, help_text=_("比如：镇政批〔2026〕12号"))
    words = words(_("批准的意见"), 500, rows=3, hint=_("人人看得到，也印在公告上。"))


class RefuseApprovalForm(StepForm):
    words = words(_("为什么不批准，怎么改"), 500, rows=3, hint=_("人人看得到：哪里不合规定，改成怎样可以再报。"))


class EndForm(StepForm):
    state = forms.ChoiceField(label=_("怎么了"), widget=forms.RadioSelect)
    words = words(_("依据和理由"), 1000, rows=3, hint=_("哪次会议、哪份判决或者乡镇的哪份通知。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ends = policies.ends_for(self.actor, self.about)
        self.fields["state"].choices = [(state, ResolutionState(state).label) for state in ends]
        if ResolutionState.REVOKED in ends:
            found = {each.public_id: each for each in selectors.later_than(self.about)}
            listed = [("", _("请选")), *((key, f"{each.number} {each.title}") for key, each in found.items())]
            self.fields["later"] = picked(
                _("后来的哪份决议改的"), listed, coerce=found.get, required=ResolutionState.ANNULLED not in ends,
                error_messages={"required": selectors.only_by_later(self.about)},
                help_text=_("只有{body}后来公布的决议能改、能撤；没有的先开会。").format(body=selectors.may_end_in_words(self.about)),
            )  # fmt: skip
            self.order_fields(["state", "later", "words"])
