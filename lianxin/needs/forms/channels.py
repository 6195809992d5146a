"""What the desk writes down of a call, a letter, or what was heard at a door: shown only for that channel."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.kit.forms import DateInput, DateTimeInput
from lianxin.needs.services.intake_details import Details
from lianxin.needs.vocabulary import Channel

_AT_THE_DOOR = (Channel.LIAISON, Channel.GRID)


class ChannelForm(forms.Form):
    """Fields beside the form of a need, none for a visitor at the counter; ``asked_of`` says for which they were shown."""

    called_at = forms.DateTimeField(label=_("来电时间"), required=False, widget=DateTimeInput())
    written_on = forms.DateField(label=_("信上的日期"), required=False, widget=DateInput())
    postmarked_on = forms.DateField(
        label=_("邮戳日期"), required=False, widget=DateInput(), help_text=_("信和信封请拍照或扫描，传到下面“照片”。")
    )
    heard_by_name = forms.CharField(label=_("谁听到的"), max_length=40, required=False)
    household_agreed = forms.BooleanField(
        label=_("这一户同意代报"), required=False, help_text=_("不同意就选“匿名”，只记事情，不记是谁。")
    )
    asked_of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    _shown = {
        Channel.PHONE: ("called_at",),
        Channel.LETTER: ("written_on", "postmarked_on"),
        Channel.LIAISON: ("heard_by_name", "household_agreed"),
        Channel.GRID: ("heard_by_name", "household_agreed"),
    }

    def __init__(self, channel, data=None, *, actor):
        self.channel = channel
        shown = self._shown.get(channel, ())
        was_asked = data is not None and data.get("asked_of") == channel
        super().__init__(
            data if was_asked else None, initial={"heard_by_name": actor.name, "called_at": timezone.localtime()}
        )
        self.is_unasked = bool(shown) and data is not None and not was_asked
        for name in [name for name in self.fields if name not in (*shown, "asked_of")]:
            del self.fields[name]
        self.fields["asked_of"].initial = channel
        self.has_any = bool(shown)

    @classmethod
    def beside(cls, form, *, actor):
        """For the channel chosen in the form of a need."""
        channel = form.data.get("channel", "") if form.is_bound else form.fields["channel"].initial
        return cls(channel if channel in Channel.values else "", form.data if form.is_bound else None, actor=actor)

    def is_complete(self):
        """Nothing is left to ask: the channel has nothing, or it was shown and is right."""
        return not self.is_unasked and (not self.is_bound or self.is_valid())

    def details(self):
        """The domain value; nobody is said to have agreed who was not asked."""
        if not self.is_bound or not self.has_any:
            return Details()
        data = {name: value for name, value in self.cleaned_data.items() if name != "asked_of"}
        if self.channel not in _AT_THE_DOOR:
            data.pop("household_agreed", None)
        return Details(**data)
