"""Forms of a proposed assignment: what to work out, and whom a person chooses instead."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.liaison.vocabulary import AssignmentKind


class PlanForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("拟什么"),
        choices=[(kind.value, kind.label) for kind in (AssignmentKind.LEAD, AssignmentKind.DEPUTY)],
        initial=AssignmentKind.LEAD,
        widget=forms.RadioSelect,
    )


class RowForm(forms.Form):
    """Whom the household is to have; each choice says how many households they would have by this list."""

    liaison = forms.ChoiceField(label=_("由谁联系"), widget=forms.RadioSelect)

    def __init__(self, *args, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["liaison"].choices = offered
