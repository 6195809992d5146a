"""Forms of the needs room: what residents and staff type, checked and turned into domain values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.fields import PhoneField
from lianxin.kit.forms import DateInput, GroupedForm, PhotosField
from lianxin.kit.ids import new_public_id
from lianxin.needs import selectors
from lianxin.needs.models import Category, Need
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import (
    Anonymity,
    CallbackResult,
    Channel,
    Kind,
    RejectReason,
    Satisfaction,
    Solved,
    Urgency,
)
from lianxin.organisations import selectors as organisations
from lianxin.territory.fields import DivisionField

_TITLE_LENGTH = 30
_KEY_LENGTH = 20


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
    photos = PhotosField(required=False, label=_("照片"), help_text=_("可以不传，最多 6 张。位置信息会去掉。"))
    about_words = forms.CharField(
        label=_("反映的单位或个人"),
        required=False,
        max_length=120,
        help_text=_("投诉、举报时写。写了就由上一级受理，本村（社区）和被反映的人看不到。"),
    )
    anonymity = forms.ChoiceField(label=_("姓名怎么处理"), choices=Anonymity, initial=Anonymity.NAMED)
    name = forms.CharField(label=_("您的姓名"), max_length=40, required=False)
    phone = PhoneField(label=_("联系电话"), required=False, help_text=_("只给经办的人看，办完就收起。"))
    may_publish = forms.BooleanField(
        label=_("同意公开办理过程"), required=False, help_text=_("公开时只写概括的一句话，不写姓名、电话和门牌。")
    )
    client_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    groups = (
        (_("说事"), ("content", "kind", "category", "urgency")),
        (_("地点和照片"), ("division", "place_words", "photos")),
        (_("联系您"), ("anonymity", "name", "phone", "may_publish")),
        (_("投诉、举报时填"), ("about_words",)),
    )
    needs_name = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.categories = selectors.categories()
        self.fields["category"].choices = category_choices(self.categories)
        self.fields["client_key"].initial = new_public_id(_KEY_LENGTH)

    def clean_category(self):
        code = self.cleaned_data["category"]
        return next(each for top in self.categories for each in (top, *top.kinds) if each.code == code)

    def clean(self):
        data = super().clean()
        if self.needs_name and data.get("anonymity") != Anonymity.ANONYMOUS:
            for field, message in (("name", _("请留个称呼，或选“匿名”。")), ("phone", _("请留个电话，或选“匿名”。"))):
                if field not in self.errors and not data.get(field):
                    self.add_error(field, message)
        return data

    def matter(self):
        """The domain value of what is asked."""
        data = self.cleaned_data
        first_line = data["content"].strip().splitlines()[0]
        return Matter(
            kind=data["kind"],
            category=data["category"],
            title=data.get("title") or first_line[:_TITLE_LENGTH],
            content=data["content"].strip(),
            division=data["division"],
            urgency=data["urgency"],
            place_words=data["place_words"],
            about_unit=data.get("about_unit"),
            about_words=data["about_words"],
            may_publish=data["may_publish"],
            photos=tuple(data["photos"] or ()),
        )

    def requester(self):
        data = self.cleaned_data
        return Requester(
            name=data["name"],
            phone=data["phone"],
            anonymity=data["anonymity"],
            speaks_for=data.get("speaks_for", ""),
            wants_reply=data.get("wants_reply", True),
        )

    @property
    def key(self):
        """Of this form alone: one too short to be unguessable is not believed."""
        key = self.cleaned_data["client_key"]
        return key if len(key) >= _KEY_LENGTH else new_public_id(_KEY_LENGTH)


class ResidentNeedForm(NeedForm):
    """For somebody signed in: name and phone are known, and may still be changed for this need."""

    needs_name = False


class IntakeForm(NeedForm):
    """The clerk writes down what a visitor or caller says. A phone is optional: the slip has a code."""

    channel = forms.ChoiceField(
        label=_("怎么来的"),
        choices=[
            (c.value, c.label) for c in (Channel.WALK_IN, Channel.PHONE, Channel.LETTER, Channel.GRID, Channel.LIAISON)
        ],
        initial=Channel.WALK_IN,
    )
    title = forms.CharField(label=_("一句话"), max_length=60, required=False, help_text=_("不写就取第一句。"))
    speaks_for = forms.CharField(label=_("替谁说"), max_length=40, required=False)
    about_unit = forms.ModelChoiceField(label=_("反映的单位"), queryset=None, required=False, to_field_name="public_id")

    name = forms.CharField(
        label=_("来人姓名"), max_length=40, required=False, help_text=_("不愿留名，就在下面选“匿名”。")
    )
    phone = PhoneField(
        label=_("来人电话"), required=False, help_text=_("没有电话就空着，把回执交给来人。只给经办的人看。")
    )
    kind = forms.ChoiceField(label=_("来人是要"), choices=Kind, initial=Kind.HELP)

    groups = (
        (_("来人"), ("channel", "name", "phone", "anonymity", "speaks_for")),
        (_("事情"), ("content", "title", "kind", "category", "urgency")),
        (_("地点和照片"), ("division", "place_words", "photos")),
        (_("投诉、举报时填"), ("about_unit", "about_words")),
        (_("公开"), ("may_publish",)),
    )

    def __init__(self, *args, units=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about_unit"].queryset = organisations.units_within("") if units is None else units

    def clean(self):
        data = forms.Form.clean(self)
        if data.get("anonymity") != Anonymity.ANONYMOUS and "name" not in self.errors and not data.get("name"):
            self.add_error("name", _("请记下来人的称呼，或选“匿名”。"))
        return data


class PickupForm(forms.Form):
    number = forms.CharField(label=_("编号"), max_length=40, help_text=_("在回执上，例如 990101100201-261123-004。"))
    code = forms.CharField(
        label=_("取件码"),
        max_length=20,
        help_text=_("8 位，不分大小写。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _text(label, *, hint="", required=True, rows=3, length=1000):
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=length, widget=forms.Textarea(attrs={"rows": rows})
    )


class ActionForm(forms.Form):
    """A step of a case. ``cleaned_data`` are the keyword arguments of its service."""

    def __init__(self, *args, need, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.need, self.actor = need, actor


class UnitActionForm(ActionForm):
    unit = forms.ModelChoiceField(
        label=_("派给"), queryset=None, to_field_name="public_id", empty_label=_("请选承办单位")
    )
    note = _text(_("交代几句"), required=False, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = selectors.units_for_dispatch(self.need)
        suggested = selectors.responsible_unit(self.need.category, self.need.division)
        if suggested and suggested.pk != self.need.about_unit_id:
            self.initial.setdefault("unit", suggested.public_id)
            self.fields["unit"].help_text = _("责任清单建议：{unit}").format(unit=suggested.name)


class RejectForm(ActionForm):
    reason = forms.ChoiceField(label=_("为什么不受理"), choices=RejectReason)
    alternative = _text(_("诉求人还可以怎么办"), hint=_("写清到哪里、找谁、电话。"), rows=2, length=300)


class ReferForm(RejectForm):
    reason = forms.ChoiceField(label=_("为什么转出"), choices=RejectReason)
    alternative = _text(_("该到哪里办"), hint=_("写清渠道、地址、电话。"), rows=2, length=300)


class AnswerForm(ActionForm):
    answer = _text(_("答复"), hint=_("办了什么、结果怎样，用诉求人听得懂的话。"), rows=4, length=4000)
    photos = PhotosField(required=False, label=_("办理后的照片"), help_text=_("可以不传。"))


class SpotAnswerForm(ActionForm):
    answer = _text(_("当场答复"), rows=3, length=2000)


class ReasonForm(ActionForm):
    reason = _text(_("理由"), rows=2, length=500)


class ReclassifyForm(ActionForm):
    category = forms.ModelChoiceField(
        label=_("哪一类"), queryset=Category.objects.filter(retired_on__isnull=True), to_field_name="code"
    )
    urgency = forms.ChoiceField(label=_("急不急"), choices=Urgency)
    reason = _text(_("为什么改"), hint=_("这句话会告诉诉求人，承诺日期随缓急重算。"), rows=2, length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"category": self.need.category.code, "urgency": self.need.urgency}


class ObjectionForm(ActionForm):
    reason = _text(_("为什么不该由本单位办"), rows=2, length=500)
    proposed = forms.ModelChoiceField(label=_("建议由谁办"), queryset=None, required=False, to_field_name="public_id")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposed"].queryset = selectors.units_for_dispatch(self.need)


class WordsForm(ActionForm):
    words = _text(_("说明"), rows=3)


class ProgressForm(ActionForm):
    words = _text(_("办到哪里了"), hint=_("这句话会告诉诉求人。"), rows=3)
    photos = PhotosField(required=False, label=_("照片"))


class AskForm(ActionForm):
    asked = _text(_("请诉求人补充什么"), rows=2, length=300)
    proof = _text(_("凭据"), hint=_("什么时间、用什么方式告知、对方怎么说。没有凭据不能暂停。"), rows=2, length=300)


class SupplementForm(ActionForm):
    words = _text(_("补充情况"), rows=3)
    photos = PhotosField(required=False, label=_("照片"))


class ExtensionForm(ActionForm):
    reason = _text(_("延期理由"), hint=_("这句话会告诉诉求人。"), rows=2, length=300)
    new_due_at = forms.DateField(label=_("新的承诺日期"), widget=DateInput())

    def clean_new_due_at(self):
        return clock.day_end(self.cleaned_data["new_due_at"])


class ExplainForm(ActionForm):
    reason = _text(_("为什么现在办不了"), rows=3)
    plan = _text(_("今后打算"), hint=_("什么时候再看、怎么办。"), rows=2)
    photos = PhotosField(required=False, label=_("照片"))


class CallbackForm(ActionForm):
    result = forms.ChoiceField(label=_("联系上了吗"), choices=CallbackResult)
    contacted = forms.NullBooleanField(
        label=_("承办单位联系过您吗？"),
        widget=forms.Select(choices=[("", _("没问")), ("true", _("联系过")), ("false", _("没有"))]),
        required=False,
    )
    solved = forms.ChoiceField(label=_("解决了吗？"), choices=[("", _("没问")), *Solved.choices], required=False)
    satisfaction = forms.TypedChoiceField(
        label=_("满意吗？"),
        choices=[("", _("没问")), *Satisfaction.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = _text(_("诉求人的话"), required=False, rows=2, length=500)
    may_quote = forms.BooleanField(label=_("同意引用"), required=False)


class CloseForm(ActionForm):
    solved = forms.ChoiceField(label=_("解决了吗？"), choices=Solved, widget=forms.RadioSelect)
    satisfaction = forms.TypedChoiceField(
        label=_("满意吗？"), choices=Satisfaction, coerce=int, widget=forms.RadioSelect
    )
    words = _text(_("还想说的"), required=False, rows=2, length=500)


class OptionalWordsForm(ActionForm):
    words = _text(_("想说的话（可以不写）"), required=False, rows=2, length=500)


class MergeForm(ActionForm):
    into = forms.CharField(label=_("并入哪一件"), help_text=_("写那件诉求的编号。"), max_length=40)

    def clean_into(self):
        found = Need.objects.filter(number=self.cleaned_data["into"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("没有这个编号的诉求，请核对。"))
        return found


class SummaryForm(ActionForm):
    summary = forms.CharField(
        label=_("公开的说法"), max_length=120, help_text=_("一句概括的话，不写姓名、电话、门牌。例如“村东头路灯不亮”。")
    )


class PlainForm(ActionForm):
    """A step that needs no words."""


class CategoryForm(forms.ModelForm):
    class Meta:
        model = Category
        fields = [
            "code",
            "parent",
            "name",
            "name_en",
            "hint",
            "urgency",
            "is_sealed",
            "may_be_public",
            "position",
            "retired_on",
        ]
        widgets = {"retired_on": DateInput()}


class ResponsibilityForm(forms.Form):
    category = forms.ModelChoiceField(label=_("分类"), queryset=Category.objects.filter(retired_on__isnull=True))
    division = DivisionField(label=_("适用地方"))
    unit = forms.ModelChoiceField(label=_("责任单位"), queryset=None, to_field_name="public_id")
    starts_on = forms.DateField(label=_("起始日"), widget=DateInput())
    basis = forms.CharField(label=_("依据"), max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = organisations.units_within("").filter(dissolved_on__isnull=True)
