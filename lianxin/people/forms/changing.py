"""What ends, moves and is put right later."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.people.calc.position import read_position
from lianxin.territory.fields import DivisionField


class _PastDay(forms.DateField):
    """A day up to today."""

    def clean(self, value):
        day = super().clean(value)
        if day > clock.today():
            raise forms.ValidationError(_("日期在今天以后，请核对。"))
        return day


class EndingForm(forms.Form):
    on = _PastDay(label=_("日期"), widget=DateInput, initial=clock.today)
    reason = forms.CharField(label=_("理由"), max_length=200)


class MovingForm(EndingForm):
    code = forms.CharField(
        label=_("迁到哪一户"),
        max_length=30,
        required=False,
        help_text=_("本村的户编号；不填就是只迁出。分户请先登记新户。"),
    )


class MovingHouseholdForm(EndingForm):
    division = DivisionField(label=_("迁到哪个村（社区）"), levels=("village",))
    code = forms.CharField(label=_("在那里的户编号"), max_length=30)
    address = forms.CharField(label=_("新住址"), max_length=120, required=False)

    field_order = ("division", "code", "address", "on", "reason")


class HouseholdCorrectionForm(forms.Form):
    address = forms.CharField(label=_("住址"), max_length=120, required=False)
    register_no = forms.CharField(label=_("户口簿号"), max_length=30, required=False)
    position = forms.CharField(
        label=_("住处位置（可不填）"), max_length=60, required=False,
        help_text=_("从地图上抄经纬度，如 30.1234, 104.5678，记到十米左右。只用来给联系户党员排顺路、算远近，不公开；手机不定位。"),
    )  # fmt: skip
    reason = forms.CharField(label=_("更正理由"), max_length=200)

    def clean_position(self):
        found = read_position(self.cleaned_data["position"])
        if found is None:
            raise forms.ValidationError(_("请写经纬度两个数，如 30.1234, 104.5678；不知道就空着。"))
        return found


class WhyForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=200)


class DepartForm(forms.Form):
    what = forms.ChoiceField(label=_("登记什么"), choices=[("moved_on", _("迁出")), ("died_on", _("去世"))])
    on = _PastDay(label=_("日期"), widget=DateInput)
