"""A table for an office above: defined, and filled for a period."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput, GroupedForm
from lianxin.needs import selectors
from lianxin.needs.forms.telling import category_choices
from lianxin.needs.policies.upper_forms import names_people
from lianxin.needs.services.upper_forms import Definition
from lianxin.needs.vocabulary import CASE_COLUMNS, COUNT_COLUMNS, PERSONAL_COLUMNS, Channel, FormRows

_PERSONAL = _("{name}（个人信息）")


def _case_choices():
    return [
        (code, _PERSONAL.format(name=label) if code in PERSONAL_COLUMNS else label)
        for code, label in CASE_COLUMNS.items()
    ]


class UpperFormForm(GroupedForm, forms.Form):
    """What the table is called, whom it is for, what it replaces, and its columns."""

    name = forms.CharField(label=_("表名"), max_length=60)
    asked_by = forms.CharField(label=_("谁要的"), max_length=60, help_text=_("例如“市信访局”。"))
    replaces = forms.CharField(
        label=_("替掉哪张表"), max_length=120, help_text=_("原来要村里、乡镇填的那张。说不出替掉哪张的，就不要加新表。")
    )
    ends_on = forms.DateField(label=_("用到哪天"), widget=DateInput(), help_text=_("到期自己停，还要用就再定一次。"))
    rows = forms.ChoiceField(label=_("一行是什么"), choices=FormRows, initial=FormRows.PLACE, widget=forms.RadioSelect)
    count_columns = forms.MultipleChoiceField(
        label=_("数字的列"), choices=COUNT_COLUMNS.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    case_columns = forms.MultipleChoiceField(
        label=_("每件诉求的列"), choices=_case_choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    legal_basis = forms.CharField(
        label=_("要个人信息的法律依据"),
        max_length=200,
        required=False,
        help_text=_("选了有个人信息的列才要写：哪部法、哪一条。"),
    )
    categories = forms.MultipleChoiceField(label=_("只要这些分类"), required=False, help_text=_("不选就是全部。"))
    channels = forms.MultipleChoiceField(
        label=_("只要这些渠道"), choices=Channel, required=False, help_text=_("不选就是全部。")
    )
    groups = (
        (_("这张表"), ("name", "asked_by", "replaces", "ends_on")),
        (_("一行是什么"), ("rows",)),
        (
            _("列"),
            ("count_columns", "case_columns", "legal_basis"),
            _("一行是一件诉求的，选“每件诉求的列”；别的选“数字的列”。"),
        ),
        (_("范围"), ("categories", "channels")),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = category_choices(selectors.categories())

    def definition(self):
        """The domain value; columns in the order of the catalogue."""
        data = self.cleaned_data
        chosen = "case_columns" if data["rows"] == FormRows.CASE else "count_columns"
        return Definition(
            name=data["name"],
            asked_by=data["asked_by"],
            replaces=data["replaces"],
            rows=data["rows"],
            columns=tuple(data[chosen]),
            ends_on=data["ends_on"],
            categories=tuple(data["categories"]),
            channels=tuple(data["channels"]),
            legal_basis=data["legal_basis"],
        )


class PeriodForm(forms.Form):
    """From when to when; last month unless said otherwise. A table that names people asks why."""

    start = forms.DateField(label=_("从"), widget=DateInput())
    end = forms.DateField(label=_("到"), widget=DateInput())
    reason = forms.CharField(
        label=_("为什么下载"), max_length=200, required=False, help_text=_("记在留痕里，审计员看得到。")
    )

    def __init__(self, data=None, *, form):
        last = clock.today().replace(day=1) - timedelta(days=1)
        super().__init__(data, initial={"start": last.replace(day=1), "end": last})
        if names_people(form):
            self.fields["reason"].required = data is None or "look" not in data
        else:
            del self.fields["reason"]

    def clean(self):
        data = super().clean()
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error("end", _("“到”要在“从”以后。"))
        elif start and end and end - start > timedelta(days=366):
            self.add_error("end", _("一次最多一年。"))
        return data
