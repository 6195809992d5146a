"""吹哨报到: the call itself as a step of a case, and the steps on the page of a whistle."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import RowsField
from lianxin.kit.forms import DateInput, DateTimeInput
from lianxin.needs import policies, selectors
from lianxin.needs.forms.acting import ActionForm
from lianxin.needs.vocabulary import CallAnswer, Cooperation, WhistleKind


def _words(label, length, *, hint="", required=True, rows=3):
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=length, widget=forms.Textarea(attrs={"rows": rows})
    )


class AskWhistleForm(ActionForm):
    words = _words(_("为什么要请镇里吹哨"), 300, hint=_("要哪些单位一起到现场、为什么一家办不了。"))


class BlowWhistleForm(ActionForm):
    kind = forms.ChoiceField(label=_("哪种哨"), choices=WhistleKind)
    problem = _words(_("什么事"), 500, hint=_("叫来的单位都会看到，不写诉求人的姓名、电话。"))
    place_words = forms.CharField(label=_("到哪里集合"), max_length=200)
    units = RowsField(
        label=_("叫哪些单位来"), queryset=None, to_field_name="public_id", widget=forms.CheckboxSelectMultiple
    )
    lead = forms.ModelChoiceField(
        label=_("现场谁牵头"),
        queryset=None,
        to_field_name="public_id",
        required=False,
        empty_label=_("原承办单位"),
        help_text=_("不论现场谁牵头，都由原承办单位答复诉求人。"),
    )
    arrive_by = forms.DateTimeField(
        label=_("最晚什么时候到"), widget=DateTimeInput(), required=False, help_text=_("空着就按本地规定的时间。")
    )
    others = _words(_("还有哪几件一起办"), 1000, hint=_("写诉求编号，一行一个。没有就空着。"), required=False, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = selectors.units_to_call(self.need)
        self.fields["units"].queryset = self.fields["lead"].queryset = units
        self.initial.setdefault("place_words", self.need.place_words)

    def clean_others(self):
        numbers = re.split(r"[\s,，、;；]+", self.cleaned_data["others"].strip())
        known = selectors.needs_numbered([number for number in numbers if number])
        for number in filter(None, numbers):
            if number not in known or not policies.can_view_need(self.actor, known[number]):
                raise forms.ValidationError(_("没有编号是 %(number)s 的诉求，请核对。"), params={"number": number})
        return list(known.values())


class WhistleForm(forms.Form):
    """A step of a whistle. ``cleaned_data`` are the keyword arguments of its service."""

    def __init__(self, *args, whistle, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.whistle, self.actor = whistle, actor


class _CallForm(WhistleForm):
    """A step about one called unit: those the step fits are offered, a single one is chosen already."""

    call = forms.TypedChoiceField(label=_("单位"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.calls = {str(call.pk): call for call in self.fitting()}
        self.fields["call"].choices = [(pk, call.unit.name) for pk, call in self.calls.items()]
        self.fields["call"].coerce = self.calls.get

    def fitting(self):
        raise NotImplementedError


class AnswerCallForm(_CallForm):
    answer = forms.ChoiceField(label=_("到场了吗"), choices=CallAnswer, widget=forms.RadioSelect)
    why_not = _words(_("来不了，为什么"), 300, hint=_("县里看得到，吹哨单位可以向上报告。"), required=False, rows=2)

    def fitting(self):
        return selectors.calls_to_answer(self.whistle, self.actor)


class ReportRefusalForm(_CallForm):
    def fitting(self):
        return selectors.calls_to_report(self.whistle)


class _RateForm(_CallForm):
    cooperation = forms.ChoiceField(label=_("配合得怎样"), choices=Cooperation, widget=forms.RadioSelect)
    words = _words(_("想说的"), 300, hint=_("只说两家单位怎样配合，不评价个人。"), required=False, rows=2)


class RateAsCallerForm(_RateForm):
    def fitting(self):
        return [call for call in self.whistle.calls.all() if not call.by_caller]


class RateAsCalledForm(_RateForm):
    def fitting(self):
        return selectors.calls_to_rate(self.whistle, self.actor)


class MinutesForm(WhistleForm):
    words = _words(_("现场记录"), 2000, hint=_("看到什么、各家怎么说、定了什么。"), rows=6)


class DivideTaskForm(WhistleForm):
    unit = forms.ModelChoiceField(
        label=_("分给谁"), queryset=None, to_field_name="public_id", empty_label=_("请选单位")
    )
    what = forms.CharField(label=_("做什么"), max_length=200)
    due_on = forms.DateField(label=_("哪天前"), widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = selectors.units_at_work(self.whistle)


class FinishTaskForm(WhistleForm):
    task = forms.TypedChoiceField(label=_("哪一项"))
    words = _words(_("做成什么样"), 300, hint=_("不用做了，也写明为什么。"), rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tasks = {str(task.pk): task for task in selectors.tasks_to_finish(self.whistle, self.actor)}
        self.fields["task"].choices = [(pk, f"{task.unit.name}：{task.what}") for pk, task in tasks.items()]
        self.fields["task"].coerce = tasks.get


class EndWhistleForm(WhistleForm):
    result = _words(_("结果"), 1000, hint=_("一起办成了什么。这句话会告诉诉求人。"))
