"""Somebody may need aid: what a village writes down to report it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField
from lianxin.kit.ids import new_public_id
from lianxin.territory.fields import DivisionField

_KEY_LENGTH = 20


class HardshipForm(forms.Form):
    """As little as it takes; civil affairs asks the rest."""

    content = forms.CharField(
        label=_("看到什么困难"),
        min_length=4,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "data-draft": "hardship"}),
        help_text=_("写看到的情况和急需什么。不写病名、证件号和银行卡号。"),
    )
    division = DivisionField(label=_("在哪个村（社区）"), help_text=_("写村名、简称或拼音首字母都行。"))
    place_words = forms.CharField(label=_("具体在哪里"), required=False, max_length=200)
    name = forms.CharField(label=_("谁需要救助"), required=False, max_length=40, help_text=_("不知道姓名就空着。"))
    phone = PhoneField(label=_("电话"), required=False)
    asks_us = forms.BooleanField(
        label=_("本人或家属请村里代为申请"), required=False, help_text=_("没有人请就不勾：只报告，不替人申请。")
    )
    is_urgent = forms.BooleanField(
        label=_("很急，今天就要有人管"), required=False, help_text=_("有人身危险，请先打 110、119 或 120。")
    )
    client_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["client_key"].initial = new_public_id(_KEY_LENGTH)

    def clean_client_key(self):
        key = self.cleaned_data["client_key"]
        return key if len(key) >= _KEY_LENGTH else new_public_id(_KEY_LENGTH)
