"""Lists brought in, and rolls drawn, adopted and corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.people.calc.columns import FIELDS, REQUIRED
from lianxin.people.forms.places import PlaceChoice
from lianxin.people.vocabulary import (
    FIELD_LABELS,
    ID_NUMBER_PURPOSES,
    CorrectionKind,
    Purpose,
    RollKind,
)


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


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(label=_("更正"), choices=CorrectionKind.choices)
    person = forms.CharField(label=_("人员编号"), max_length=20)
    reason = forms.CharField(label=_("理由"), max_length=200)
    decided_by = forms.CharField(label=_("决定机构"), max_length=120)
