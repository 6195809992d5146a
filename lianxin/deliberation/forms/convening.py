"""Asking for a meeting, by oneself or from a signed list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.forms.bodies import MembersForm
from lianxin.kit.steps import StepForm, words


class SignConveningForm(MembersForm):
    """Nothing to fill in for who signs themselves; staff enter a list."""

    members = words(
        _("签了名的人"), 8000, rows=8, required=False,
        hint=_("照着签名单登记，一行一位：姓名，空一格写户编号（名册上不重名的可以不写）。不写就是您本人签名。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.about.enters_for_others:
            del self.fields["members"]

    def clean(self):
        rows = super().clean().pop("members", ())
        return {**self.cleaned_data, "signers": [(name, code) for name, code, _votes in rows]}


class AskMeetingForm(SignConveningForm):
    about = words(
        _("这次会要商量什么"), 300, rows=3, hint=_("用一两句话写清楚想请会上定什么。签名的人看的就是这段话。")
    )
    field_order = ["about", "members"]


class DropConveningForm(StepForm):
    reason = forms.CharField(
        label=_("为什么不要求了"), max_length=300, help_text=_("比如：事情已经办了，签名的人都说不用开会了。")
    )
