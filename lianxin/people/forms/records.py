"""Persons and households: found, opened, registered, corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, PhoneInput, dated
from lianxin.kit.templatetags.kit import day
from lianxin.people.forms.places import PlaceChoice
from lianxin.people.models import Person
from lianxin.people.vocabulary import (
    ID_NUMBER_PURPOSES,
    Basis,
    GuardianGround,
    KinKind,
    Label,
    LabelAudience,
    LabelSource,
    Population,
    Purpose,
    Relation,
    Sex,
)


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("找人"),
        required=False,
        max_length=40,
        help_text=_("填姓名、拼音首字母、完整手机号或户编号，填一样就行。"),
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )


class ReasonForm(forms.Form):
    """Why a record is opened; the person will read it."""

    purpose = forms.ChoiceField(label=_("用途"), choices=Purpose.choices)
    reason = forms.CharField(
        label=_("为什么要看"), max_length=200, min_length=4, help_text=_("本人会看到您的姓名和这个理由。")
    )


class HouseholdForm(forms.Form):
    division = PlaceChoice(label=_("所在村、社区"), queryset=None)
    code = forms.CharField(label=_("户编号"), max_length=30)
    name = forms.CharField(label=_("户代表姓名"), max_length=40)
    phone = forms.CharField(label=_("户代表手机号"), max_length=30, required=False, widget=PhoneInput)
    birth_year = forms.IntegerField(label=_("户代表出生年份"), required=False, min_value=1895, max_value=2100)
    address = forms.CharField(label=_("住址"), max_length=120, required=False)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = places
        self.fields["division"].empty_label = None


class AloneForm(forms.Form):
    """Somebody who works here and has no household here: no more than is needed to find and call them."""

    division = PlaceChoice(label=_("平常在哪个村、社区"), queryset=None)
    name = forms.CharField(label=_("姓名"), max_length=40)
    phone = forms.CharField(label=_("手机号"), max_length=30, required=False, widget=PhoneInput)
    address = forms.CharField(
        label=_("在哪里找得到"), max_length=120, required=False, help_text=_("例如常在哪个站点歇脚、给哪家跑单。")
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = places
        self.fields["division"].empty_label = None


class MemberForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=40)
    relation = forms.ChoiceField(label=_("与户主关系"), choices=Relation.choices)
    sex = forms.ChoiceField(label=_("性别"), choices=[("", _("不填")), *Sex.choices], required=False)
    birth_date = forms.DateField(label=_("出生日期"), required=False, widget=DateInput)
    phone = forms.CharField(label=_("手机号"), max_length=30, required=False, widget=PhoneInput)

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if born and born > clock.today():
            raise forms.ValidationError(_("出生日期在今天以后，请核对。"))
        return born


class PersonForm(forms.ModelForm):
    reason = forms.CharField(label=_("更正理由"), max_length=200)

    class Meta:
        model = Person
        fields = ["name", "sex", "birth_date", "birth_year", "phone", "address"]
        help_texts = {"birth_year": _("只知道哪一年出生时填；填了出生日期就跟着走。")}
        widgets = {"birth_date": DateInput, "phone": PhoneInput}


class LabelForm(forms.Form):
    label = forms.ChoiceField(label=_("类别"), choices=Label.choices)
    source = forms.ChoiceField(label=_("认定来源"), choices=LabelSource.choices)
    consent_basis = forms.ChoiceField(
        label=_("处理依据"), choices=[(b, b.label) for b in (Basis.STATUTORY_DUTY, Basis.CONSENT)]
    )
    decided_on = forms.DateField(label=_("认定日期"), widget=DateInput)
    review_on = forms.DateField(label=_("复核日期"), widget=DateInput)
    expires_on = forms.DateField(label=_("到期日期"), widget=DateInput)
    visible_to = forms.ChoiceField(label=_("可见范围"), choices=LabelAudience.choices)
    note = forms.CharField(label=_("备注"), required=False, max_length=300, widget=forms.Textarea({"rows": 3}))


class ReviewLabelForm(forms.Form):
    review_on = dated(_("下次复核日期"))
    expires_on = dated(_("到期日期"))


class HoldForm(forms.Form):
    basis = forms.CharField(
        label=_("留存的依据"), max_length=120, help_text=_("例如：法院调取证据通知书的文号，和哪条法律。"),
    )  # fmt: skip


class KinshipForm(forms.Form):
    relative = forms.CharField(label=_("亲属的人员编号"), max_length=20, help_text=_("亲属页面上的编号"))
    kind = forms.ChoiceField(label=_("亲属是本人的"), choices=KinKind.choices)
    source = forms.CharField(label=_("来源"), max_length=120, help_text=_("例如：户口簿、本人申报"))


class GuardianForm(forms.Form):
    """Who speaks for a child, or for an adult a court found unable to; somebody else checks the papers before it counts."""

    guardian = forms.CharField(label=_("监护人的人员编号"), max_length=20, help_text=_("在监护人的页面最下面。"))
    ground = forms.ChoiceField(label=_("凭什么监护"), choices=GuardianGround.choices)
    document = forms.CharField(
        label=_("看过的文书"), max_length=120, help_text=_("例如：户口簿、出生医学证明，或指定书、判决书的文号。")
    )
    decided_on = forms.DateField(label=_("文书日期"), widget=DateInput)
    finding = forms.CharField(
        label=_("法院的行为能力认定书"), max_length=120, required=False, help_text=_("成年人必须填文号；孩子不填。")
    )
    ends_on = dated(_("监护截止日"), required=False, help_text=_("不填：孩子到十八周岁生日，成年人到另行登记终止。"))


class SettleForm(forms.Form):
    """A second person says whether it is so; each kind asks its own question."""

    is_right = forms.ChoiceField(
        label="", choices=[("yes", _("是，核对无误")), ("no", _("不是，退回"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("退回的理由"), max_length=200, required=False)


class SettleGuardianForm(SettleForm):
    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_right"].label = _("{guardian}是不是{person}的监护人？").format(
            guardian=asked.guardian.name, person=asked.person.name
        )
        told = [
            str(asked.get_ground_display()), asked.document, day(asked.decided_on),
            _("认定书：{finding}").format(finding=asked.finding) if asked.finding else "",
            _("到{day}为止").format(day=day(asked.ends_on)) if asked.ends_on else _("到另行登记终止"),
            _("{who}提出的，请当面看文书。").format(who=asked.asked_by.name if asked.asked_by else _("导入的名单")),
        ]  # fmt: skip
        self.fields["is_right"].help_text = " · ".join(filter(None, told))


class PopulationsForm(forms.Form):
    populations = forms.MultipleChoiceField(
        label=_("人口口径"), choices=Population.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("理由"), max_length=200)


class IdNumberForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("身份证号的法定用途"), choices=[(p, Purpose(p).label) for p in ID_NUMBER_PURPOSES]
    )
    number = forms.CharField(
        label=_("身份证号"), required=False, max_length=24, help_text=_("加密保存，只显示末两位；不填就是删去。")
    )


class LinkForm(forms.Form):
    """Whose account it is; somebody else checks it before it opens anything."""

    username = forms.CharField(
        label=_("用户名"),
        max_length=60,
        help_text=_("请先核对本人证件。提交后由另一位登记人或乡镇干部核对，核对了才生效。"),
    )


class SettleLinkForm(SettleForm):
    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_right"].label = _("账号“{username}”（{name}）是不是这个人的？").format(
            username=asked.user.username, name=asked.user.name
        )
        self.fields["is_right"].help_text = _("{who}提出的。请当面看证件，或打登记的电话问本人。").format(
            who=asked.asked_by_name
        )
