"""Steps of a recurring topic."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateInput
from lianxin.kit.tree import ancestors
from lianxin.needs.vocabulary import HALL_TITLE
from lianxin.organisations import selectors as organisations


class TopicForm(forms.Form):
    """``cleaned_data`` are the keyword arguments of the step's service."""

    def __init__(self, *args, topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.topic = topic


class TakeUpTopicForm(TopicForm):
    unit = forms.ModelChoiceField(
        label=_("牵头单位"), queryset=None, to_field_name="public_id", empty_label=_("请选单位")
    )
    plan = forms.CharField(
        label=_("打算怎么办"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("从根上怎么解决、分几步、要哪些单位配合。"),
    )
    due_on = forms.DateField(label=_("哪天前办到"), widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = ancestors(self.topic.division_path, include_self=True)
        self.fields["unit"].queryset = (
            organisations.units_within("")
            .filter(division_path__in=places, dissolved_on__isnull=True)
            .order_by("-division_path", "id")
        )
        if self.topic.unit_id:
            self.initial |= {"unit": self.topic.unit.public_id, "plan": self.topic.plan, "due_on": self.topic.due_on}


class TopicResultForm(TopicForm):
    summary = forms.CharField(
        label=_("公开的说法"), max_length=120, help_text=_("一句概括的话，不写姓名、电话、门牌。例如“村东头路灯常坏”。")
    )
    result = forms.CharField(
        label=_("结果"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("做了什么、花了多少、以后怎样不再发生。人人都看得到。"),
    )


class SetTopicAsideForm(TopicForm):
    reason = forms.CharField(
        label=_("为什么不专门办"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每件诉求照常各办各的。"),
    )


class ProposeTopicForm(TopicForm):
    question = forms.CharField(
        label=_("请议事厅商议什么"),
        max_length=HALL_TITLE,
        help_text=_("一句大家能讨论的话，例如“路灯常亮的电费怎么出”。不写姓名。"),
    )
