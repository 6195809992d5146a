from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, PhoneInput
from lianxin.people.calc.columns import FIELDS, REQUIRED
from lianxin.people.calc.position import read_position
from lianxin.people.models import Person
from lianxin.people.vocabulary import (
    CONSENT_PURPOSES,
    FIELD_LABELS,
    ID_NUMBER_PURPOSES,
    RIGHTS_MOVES,
    Asker,
    Basis,
    Channel,
    CorrectionKind,
    KinKind,
    Label,
    LabelAudience,
    LabelSource,
    Population,
    Purpose,
    Relation,
    RightsKind,
    RightsState,
    RollKind,
    Sex,
)
from lianxin.territory.fields import DivisionField


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
        self.fields["fill_down"] = forms.BooleanField(
            label=_("户编号空着的行，和上面一行同户（合并单元格）"), required=False
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


class KinshipForm(forms.Form):
    relative = forms.CharField(label=_("亲属的人员编号"), max_length=20, help_text=_("亲属页面上的编号"))
    kind = forms.ChoiceField(label=_("亲属是本人的"), choices=KinKind.choices)
    source = forms.CharField(label=_("来源"), max_length=120, help_text=_("例如：户口簿、本人申报"))


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


class PaperConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("用途"), choices=[(p, Purpose(p).label) for p in CONSENT_PURPOSES])
    agree = forms.ChoiceField(label=_("本人的意思"), choices=[("yes", _("同意")), ("no", _("撤回同意"))])
    channel = forms.ChoiceField(
        label=_("方式"), choices=[(c, c.label) for c in (Channel.PAPER, Channel.SPOKEN, Channel.GUARDIAN)]
    )


class AskForOtherForm(AskForm):
    """A request brought to the counter: by the person, an agent or an heir."""

    asker = forms.ChoiceField(label=_("谁提出"), choices=Asker.choices)
    asker_name = forms.CharField(label=_("提出人姓名"), max_length=40)
    proof = forms.CharField(label=_("看过的证明"), max_length=120, required=False)


class LinkForm(forms.Form):
    username = forms.CharField(label=_("用户名"), max_length=60, help_text=_("请先核对本人证件。"))


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(label=_("更正"), choices=CorrectionKind.choices)
    person = forms.CharField(label=_("人员编号"), max_length=20)
    reason = forms.CharField(label=_("理由"), max_length=200)
    decided_by = forms.CharField(label=_("决定机构"), max_length=120)


class _PastDay(forms.DateField):
    """A day up to today."""

    def clean(self, value):
        day = super().clean(value)
        if day > clock.today():
            raise forms.ValidationError(_("日期在今天以后，请核对。"))
        return day


class EndingForm(forms.Form):
    on = _PastDay(label=_("日期"), widget=DateInput, initial=clock.today)
    reason = forms.CharField(label=_("理由"), max_length=200)


class MovingForm(EndingForm):
    code = forms.CharField(
        label=_("迁到哪一户"),
        max_length=30,
        required=False,
        help_text=_("本村的户编号；不填就是只迁出。分户请先登记新户。"),
    )


class MovingHouseholdForm(EndingForm):
    division = DivisionField(label=_("迁到哪个村（社区）"), levels=("village",))
    code = forms.CharField(label=_("在那里的户编号"), max_length=30)
    address = forms.CharField(label=_("新住址"), max_length=120, required=False)

    field_order = ("division", "code", "address", "on", "reason")


class HouseholdCorrectionForm(forms.Form):
    address = forms.CharField(label=_("住址"), max_length=120, required=False)
    register_no = forms.CharField(label=_("户口簿号"), max_length=30, required=False)
    position = forms.CharField(
        label=_("住处位置（可不填）"), max_length=60, required=False,
        help_text=_("从地图上抄经纬度，如 30.1234, 104.5678，记到十米左右。只用来给联系户党员排顺路、算远近，不公开；手机不定位。"),
    )  # fmt: skip
    reason = forms.CharField(label=_("更正理由"), max_length=200)

    def clean_position(self):
        found = read_position(self.cleaned_data["position"])
        if found is None:
            raise forms.ValidationError(_("请写经纬度两个数，如 30.1234, 104.5678；不知道就空着。"))
        return found


class WhyForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=200)


class DepartForm(forms.Form):
    what = forms.ChoiceField(label=_("登记什么"), choices=[("moved_on", _("迁出")), ("died_on", _("去世"))])
    on = _PastDay(label=_("日期"), widget=DateInput)
