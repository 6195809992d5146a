"""Forms of courses and of who took them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.cadres.forms.select import dated, short
from lianxin.cadres.vocabulary import CourseKind, CourseLevel
from lianxin.kit import clock
from lianxin.kit.steps import StepForm
from lianxin.kit.steps import words as lines

_MOST_NAMES = 100


class CourseForm(StepForm):
    title = short(_("学什么"), 80)
    kind = forms.ChoiceField(label=_("怎么学的"), choices=CourseKind)
    level = forms.ChoiceField(label=_("哪一级办的"), choices=CourseLevel)
    organiser = short(_("谁办的"), 60)
    place = short(_("地点"), 60, required=False)
    starts_on = dated(_("从哪天"))
    ends_on = dated(_("到哪天"))
    hours = forms.IntegerField(label=_("学时"), min_value=1, max_value=400)
    is_induction = forms.BooleanField(label=_("是新任书记的初任培训"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"starts_on": clock.today(), "ends_on": clock.today()}


class NamesForm(StepForm):
    names = lines(_("谁参加了"), 2000, hint=_("一行写一个全名。同名的在后面空一格写户编号。"), rows=8)

    def clean_names(self):
        found = list(dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()))
        names = [name for name in found if name]
        if len(names) > _MOST_NAMES or any(len(name) > 40 for name in names):
            raise forms.ValidationError(_("一次最多一百人，一行只写一个名字。"))
        return names


class ReasonForm(StepForm):
    reason = short(_("哪里错了"), 200)
