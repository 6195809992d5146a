from django import forms
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """One day of the working calendar."""

    day = forms.DateField(label=_("日期"), widget=forms.DateInput(attrs={"type": "date"}))
    is_workday = forms.TypedChoiceField(
        label=_("这一天"), choices=[("1", _("上班")), ("0", _("休息"))], coerce=lambda value: value == "1"
    )
    basis = forms.CharField(label=_("依据"), max_length=200)
