"""Forms of the board."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.vocabulary import Channel
from lianxin.kit.fields import PhoneField


class ObjectionForm(forms.Form):
    words = forms.CharField(
        label=_("哪里不对"),
        help_text=_("写清第几张表、哪一行、应该是多少。有凭据的，答复的人会找您看。"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
    )
    name = forms.CharField(label=_("怎么称呼您"), required=False, max_length=40, help_text=_("可以不写。不会公开。"))
    phone = PhoneField(label=_("手机号"), required=False, help_text=_("写了，有答复就发短信告诉您。不会公开。"))


class StaffObjectionForm(ObjectionForm):
    channel = forms.ChoiceField(
        label=_("怎么来的"), choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB]
    )


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("答复"),
        help_text=_("大家都能看到，不要写提异议的人是谁。"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )
