from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from lianxin.audit.selectors import Question
from lianxin.kit.forms import DateInput
from lianxin.kit.ids import normalise_code

_SOME_DAY = [MinValueValidator(date(1949, 10, 1)), MaxValueValidator(date(2999, 12, 31))]


class TrailForm(forms.Form):
    """What to look for in the trail; every part may stay empty."""

    subject = forms.CharField(label=_("事项编号"), required=False, max_length=40, help_text=_("那件事页面上的编号"))
    person = forms.CharField(label=_("经办人姓名"), required=False, max_length=80)
    first_day = forms.DateField(label=_("从哪天"), required=False, widget=DateInput, validators=_SOME_DAY)
    last_day = forms.DateField(label=_("到哪天"), required=False, widget=DateInput, validators=_SOME_DAY)

    def clean_subject(self):
        subject = self.cleaned_data["subject"].strip()
        return subject if subject.isdigit() else normalise_code(subject)

    def clean(self):
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("结束的日子早于开始的日子，请改其中一个。"))
        return self.cleaned_data

    def question(self):
        """What was asked; of a form with errors, its good parts."""
        return Question(**{name: value for name, value in self.cleaned_data.items() if value})


class LookUpForm(forms.Form):
    """An entry by its number, or entries by the public id of what they are about."""

    q = forms.CharField(label=_("条目编号，或事项编号"), max_length=60)

    def clean_q(self):
        text = self.cleaned_data["q"].strip()
        return text if text.isascii() and text.isdigit() else normalise_code(text)
