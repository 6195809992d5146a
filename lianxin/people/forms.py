from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, PhoneInput
from lianxin.people.calc.columns import FIELDS, REQUIRED
from lianxin.people.models import Person
from lianxin.people.vocabulary import (
    FIELD_LABELS,
    ID_NUMBER_PURPOSES,
    RIGHTS_MOVES,
    Purpose,
    Relation,
    RightsKind,
    RightsState,
    RollKind,
    Sex,
)


class PlaceChoice(forms.ModelChoiceField):
    def label_from_instance(self, division):
        return f"{division.parent.name} {division.name}" if division.parent else division.name


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


class MemberForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=40)
    relation = forms.ChoiceField(label=_("与户主关系"), choices=Relation.choices)
    sex = forms.ChoiceField(label=_("性别"), choices=[("", _("不填")), *Sex.choices], required=False)
    birth_date = forms.DateField(label=_("出生日期"), required=False, widget=DateInput)
    phone = forms.CharField(label=_("手机号"), max_length=30, required=False, widget=PhoneInput)

    def clean_birth_date(self):
        day = self.cleaned_data["birth_date"]
        if day and day > clock.today():
            raise forms.ValidationError(_("出生日期在今天以后，请核对。"))
        return day


class UploadForm(forms.Form):
    division = PlaceChoice(label=_("导入到哪个村、社区"), queryset=None)
    upload = forms.FileField(
        label=_("名单文件"),
        help_text=_("Excel（.xlsx）或 CSV，20 MB 以内。一行一个人，要有“户编号”和“姓名”两列。"),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.txt"}),
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = places
        self.fields["division"].empty_label = None


class MappingForm(forms.Form):
    """One choice of column for each field; guessed from the header, changed by hand."""

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        columns = [(str(i), header or _("第 %(n)s 列") % {"n": i + 1}) for i, header in enumerate(batch.headers)]
        for name in FIELDS:
            needed = name in REQUIRED
            guessed = batch.mapping.get(name)
            self.fields[name] = forms.ChoiceField(
                label=FIELD_LABELS[name],
                required=needed,
                choices=columns if needed and guessed is not None else [("", _("不导入")), *columns],
                initial="" if guessed is None else str(guessed),
            )
        self.fields["id_number_purpose"] = forms.ChoiceField(
            label=_("身份证号的法定用途"),
            required=False,
            choices=[("", _("没有，不导入身份证号")), *((p, Purpose(p).label) for p in ID_NUMBER_PURPOSES)],
        )

    def mapping(self):
        return {name: int(self.cleaned_data[name]) for name in FIELDS if self.cleaned_data.get(name)}


class RollForm(forms.Form):
    division = PlaceChoice(label=_("所在村、社区"), queryset=None)
    kind = forms.ChoiceField(label=_("名册"), choices=RollKind.choices)
    as_of = forms.DateField(label=_("截至日期"), widget=DateInput, initial=clock.today)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = places
        self.fields["division"].empty_label = None


class AdoptForm(forms.Form):
    adopted_by = forms.CharField(
        label=_("哪次会议或哪个组织通过"), max_length=120, help_text=_("例如：2026 年 11 月 20 日村民代表会议")
    )


class AskForm(forms.Form):
    kind = forms.ChoiceField(label=_("要办什么"), choices=RightsKind.choices)
    text = forms.CharField(
        label=_("说明"), max_length=1000, widget=forms.Textarea({"rows": 4}), help_text=_("哪里不对，应当是什么。")
    )


class AnswerForm(forms.Form):
    state = forms.ChoiceField(label=_("办到哪一步"))
    answer = forms.CharField(
        label=_("答复"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("本人会看到。"),
    )
    exception = forms.CharField(
        label=_("法定例外"), required=False, max_length=120, help_text=_("依法不能删除时，写明哪条法律要求继续保存。")
    )

    def __init__(self, *args, state, **kwargs):
        super().__init__(*args, **kwargs)
        moves = [s for s in RIGHTS_MOVES[RightsState(state)] if s != RightsState.WITHDRAWN]
        self.fields["state"].choices = [(s, s.label) for s in moves]


class PersonForm(forms.ModelForm):
    reason = forms.CharField(label=_("更正理由"), max_length=200)

    class Meta:
        model = Person
        fields = ["name", "sex", "birth_date", "phone", "address"]
        widgets = {"birth_date": DateInput, "phone": PhoneInput}
