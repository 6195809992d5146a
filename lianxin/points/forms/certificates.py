"""Asking for a certificate of volunteer service: oneself, or staff for somebody who came or called."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateInput
from lianxin.kit.masking import mask_name
from lianxin.kit.steps import StepForm, picked
from lianxin.people import selectors as people
from lianxin.points import selectors
from lianxin.points.forms.claiming import one_person
from lianxin.points.vocabulary import Asked


class _PeriodForm(StepForm):
    first = forms.DateField(label=_("从哪天"), required=False, widget=DateInput(), help_text=_("空着就是从头算起。"))
    last = forms.DateField(label=_("到哪天"), required=False, widget=DateInput(), help_text=_("空着就是到最近一次。"))

    def period(self, given, hours):
        """``given`` with the period filled in from what was done."""
        given["first"] = given.get("first") or min(hours.first, given.get("last") or hours.first)
        given["last"] = given.get("last") or max(hours.last, given["first"])
        return given


class OwnCertificateForm(_PeriodForm):
    """``about`` are the hours of oneself and one's children, by place."""

    field_order = ["whose"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {f"{each.person.public_id}-{each.division.public_id}": each for each in self.about}
        names = [
            (key, f"{each.person.name} · {each.division.short_name} · {each.hours}") for key, each in found.items()
        ]
        self.fields["whose"] = picked(_("谁的、在哪做的、几小时"), names, coerce=found.get)
        self.order_fields(self.field_order)

    def clean(self):
        given = super().clean()
        hours = given.pop("whose", None)
        if hours is None or self.errors:
            return given
        return self.period(given, hours) | {"person": hours.person, "division": hours.division}


class CounterCertificateForm(_PeriodForm):
    """``about`` is the place; the person has come or called, and staff write down which."""

    field_order = ["who", "asked"]
    who = forms.CharField(label=_("谁要"), max_length=40, help_text=_("姓名、手机号或户编号。"))
    asked = forms.ChoiceField(
        label=_("怎么要的"), choices=[each for each in Asked.choices if each[0] != Asked.SELF],
        widget=forms.RadioSelect, help_text=_("要本人要才开；未成年人由监护人来要。"),
    )  # fmt: skip

    def clean(self):
        given = super().clean()
        if "who" not in given or self.errors:
            return given
        try:
            person = one_person(given.pop("who"), self.about, self.actor)
        except forms.ValidationError as wrong:
            self.add_error("who", wrong)
            return given
        here = [each for each in selectors.hours_of([person]) if each.division == self.about]
        if not here:
            said = _("%(name)s在这里还没有入了账、按小时算的志愿服务。")
            self.add_error("who", forms.ValidationError(said, params={"name": mask_name(person.name)}))
            return given
        return self.period(given, here[0]) | {"person": person, "division": self.about}


class NameForm(forms.Form):
    """Whether the name on a paper is the one that was certified: nothing is shown, only compared, and only for who has the paper."""

    check = forms.CharField(label=_("纸上的核验码"), max_length=12, widget=forms.TextInput({"autocomplete": "off"}))
    name = forms.CharField(label=_("纸上的姓名"), max_length=40, widget=forms.TextInput({"autocomplete": "off"}))

    def __init__(self, *args, certificate, **kwargs):
        super().__init__(*args, **kwargs)
        self.certificate = certificate

    def clean_check(self):
        if not selectors.has_paper(self.certificate, self.cleaned_data["check"]):
            raise forms.ValidationError(_("核验码不对，请照纸上的再写一遍，一共八位。"))
        return self.cleaned_data["check"]

    def clean_name(self):
        """Compared only where the code is right."""
        is_it = selectors.is_certified_name(self.certificate, self.cleaned_data["name"])
        if "check" in self.cleaned_data and not is_it:
            raise forms.ValidationError(_("不是这个名字：纸上的姓名改过，或者写错了字。请和出具的村（社区）问清楚。"))
        return self.cleaned_data["name"]


def hours_of_own(actor):
    """What the reader and the children in their care have done."""
    return selectors.hours_of(people.own_people(actor))
