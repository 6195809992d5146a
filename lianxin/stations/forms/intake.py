"""One screen of the book, keyboard first: few fields, good defaults, Enter saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.fields import PhoneField, normalise_phone
from lianxin.kit.forms import DateTimeInput
from lianxin.stations.forms.work import KeyedForm
from lianxin.stations.services import Visit
from lianxin.stations.vocabulary import Access, Outcome, Satisfaction, SignWay, VisitChannel


def typed_who(text):
    """Name and phone out of what was typed: a number is a phone, anything else a name."""
    text = text.strip()
    if any(c.isdigit() for c in text):
        try:
            return "", normalise_phone(text)
        except ValueError:
            return text, ""
    return text, ""


class EntryForm(KeyedForm):
    """A line of the book. ``who`` takes a name, pinyin, initials or a telephone, or nothing."""

    who = forms.CharField(
        label=_("来人"),
        required=False,
        max_length=40,
        help_text=_("姓名、拼音首字母或电话；不愿说就空着。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-draft": "off"}),
    )
    person = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    subject = forms.CharField(label=_("什么事"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    outcome = forms.ChoiceField(
        label=_("怎么处理"), choices=Outcome, initial=Outcome.ANSWERED, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("怎么答复的、带去了哪里、陪办哪一项"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "items"}),
    )
    again = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    slip = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    station = forms.ModelChoiceField(label=_("在哪个站点"), queryset=None, to_field_name="public_id")
    channel = forms.ChoiceField(label=_("怎么来的"), choices=VisitChannel, initial=VisitChannel.WALK_IN)
    phone = PhoneField(label=_("电话"), required=False)
    on_behalf_of = forms.CharField(label=_("替谁来"), max_length=40, required=False)
    address = forms.CharField(label=_("住址"), max_length=120, required=False)
    other_party = forms.CharField(
        label=_("调解：另一方是谁"),
        max_length=40,
        required=False,
        help_text=_("双方都愿意才写，写了当场受理调解，事情不写在登记簿上；只有一方来，空着，转矛盾纠纷诉求。"),
    )
    is_elder = forms.BooleanField(label=_("六十岁以上"), required=False)
    access_asked = forms.MultipleChoiceField(
        label=_("要什么方便"), choices=Access, required=False, widget=forms.CheckboxSelectMultiple
    )
    access_met = forms.BooleanField(label=_("要的方便都做到了"), required=False, initial=True)
    sign = forms.ChoiceField(
        label=_("签字"), choices=[("", _("没有签")), *SignWay.choices], required=False, initial="spoken"
    )
    satisfaction = forms.TypedChoiceField(
        label=_("满意吗"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("没有说")), *Satisfaction.choices],
    )
    is_complaint = forms.BooleanField(label=_("这是投诉"), required=False)
    about_words = forms.CharField(
        label=_("投诉的是谁、哪个单位"),
        max_length=120,
        required=False,
        help_text=_("写了就封存，交上一级办，本站的登记簿上只看得到“封存”。"),
    )

    FIRST = ("who", "subject", "outcome", "answer", "sign")

    def __init__(self, *args, stations, station=None, items=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        self.fields["station"].queryset = stations
        self.fields["station"].initial = station.public_id if station else None

    def more_fields(self):
        """What lies one key away."""
        return [field for field in self.visible_fields() if field.name not in self.FIRST]

    @property
    def has_more_errors(self):
        return any(field.errors for field in self.more_fields())

    def clean(self):
        data = super().clean()
        if data.get("outcome") == Outcome.GUIDED and not self.item():
            words = data.get("answer", "").strip()
            said = (
                _("服务事项里没有“{words}”，请从列出的里选。").format(words=words)
                if words
                else _("请写陪办哪一项，从列出的里选。")
            )
            self.add_error("answer", said)
        return data

    def item(self):
        """The service meant by what was typed: its name or code, or the only one whose name has it; else ``None``."""
        words = self.cleaned_data.get("answer", "").strip()
        exact = [each for each in self.items if words in (each.name, each.code)]
        found = exact or [each for each in self.items if words and words in each.name]
        return found[0] if len(found) == 1 else None

    def visit(self, person=None, again=(None, None)):
        """The domain value; ``person`` is who was found for ``who``, ``again`` the entry or need they came for before."""
        data = self.cleaned_data
        name, phone = (person.name, person.phone) if person else typed_who(data["who"])
        return Visit(
            name=name,
            phone=data["phone"] or phone,
            user_id=person.user_id if person else None,
            again_of=again[0],
            again_of_need=again[1],
            address=data["address"] or (person.address if person else ""),
            **{
                key: data[key]
                for key in (
                    "subject",
                    "on_behalf_of",
                    "other_party",
                    "channel",
                    "is_elder",
                    "is_complaint",
                    "about_words",
                    "access_asked",
                    "access_met",
                )
            },
        )

    def values(self):
        """What the service takes beside the visit."""
        data = self.cleaned_data
        words = data["answer"].strip()
        passed, guided = data["outcome"] == Outcome.PASSED_ON, data["outcome"] == Outcome.GUIDED
        return {
            "outcome": data["outcome"],
            "answer": "" if passed or guided else words,
            "item": self.item() if guided else None,
            "handed_to": words[:80] if passed else "",
            "sign": data["sign"],
            "satisfaction": data["satisfaction"],
        }


class ResultOfEntryForm(forms.Form):
    result = forms.CharField(label=_("后来怎么样了"), max_length=300)


class PaperLineForm(forms.Form):
    """One line of a page of the paper book."""

    at = forms.DateTimeField(label=_("时间"), required=False, widget=DateTimeInput)
    who = forms.CharField(label=_("来人"), required=False, max_length=40)
    subject = forms.CharField(label=_("什么事"), required=False, max_length=200)
    answer = forms.CharField(label=_("怎么答复的"), required=False, max_length=300)

    def clean(self):
        data = super().clean()
        if self.has_changed() and not self.errors:
            for name, words in (
                ("at", _("请写时间。")),
                ("subject", _("请写什么事。")),
                ("answer", _("请写怎么答复的。")),
            ):
                if not data.get(name):
                    self.add_error(name, words)
        return data


PaperPage = forms.formset_factory(PaperLineForm, extra=8, max_num=30, absolute_max=30)
