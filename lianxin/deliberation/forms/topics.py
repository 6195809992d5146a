"""Bringing a topic, and its steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.policies import can_enter_for_others
from lianxin.deliberation.vocabulary import TALKED, TopicOrigin, TopicRoute
from lianxin.kit.forms import DateTimeInput, GroupedForm
from lianxin.kit.steps import StepForm, words
from lianxin.territory.fields import DivisionField

_ORIGINS = [
    (TopicOrigin.RESIDENT, _("我自己提")),
    (TopicOrigin.SIGNATURES, _("找人一起提（联名）")),
]


class TopicForm(GroupedForm, forms.Form):
    division = DivisionField(label=_("哪个村（社区）的事"))
    title = forms.CharField(label=_("想议什么"), max_length=60, help_text=_("一句话，比如：村口停车位怎么分"))
    words = words(_("为什么要议"), 2000, hint=_("公布之前只有筛选的人看得到。不写别人的隐私。"), rows=4)
    origin = forms.ChoiceField(
        label=_("怎么提"), choices=_ORIGINS, initial=TopicOrigin.RESIDENT, widget=forms.RadioSelect
    )
    shows_name = forms.BooleanField(label=_("公布时可以写我的姓名"), required=False)
    proposer_name = forms.CharField(
        label=_("替谁登记"), max_length=40, required=False, help_text=_("本人没有手机时，由工作人员代填他的姓名。")
    )

    def __init__(self, *args, is_staff=False, visits=False, **kwargs):
        super().__init__(*args, **kwargs)
        if visits:
            self.fields["origin"].choices += [(TopicOrigin.LIAISON, TopicOrigin.LIAISON.label)]
        if is_staff:
            self.fields["origin"].choices += [(TopicOrigin.BODY, _("组织提出"))]
        else:
            del self.fields["proposer_name"]


class SignForm(StepForm):
    name = forms.CharField(
        label=_("替谁登记"), max_length=40, required=False, help_text=_("您自己联名就空着；纸上签了名的，填他的姓名。")
    )
    household = forms.CharField(label=_("哪一户"), max_length=40, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

        if not can_enter_for_others(self.actor, self.about.division_path):
            del self.fields["name"]


class ScreenForm(StepForm):
    reason = words(_("理由"), 500, hint=_("提的人看得到；写清为什么、接下来怎样。"))


class PublishForm(StepForm):
    materials = words(
        _("要知道的情况"), 4000, hint=_("用大白话写：现在怎样、有哪些办法、各要花多少。人人看得到，不写姓名。"), rows=6
    )
    discuss_at = forms.DateTimeField(label=_("什么时候议"), widget=DateTimeInput())
    discuss_where = forms.CharField(label=_("在哪里议"), max_length=120)
    seats = forms.IntegerField(label=_("请多少人来议"), min_value=3, max_value=500)
    affected_seats = forms.IntegerField(
        label=_("其中和这件事有关的人"), min_value=1, max_value=500, help_text=_("至少三分之一。")
    )


class ConcludeForm(StepForm):
    outcome = forms.ChoiceField(
        label=_("议的结果"), choices=[(each, each.label) for each in TALKED], widget=forms.RadioSelect
    )
    outcome_words = words(_("议成了什么"), 2000, hint=_("人人看得到，不写姓名。"), rows=5)
    route = forms.ChoiceField(label=_("接下来"), choices=TopicRoute.choices, widget=forms.RadioSelect)
