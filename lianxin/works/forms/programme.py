"""Form of one indicator a village tells of itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.steps import StepForm
from lianxin.kit.steps import words as lines
from lianxin.works.vocabulary import BY_CODE, TOLD, Area


class ReadingForm(StepForm):
    code = forms.ChoiceField(
        label=_("哪一项"),
        choices=lambda: [
            (area.label, [(each.code, each.label) for each in TOLD if each.area == area]) for area in Area
        ],
    )
    year = forms.IntegerField(label=_("哪一年"), min_value=2000, max_value=2100, initial=lambda: clock.today().year)
    value = forms.DecimalField(
        label=_("数"),
        min_value=0,
        max_digits=15,
        decimal_places=2,
        help_text=_("比率写分子，例如“通了水的户”。"),
    )
    whole = forms.IntegerField(
        label=_("一共多少"), min_value=1, max_value=10**9, required=False, help_text=_("比率才写，例如“全部的户”。")
    )
    words = lines(_("怎么来的"), 300, hint=_("哪天数的、看了哪张表。人人看得到，不写姓名。"))

    def clean(self):
        given = super().clean()
        value, found = given.get("value"), BY_CODE.get(given.get("code"))
        if value is not None and found:
            if value != int(value):
                self.add_error("value", _("请写整数。"))
            given["value"] = int(value)
        return given
