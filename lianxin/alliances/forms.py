"""What each step asks, one form a step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.accounts import selectors as accounts
from lianxin.alliances import policies, selectors
from lianxin.alliances.vocabulary import WANTED, ChairOrder, ItemKind
from lianxin.kit import clock
from lianxin.kit.forms import DateInput, PhotosField
from lianxin.kit.steps import StepForm, picked, words
from lianxin.organisations import selectors as organisations
from lianxin.organisations.errors import Ambiguous
from lianxin.territory.fields import DivisionField


def _day(label, hint="", *, required=True):
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
    starts_on = _day(_("从哪天起"), _("今天以后、一年以内。比它晚的、还没有开始的章程，由它代替。"))
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
    founded_on = _day(_("成立日"))
    field_order = ("division", "name", "founded_on")

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"founded_on": clock.today()}


class AdmitForm(StepForm):
    unit = forms.CharField(
        label=_("县里的单位"), max_length=120, required=False, help_text=_("写全称或简称。县外的单位这里空着。")
    )
    name = forms.CharField(label=_("县外单位的名称"), max_length=120, required=False)
    joined_on = _day(_("加入日"))
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
    held_on = _day(_("哪天开的"))
    place = forms.CharField(label=_("在哪里"), max_length=80)
    topic = forms.CharField(label=_("议什么"), max_length=120)
    present = forms.TypedMultipleChoiceField(label=_("哪些成员到会"), widget=forms.CheckboxSelectMultiple)
    minutes = words(_("会议记录"), 4000, rows=8)
    agreed = words(_("定了什么"), 500, required=False)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"held_on": clock.today()}
        known = {each.public_id: each for each in selectors.members_of(about)}
        self.fields["present"].choices = [(key, each.name) for key, each in known.items()]
        self.fields["present"].coerce = known.get


class ItemForm(StepForm):
    member = forms.ModelChoiceField(
        label=_("哪家单位"), queryset=None, to_field_name="public_id", empty_label=_("请选单位")
    )
    kind = forms.ChoiceField(label=_("哪张清单"), choices=ItemKind)
    title = forms.CharField(label=_("是什么"), max_length=60, help_text=_("例如“能坐六十人的会议室”。"))
    words = words(_("说具体些"), 400, required=False, hint=_("多少、什么条件、找谁。说得越清楚，越容易对上。"))
    division = DivisionField(label=_("在哪里"), required=False, help_text=_("哪里都行的，空着。"))
    starts_on = _day(_("从哪天起"))
    ends_on = _day(_("到哪天为止"), _("没有期限的，空着。"), required=False)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        mine = policies.speakers(actor, about)
        self.fields["member"].queryset = mine
        self.fields["member"].initial = mine.first() if mine.count() == 1 else None
        self.initial |= {"starts_on": clock.today()}


class TakeOverForm(StepForm):
    member = forms.ModelChoiceField(
        label=_("由哪家单位带来"), queryset=None, to_field_name="public_id", empty_label=_("请选单位")
    )
    wish = picked(_("哪件诉求"), (), help_text=_("只列诉求人同意公开、正在办的。清单上只放链接，不抄内容。"))
    words = words(_("想请成员帮什么"), 400, hint=_("不写是谁提的。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        mine = policies.speakers(actor, about).select_related("alliance__unit", "unit")
        self.fields["member"].queryset = mine
        self.fields["member"].initial = mine.first() if mine.count() == 1 else None
        known = {f"{kind}:{wish.id}": (kind, wish) for kind, wish in selectors.wishes_near(mine)}
        self.fields["wish"].choices = [
            (key, f"{wish.words}（{wish.label} · {wish.division.short_name}）") for key, (_kind, wish) in known.items()
        ]
        self.fields["wish"].coerce = known.get
        if not known:
            self.fields["wish"].help_text = _("现在没有公开的、正在办的诉求。要请成员帮别的，点“写一条到清单上”。")

    def clean(self):
        data = super().clean()
        if chosen := data.pop("wish", None):
            data |= {"kind": chosen[0], "source_id": chosen[1].id}
        return data


class ClaimForm(StepForm):
    """``about`` is what somebody needs."""

    giver = forms.ModelChoiceField(
        label=_("哪家来办"), queryset=None, to_field_name="public_id", empty_label=_("请选单位")
    )
    resource = picked(_("用清单上的哪样资源"), (), required=False)
    words = words(_("怎么帮"), 400)
    promised_on = _day(_("哪天前送到"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        mine = policies.speakers(actor, about.member.alliance).exclude(pk=about.member_id)
        self.fields["giver"].queryset = mine
        self.fields["giver"].initial = mine.first() if mine.count() == 1 else None
        known = {each.public_id: each for each in selectors.lines_of(mine, ItemKind.RESOURCE)}
        rows = [(key, f"{each.title}（{each.member.name}）") for key, each in known.items()]
        self.fields["resource"].choices = [("", _("不在清单上")), *rows]
        self.fields["resource"].coerce = known.get


class AskForm(StepForm):
    """``about`` is a resource."""

    item = picked(_("我们的哪条需求"), ())
    words = words(_("想请对方怎么帮"), 400)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        mine = policies.speakers(actor, about.member.alliance).exclude(pk=about.member_id)
        known = {each.public_id: each for each in selectors.lines_of(mine, *WANTED)}
        self.fields["item"].choices = [(key, f"{each.title}（{each.member.name}）") for key, each in known.items()]
        self.fields["item"].coerce = known.get


class AgreeForm(StepForm):
    promised_on = _day(_("哪天前送到"))


class DeliverForm(StepForm):
    delivered_on = _day(_("哪天送到的"))
    delivery = words(_("送了什么、交给谁"), 400)
    photos = PhotosField(
        label=_("照片"),
        max_count=3,
        required=False,
        help_text=_("没有也行。拍东西、拍场地，不拍人脸，只有联盟成员看得到。"),
    )

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"delivered_on": clock.today()}


class ConfirmForm(StepForm):
    receipt = words(_("收到了什么"), 400)
    is_done = forms.TypedChoiceField(
        label=_("这条需求办成了吗"), choices=[("1", _("办成了，从清单上去掉")), ("0", _("还要别的，留在清单上"))],
        coerce=lambda value: value == "1",
    )  # fmt: skip


class ThankForm(StepForm):
    thanks = words(_("感谢的话"), 400, hint=_("联盟的成员都看得到。"))
