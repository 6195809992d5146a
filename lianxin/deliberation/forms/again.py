"""The day of a meeting that is held again because too few came."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateTimeInput
from lianxin.kit.steps import StepForm


class AgainForm(StepForm):
    starts_at = forms.DateTimeField(label=_("开会时间"), widget=DateTimeInput())
    place = forms.CharField(label=_("开会地点"), max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["place"] = self.about.place
