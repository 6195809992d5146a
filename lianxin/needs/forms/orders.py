"""Files of work orders: in, with their columns, and back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.needs.calc.orders import FIELDS, REQUIRED
from lianxin.needs.vocabulary import ORDER_FIELDS
from lianxin.territory.fields import DivisionField


class OrdersForm(forms.Form):
    source = forms.CharField(
        label=_("从哪里来"), max_length=40, initial="12345", help_text=_("每次写法要一样，回告时按它分开。")
    )
    division = DivisionField(label=_("哪里的工单"), help_text=_("工单里没写地方的，就记在这里。只收这里和下面各地的。"))
    upload = forms.FileField(
        label=_("工单表"),
        help_text=_("Excel（.xlsx）或 CSV（UTF-8、GB 18030 都行），要有“工单编号”和“诉求内容”两列。"),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.txt"}),
    )


class OrderColumnsForm(forms.Form):
    """Which column is what: guessed from the headings, changed by hand."""

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        columns = [(str(i), header or _("第 {n} 列").format(n=i + 1)) for i, header in enumerate(batch.headers)]
        for name in FIELDS:
            self.fields[name] = forms.TypedChoiceField(
                label=ORDER_FIELDS[name],
                required=name in REQUIRED,
                choices=[("", _("没有这一列")), *columns],
                coerce=int,
                empty_value=None,
                initial=str(batch.mapping.get(name, "")),
            )

    def mapping(self):
        return {name: column for name, column in self.cleaned_data.items() if column is not None}


class ReportForm(forms.Form):
    source = forms.ChoiceField(label=_("给谁"))
    everything = forms.BooleanField(label=_("全部（不只是上次以后有变化的）"), required=False)
    kind = forms.ChoiceField(
        label=_("文件"), choices=[("xlsx", "Excel"), ("csv", "CSV（UTF-8）"), ("csv-gb", "CSV（GB 18030）")]
    )

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(each, each) for each in sources]
