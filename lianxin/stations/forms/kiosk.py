"""What somebody types at the touch screen of a hall, or for a time at home: as little as possible, kept by nobody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField
from lianxin.stations.forms.work import KeyedForm

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

    def __init__(self, *args, times, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time"].choices = times
