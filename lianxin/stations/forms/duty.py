"""The roster by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import DateInput
from lianxin.kit.week import WEEKDAYS
from lianxin.stations.vocabulary import Slot


class AttendantForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = PhoneField(label=_("公布的电话"), required=False, help_text=_("贴在值班表上，写愿意公布的。"))
    username = forms.CharField(
        label=_("账号"), max_length=80, required=False, help_text=_("有账号的写登录名，交班、换班会提醒到本人。")
    )
    may_lead = forms.BooleanField(label=_("可以带班"), required=False)


class _PeopleForm(forms.Form):
    def __init__(self, *args, attendants, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("on_duty", "backup", "leader", "instead"):
            if name in self.fields:
                found = attendants.filter(may_lead=True) if name == "leader" else attendants
                self.fields[name].queryset = found


def _choice(label, **more):
    return forms.ModelChoiceField(label=label, queryset=None, to_field_name="public_id", **more)


class ShiftForm(_PeopleForm):
    day = forms.DateField(label=_("哪一天"), widget=DateInput)
    slot = forms.ChoiceField(label=_("时段"), choices=Slot)
    on_duty = _choice(_("值班"))
    backup = _choice(_("替补（AB 岗）"), required=False)
    leader = _choice(_("带班"), required=False)


class SwapForm(_PeopleForm):
    instead = _choice(_("换成"))
    reason = forms.CharField(label=_("为什么"), max_length=120)


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("交班记录"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("下一班要知道的事；没有就写“无事”。写了这个班就算值完，没有别的打卡。"),
    )


class PlanForm(forms.Form):
    first = forms.DateField(label=_("从哪天起"), widget=DateInput)
    days = forms.TypedChoiceField(
        label=_("排多久"), coerce=int, choices=((7, _("一周")), (14, _("两周")), (28, _("四周"))), initial=7
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first"].initial = clock.today()


#: Slots of the usual week: weekdays by half day, the two days of the weekend.
USUAL = [(day, slot) for day in range(5) for slot in (Slot.AM, Slot.PM)] + [(5, Slot.WEEKEND), (6, Slot.WEEKEND)]


class PatternForm(forms.Form):
    """The usual week: for each slot who is on duty and who stands in; one leader for all. ``attendants`` is a list."""

    def __init__(self, *args, attendants, pattern, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in attendants}
        known = {(row.weekday, row.slot): row for row in pattern}
        leads = next((row.leader for row in pattern if row.leader), None)
        self._offer("leader", _("带班"), [person for person in attendants if person.may_lead], leads)
        for day, slot in USUAL:
            row, label = known.get((day, slot)), f"{WEEKDAYS[day]} {Slot(slot).label}"
            self._offer(f"on_{day}_{slot}", f"{label} · {_('值班')}", attendants, row and row.on_duty)
            self._offer(f"backup_{day}_{slot}", f"{label} · {_('替补')}", attendants, row and row.backup)

    def _offer(self, name, label, people, chosen):
        choices = [("", _("没有人")), *((person.public_id, person.name) for person in people)]
        initial = chosen.public_id if chosen else ""
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, initial=initial, required=False)

    def _chosen(self, name):
        return self.people.get(self.cleaned_data[name])

    def turns(self):
        """What the service takes: slots without anybody are left out."""
        return [
            (day, slot, person, self._chosen(f"backup_{day}_{slot}"), self._chosen("leader"))
            for day, slot in USUAL
            if (person := self._chosen(f"on_{day}_{slot}"))
        ]
