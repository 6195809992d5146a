"""Of the lists, and of what members do for each other: offered, asked for, delivered, confirmed, thanked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.alliances import policies, selectors
from lianxin.alliances.forms.running import day_field
from lianxin.alliances.vocabulary import WANTED, ItemKind
from lianxin.kit import clock
from lianxin.kit.forms import PhotosField
from lianxin.kit.steps import StepForm, picked, words
from lianxin.territory.fields import DivisionField


class ItemForm(StepForm):
    member = forms.ModelChoiceField(
        label=_("哪家单位"), queryset=None, to_field_name="public_id", empty_label=_("请选单位")
    )
    kind = forms.ChoiceField(label=_("哪张清单"), choices=ItemKind)
    title = forms.CharField(label=_("是什么"), max_length=60, help_text=_("例如“能坐六十人的会议室”。"))
    words = words(_("说具体些"), 400, required=False, hint=_("多少、什么条件、找谁。说得越清楚，越容易对上。"))
    division = DivisionField(label=_("在哪里"), required=False, help_text=_("哪里都行的，空着。"))
    starts_on = day_field(_("从哪天起"))
    ends_on = day_field(_("到哪天为止"), _("没有期限的，空着。"), required=False)

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
    promised_on = day_field(_("哪天前送到"))

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
    promised_on = day_field(_("哪天前送到"))


class DeliverForm(StepForm):
    delivered_on = day_field(_("哪天送到的"))
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
