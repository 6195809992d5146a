"""Where and when somebody is there, as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import DateInput, GroupedForm
from lianxin.kit.week import WEEKDAYS
from lianxin.stations.vocabulary import Access, HolidayRule, Offer, SlipPaper, StationKind
from lianxin.territory.fields import DivisionField

_USUAL = "8:30-12:00 14:30-18:00"
_DAYS = [f"day{number}" for number in range(7)]


class StationForm(GroupedForm, forms.Form):
    """One station; the place is asked only when it is new."""

    division = DivisionField(label=_("在哪个村、社区、园区"))
    kind = forms.ChoiceField(label=_("类别"), choices=StationKind, initial=StationKind.CONTACT)
    name = forms.CharField(label=_("名称"), max_length=60, help_text=_("不用挂新牌子，写大家叫得出的名字。"))
    place_words = forms.CharField(
        label=_("在哪里"), max_length=160, help_text=_("用话说清楚，例如“村委会一楼进门右手第一间”。")
    )
    phone = PhoneField(label=_("公开的电话"), required=False)
    holiday_rule = forms.ChoiceField(label=_("法定节假日"), choices=HolidayRule, initial=HolidayRule.BY_ROSTER)
    offers = forms.MultipleChoiceField(
        label=_("有什么"), choices=Offer, required=False, widget=forms.CheckboxSelectMultiple
    )
    access = forms.MultipleChoiceField(
        label=_("无障碍"), choices=Access, required=False, widget=forms.CheckboxSelectMultiple
    )
    slip_paper = forms.TypedChoiceField(
        label=_("触摸屏旁边的打印机"),
        choices=SlipPaper,
        required=False,
        empty_value=SlipPaper.NONE,
        help_text=_("没有触摸屏就不用管。"),
    )
    notes = forms.CharField(label=_("还要说的"), max_length=300, required=False)

    groups = (
        (_("地点"), ("division", "kind", "name", "place_words", "phone")),
        (
            _("每周什么时间有人"),
            (*_DAYS, "holiday_rule"),
            _("照“8:30-12:00 14:30-18:00”写，休息的那天空着。调休上班日照周五。"),
        ),
        (_("能做什么"), ("offers", "access", "slip_paper", "notes")),
    )

    def __init__(self, *args, station=None, **kwargs):
        if station is not None:
            kwargs["initial"] = {
                **{
                    name: getattr(station, name)
                    for name in (
                        "kind",
                        "name",
                        "place_words",
                        "phone",
                        "holiday_rule",
                        "offers",
                        "access",
                        "slip_paper",
                        "notes",
                    )
                },
                **{f"day{number}": hours for number, hours in enumerate(station.week)},
            }
        super().__init__(*args, **kwargs)
        for number, label in enumerate(WEEKDAYS):
            self.fields[f"day{number}"] = forms.CharField(
                label=label, required=False, max_length=60, initial=_USUAL if number < 5 and station is None else ""
            )
        if station is not None:
            del self.fields["division"]

    def values(self):
        """What the service takes."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in _DAYS}
        return {**data, "week": [" ".join(self.cleaned_data[name].split()) for name in _DAYS]}


class CloseForm(forms.Form):
    reason = forms.CharField(label=_("为什么停用、改到哪里"), max_length=200)


class SpecialDayForm(forms.Form):
    day = forms.DateField(label=_("哪一天"), widget=DateInput)
    hours = forms.CharField(
        label=_("几点到几点"), required=False, max_length=60, help_text=_("例如 9:00-12:00；空着就是这天没人。")
    )
    reason = forms.CharField(label=_("为什么"), max_length=80, help_text=_("会公开，例如“停电检修”。"))
