"""Of the alliance itself: its charter, members, delegates and meetings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.accounts import selectors as accounts
from lianxin.alliances import selectors
from lianxin.alliances.vocabulary import ChairOrder
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked, words
from lianxin.organisations import selectors as organisations
from lianxin.organisations.errors import Ambiguous
from lianxin.territory.fields import DivisionField


def day_field(label, hint="", *, required=True):
    return forms.DateField(label=label, widget=DateInput(), help_text=hint, required=required)


class _AgreedForm(StepForm):
    """What a charter says, the first one and each that follows."""

    purpose = words(_("为什么联合"), 500, hint=_("一起做什么，说给每家成员听。"))
    order = forms.ChoiceField(label=_("轮值怎么排"), choices=ChairOrder)
    term_months = forms.IntegerField(
        label=_("一任几个月"), min_value=1, max_value=60, initial=3, help_text=_("一季度写 3，半年写 6。")
    )
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("哪次会上定的，文件叫什么。"))


class CharterForm(_AgreedForm):
    starts_on = day_field(_("从哪天起"), _("今天以后、一年以内。比它晚的、还没有开始的章程，由它代替。"))
    turns = words(
        _("轮值的次序"), 4000, required=False, rows=6,
        hint=_("按次序轮流的，照章程一行写一家。没有写的排在后面；按加入先后轮流的，空着。"),
    )  # fmt: skip
    field_order = ("starts_on", "purpose", "order", "turns")

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.known = {each.name: each for each in selectors.members_of(about) if not each.left_on}
        held = selectors.charter_of(about)
        self.initial |= {
            "starts_on": clock.today(), "purpose": held.purpose, "order": held.order, "term_months": held.term_months,
            "turns": "\n".join(each.name for turn in held.turns for each in self.known.values() if each.public_id == turn),
        }  # fmt: skip

    def clean_turns(self):
        names = [line.strip() for line in self.cleaned_data["turns"].splitlines() if line.strip()]
        if strangers := [name for name in names if name not in self.known]:
            raise forms.ValidationError(
                _("没有叫这个名字的成员：{names}。一行写一家，照成员名单上的名称写。").format(
                    names="、".join(strangers)
                )
            )
        return [self.known[name] for name in names]


class FoundForm(_AgreedForm):
    division = DivisionField(label=_("在哪里"), help_text=_("县、乡镇或园区的名字，写简称或拼音首字母都行。"))
    name = forms.CharField(label=_("联盟叫什么"), max_length=120)
    founded_on = day_field(_("成立日"))
    field_order = ("division", "name", "founded_on")

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"founded_on": clock.today()}


class AdmitForm(StepForm):
    unit = forms.CharField(
        label=_("县里的单位"), max_length=120, required=False, help_text=_("写全称或简称。县外的单位这里空着。")
    )
    name = forms.CharField(label=_("县外单位的名称"), max_length=120, required=False)
    joined_on = day_field(_("加入日"))
    may_chair = forms.BooleanField(label=_("参加轮值"), required=False, initial=True)
    turn = forms.IntegerField(
        label=_("轮值次序"), min_value=0, max_value=999, initial=0, required=False,
        help_text=_("章程里写了次序的，照着写第几位；按加入先后轮流的，不用写。"),
    )  # fmt: skip

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"joined_on": clock.today()}

    def clean_unit(self):
        text = self.cleaned_data["unit"].replace("\0", "")
        try:
            found = organisations.resolve_unit(text) if text else None
        except Ambiguous as error:
            names = "；".join(f"{unit.name}（{unit.place_name}）" for unit in error.candidates[:12])
            raise forms.ValidationError(_("有几个单位都叫这个名字，请写全称：{names}").format(names=names)) from error
        if text and found is None:
            raise forms.ValidationError(_("没有找到这个单位，请照登记的名称写。"))
        return found

    def clean(self):
        data = super().clean()
        data["turn"] = data.get("turn") or 0
        if "unit" in data and bool(data["unit"]) == bool(data.get("name")):
            self.add_error("name", _("县里的单位和县外单位的名称，写一个，只写一个。"))
        return data


class ReasonForm(StepForm):
    reason = words(_("为什么"), 200)


class PlainForm(StepForm):
    """Nothing to fill in: the button is enough."""


class DelegateForm(StepForm):
    username = forms.CharField(
        label=_("用户名"), max_length=60, help_text=_("还没有账号的，先在“账号”里给他开一个，县外的也一样。")
    )

    def clean(self):
        data = super().clean()
        data["user"] = accounts.user_named(name) if (name := data.pop("username", "")) else None
        if name and data["user"] is None:
            self.add_error("username", _("没有这个用户名的账号，请核对。"))
        return data


class MeetingForm(StepForm):
    held_on = day_field(_("哪天开的"))
    place = forms.CharField(label=_("在哪里"), max_length=80)
    topic = forms.CharField(label=_("议什么"), max_length=120)
    present = forms.TypedMultipleChoiceField(label=_("哪些成员到会"), widget=forms.CheckboxSelectMultiple)
    chair = picked(_("谁主持"), (), required=False, help_text=_("章程里轮到的那一家主持的，不用选。"))
    minutes = words(_("会议记录"), 4000, rows=8)
    agreed = words(_("定了什么"), 500, required=False)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"held_on": clock.today()}
        known = {each.public_id: each for each in selectors.members_of(about)}
        self.fields["present"].choices = [(key, each.name) for key, each in known.items()]
        self.fields["present"].coerce = known.get
        self.fields["chair"].choices = [("", _("轮到的那一家")), *self.fields["present"].choices]
        self.fields["chair"].coerce = known.get
