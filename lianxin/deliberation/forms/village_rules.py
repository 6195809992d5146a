"""村规民约: drafting, and its steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.village_rules import not_explained
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked, words

_HINT = _("一行一条，用大白话写；不写罚款、不扣待遇、不点名、不收押金。")


def _text():
    return words(_("条文"), 6000, hint=_HINT, rows=12)


class DraftForm(forms.Form):
    division = forms.TypedChoiceField(label=_("哪个村（社区）"))
    title = forms.CharField(label=_("名称"), max_length=60, help_text=_("比如：上河村村规民约"))
    text = _text()

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        found = {place.public_id: place for place in places}
        self.fields["division"].choices = [(key, place.name) for key, place in found.items()]
        self.fields["division"].coerce = found.get


class RedraftForm(StepForm):
    title = forms.CharField(label=_("名称"), max_length=60)
    text = _text()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.update(title=self.about.title, text=self.about.text)


class ConsultForm(StepForm):
    until = forms.DateField(label=_("征求意见到哪天"), widget=DateInput())
    explained = words(
        _("有的话为什么不算违法"),
        1000,
        required=False,
        hint=_("系统标出来的话，改掉就空着；确实不是那个意思的，写明为什么。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not not_explained(self.about.text, self.about.explained_of):
            self.initial["explained"] = self.about.explained


class HandInForm(StepForm):
    heard = words(
        _("大家提了什么，改了哪里"), 1000, hint=_("多少人提了意见，纸上的也算；人人看得到，不写姓名。"), rows=4
    )
    text = _text()
    explained = words(
        _("有的话为什么不算违法"), 1000, required=False,
        hint=_("征求意见时写过的还在；这次改的条文里又标出来的话，改掉，或者接着写明为什么。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.update(text=self.about.text, explained=self.about.explained)


class CheckForm(StepForm):
    words = words(_("乡镇的意见"), 1000, hint=_("谁审的，有没有请律师看，要改什么。"))


class AdoptForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.resolutions_for_village_rule(self.about)}
        self.fields["resolution"] = picked(
            _("哪一份决议"), [(key, f"{each.number} {each.title}") for key, each in found.items()], coerce=found.get,
            help_text=_("村民会议（居民会议）作出的、已经公布的决议才列在这里。"),
        )  # fmt: skip


class ReviewRulesForm(AdoptForm):
    explained = words(
        _("有的话为什么不算违法"), 1000, required=False,
        hint=_("条文重新查过一遍；页面上标出来的话，确实不是那个意思的，写明为什么。要改的，点“起草一版”。"),
    )  # fmt: skip


class FileForm(StepForm):
    filing = forms.CharField(label=_("备案文号"), max_length=60)
    filed_on = forms.DateField(label=_("哪天备案"), widget=DateInput())
