"""Who sees to a gap."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.coverage import selectors
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm


class AssignForm(StepForm):
    keeper = forms.ChoiceField(label=_("谁来补"))
    due_on = forms.DateField(label=_("哪天前补上"), widget=DateInput())
    plan = forms.CharField(
        label=_("怎么补"), required=False, max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text=_("例如“和下河村合建联合党支部”。可以不填。"),
    )  # fmt: skip

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.users = {user.public_id: user for user in selectors.keepers_for(about)}
        self.fields["keeper"].choices = [("", _("请选")), *((key, user.name) for key, user in self.users.items())]
        if about.keeper_id:
            self.initial |= {"keeper": about.keeper.public_id, "due_on": about.due_on, "plan": about.plan}

    def clean_keeper(self):
        return self.users[self.cleaned_data["keeper"]]
