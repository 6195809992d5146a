"""What somebody types at the touch screen of a hall, or for a time at home: as little as possible, kept by nobody."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField
from lianxin.stations.forms.work import KeyedForm
from lianxin.stations.vocabulary import Access

_OFF = {"autocomplete": "off", "data-draft": "off", "spellcheck": "false"}


class KioskTellForm(KeyedForm):
    """A need told at the screen; without a name it is anonymous, and the slip's code opens it."""

    content = forms.CharField(
        label=_("什么事？"),
        max_length=1000,
        min_length=4,
        widget=forms.Textarea(attrs={"rows": 4, **_OFF}),
        error_messages={"min_length": _("太短了，请多写几个字。")},
    )
    name = forms.CharField(
        label=_("怎么称呼您"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=_OFF),
        help_text=_("不写就是匿名。"),
    )
    phone = PhoneField(label=_("电话"), required=False, help_text=_("不写也行，凭纸条上的取件码来看。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs.update(_OFF)


class NumberForm(KeyedForm):
    purpose = forms.CharField(
        label=_("办什么"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=_OFF),
        help_text=_("不写也能取号。"),
    )


class TimeForm(KeyedForm):
    time = forms.ChoiceField(label=_("什么时候来"))
    purpose = forms.CharField(label=_("办什么"), required=False, max_length=80)
    name = forms.CharField(label=_("怎么称呼您"), required=False, max_length=40, help_text=_("不写也行，凭号码来。"))
    access_asked = forms.MultipleChoiceField(
        label=_("来的时候要什么方便"),
        choices=Access,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("站里会先答复做不做得到；做不到，告诉您可以怎么办。"),
    )
    phone = PhoneField(label=_("电话"), required=False, help_text=_("要站里回话就写；不写也行，在预约页上看。"))

    def __init__(self, *args, times, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time"].choices = times

    def booking(self):
        """What the service takes beside station and key."""
        data = dict(self.cleaned_data)
        data.pop("client_key")
        day, hour = data.pop("time").split(" ")
        return {"day": date.fromisoformat(day), "hour": hour, **data}


class AccessForm(forms.Form):
    met = forms.TypedChoiceField(
        label=_("做得到吗"),
        choices=(("yes", _("做得到")), ("no", _("做不到"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("说一句"), required=False, max_length=200, help_text=_("做不到的，请写可以怎么办，例如“我们上门办”。")
    )
