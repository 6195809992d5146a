"""A need told: by the resident, or by the clerk for whoever stands at the counter."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit.faults import find_thing
from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import Folded, GroupedForm, PhotosField, dated
from lianxin.kit.ids import new_public_id
from lianxin.needs import selectors
from lianxin.needs.calc.titles import title_of
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Channel, Kind, ReplyWay, Urgency
from lianxin.organisations import selectors as organisations
from lianxin.territory.fields import DivisionField

_TITLE_LENGTH = 30

_KEY_LENGTH = 20
#: Of the ways to be answered: not at all.
_NO_REPLY = "none"


def category_choices(categories):
    """Top-level categories, or groups of their children."""
    choices = []
    for top in categories:
        children = [(kind.code, str(kind)) for kind in top.kinds]
        choices.append(
            (str(top), [(top.code, _("{name}（其他）").format(name=top)), *children])
            if children
            else (top.code, str(top))
        )
    return choices


class NeedForm(GroupedForm, forms.Form):
    """A resident tells us something. The only long field comes first; everything else has a default."""

    content = forms.CharField(
        label=_("什么事？"),
        help_text=_("照平常说话写就行：什么事、从什么时候开始、希望怎么办。"),
        widget=forms.Textarea(attrs={"rows": 5, "data-draft": "need"}),
        max_length=4000,
        min_length=4,
        error_messages={"required": _("请写一写是什么事。"), "min_length": _("太短了，请多写几个字。")},
    )
    kind = forms.ChoiceField(label=_("您是要"), choices=Kind, initial=Kind.HELP)
    category = forms.ChoiceField(label=_("哪一类"), initial="other", help_text=_("拿不准就选“其他”，受理的人会改。"))
    division = DivisionField(label=_("在哪个村（社区）"), help_text=_("写村名、简称或拼音首字母都行。"))
    place_words = forms.CharField(
        label=_("具体在哪里"),
        required=False,
        max_length=200,
        help_text=_("用话说清楚就行，例如“老槐树往东第二个路口”。"),
    )
    urgency = forms.ChoiceField(
        label=_("急不急"),
        choices=Urgency,
        initial=Urgency.NORMAL,
        help_text=_("有人身危险，请先打 110、119 或 120。"),
    )
    photos = PhotosField(required=False, label=_("照片"), help_text=_("最多 6 张。位置信息会去掉。"))
    about_words = forms.CharField(
        label=_("反映的单位或个人"),
        required=False,
        max_length=120,
        help_text=_("投诉、举报时写。写了就由上一级受理，本村（社区）和被反映的人看不到。"),
    )
    anonymity = forms.ChoiceField(label=_("姓名怎么处理"), choices=Anonymity, initial=Anonymity.NAMED)
    name = forms.CharField(
        label=_("您的姓名"),
        max_length=40,
        required=False,
        help_text=_("不愿留名，就在上面选“匿名”，姓名和电话都不用填。"),
    )
    phone = PhoneField(label=_("联系电话"), required=False, help_text=_("只给经办的人看，办完就收起。"))
    happened_on = dated(_("哪天发生的"), required=False, help_text=_("说不准就空着。"))
    language = forms.CharField(
        label=_("说什么话"), required=False, max_length=40, help_text=_("不说普通话的写上，例如“本地土话”“壮语”。")
    )
    reply_way = forms.ChoiceField(
        label=_("怎么答复您"),
        required=False,
        choices=[("", _("在网页上写，有消息告诉您")), *ReplyWay.choices, (_NO_REPLY, _("不用答复"))],
        help_text=_("看不清、听不见、不识字的，选一样；办的人照着做。"),
    )
    may_publish = forms.BooleanField(
        label=_("同意公开办理过程"), required=False, help_text=_("公开时只写概括的一句话，不写姓名、电话和门牌。")
    )
    scanned = forms.BooleanField(widget=forms.HiddenInput, required=False)
    thing = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    client_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    groups = (
        (_("说事"), ("content", "kind", "category", "urgency")),
        (_("地点和照片"), ("division", "place_words", "photos")),
        (_("联系您"), ("anonymity", "name", "phone", "may_publish")),
        (_("投诉、举报时填"), ("about_words",)),
        Folded(_("更多：哪天发生、说什么话、怎么答复"), ("happened_on", "language", "reply_way")),
    )
    #: Needed unless 匿名 is chosen, and in whose words that is said.
    unless_anonymous: ClassVar[dict] = {"name": _("请留个称呼，或选“匿名”。"), "phone": _("请留个电话，或选“匿名”。")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.categories = selectors.categories()
        self.fields["category"].choices = category_choices(self.categories)
        for name in self.unless_anonymous:
            self.fields[name].is_needed = True
        self.fields["client_key"].initial = new_public_id(_KEY_LENGTH)

    def clean_category(self):
        code = self.cleaned_data["category"]
        return next(each for top in self.categories for each in (top, *top.kinds) if each.code == code)

    def clean_thing(self):
        """One that is no more is left out; what is told stays."""
        return find_thing(self.cleaned_data["thing"])

    @property
    def its_thing(self):
        """What the code on it or the link of its page names, to be shown above the form."""
        return find_thing(self["thing"].value() or "")

    def clean(self):
        data = super().clean()
        if data.get("anonymity") != Anonymity.ANONYMOUS:
            for field, message in self.unless_anonymous.items():
                if field not in self.errors and not data.get(field):
                    self.add_error(field, message)
        return data

    def matter(self, answers=()):
        """The domain value of what is asked, with the answers to its category's questions."""
        data = self.cleaned_data
        return Matter(
            kind=data["kind"],
            category=data["category"],
            title=data.get("title") or title_of(data["content"], _TITLE_LENGTH),
            content=data["content"].strip(),
            division=data["division"],
            urgency=data["urgency"],
            happened_on=data["happened_on"],
            place_words=data["place_words"],
            about_unit=data.get("about_unit"),
            about_words=data["about_words"],
            may_publish=data["may_publish"],
            photos=tuple(data["photos"] or ()),
            answers=answers,
            thing=data.get("thing"),
        )

    def requester(self):
        data = self.cleaned_data
        return Requester(
            name=data["name"],
            phone=data["phone"],
            anonymity=data["anonymity"],
            speaks_for=data.get("speaks_for", ""),
            language=data["language"],
            reply_way=data["reply_way"] if data["reply_way"] != _NO_REPLY else "",
            wants_reply=data["reply_way"] != _NO_REPLY,
        )

    @property
    def key(self):
        """Of this form alone: one too short to be unguessable is not believed."""
        key = self.cleaned_data["client_key"]
        return key if len(key) >= _KEY_LENGTH else new_public_id(_KEY_LENGTH)


class ResidentNeedForm(NeedForm):
    """For somebody signed in: name and phone are known, and may still be changed for this need."""

    unless_anonymous: ClassVar[dict] = {}


class IntakeForm(NeedForm):
    """The clerk writes down what a visitor or caller says. A phone is optional: the slip has a code."""

    scanned = None
    thing = None
    unless_anonymous: ClassVar[dict] = {"name": _("请记下来人的称呼，或选“匿名”。")}
    channel = forms.ChoiceField(
        label=_("怎么来的"),
        choices=[
            (c.value, c.label)
            for c in (Channel.WALK_IN, Channel.PHONE, Channel.LETTER, Channel.GRID, Channel.LIAISON, Channel.MEDIA)
        ],
        initial=Channel.WALK_IN,
    )
    title = forms.CharField(label=_("一句话"), max_length=60, required=False, help_text=_("不写就取头一两句。"))
    speaks_for = forms.CharField(label=_("替谁说"), max_length=40, required=False)
    about_unit = forms.ModelChoiceField(label=_("反映的单位"), queryset=None, required=False, to_field_name="public_id")

    name = forms.CharField(
        label=_("来人姓名"), max_length=40, required=False, help_text=_("不愿留名，就在下面选“匿名”。")
    )
    phone = PhoneField(
        label=_("来人电话"), required=False, help_text=_("没有电话就空着，把回执交给来人。只给经办的人看。")
    )
    reply_way = forms.ChoiceField(
        label=_("怎么答复来人"),
        required=False,
        choices=[("", _("在网页上写，有消息告诉来人")), *ReplyWay.choices, (_NO_REPLY, _("不用答复"))],
    )
    kind = forms.ChoiceField(label=_("来人是要"), choices=Kind, initial=Kind.HELP)

    groups = (
        (_("来人"), ("channel", "name", "phone", "anonymity", "speaks_for")),
        (_("事情"), ("content", "title", "kind", "category", "urgency")),
        (_("地点和照片"), ("division", "place_words", "photos")),
        (_("投诉、举报时填"), ("about_unit", "about_words")),
        (_("公开"), ("may_publish",)),
        Folded(_("更多：哪天发生、说什么话、怎么答复"), ("happened_on", "language", "reply_way")),
    )

    def __init__(self, *args, units=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about_unit"].queryset = organisations.units_within("") if units is None else units


class PickupForm(forms.Form):
    number = forms.CharField(label=_("编号"), max_length=40, help_text=_("在回执上，例如 990101100201-261123-004。"))
    code = forms.CharField(
        label=_("取件码"),
        max_length=20,
        help_text=_("8 位，不分大小写。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
