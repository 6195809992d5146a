"""Forms of the books. Amounts are typed as people write them and kept as whole numbers of the smallest part."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.ledger.calc.texts import DECIMALS
from lianxin.ledger.vocabulary import Kind, Measure

ROWS = 6


def whole(text, measure):
    """``whole("128.05", "fen") == 12805``; ``ValueError`` for what has too many places or is no amount above zero."""
    try:
        scaled = Decimal(text.replace(",", "").replace("，", "").strip()) * 10 ** DECIMALS[measure]
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not scaled.is_finite() or scaled != scaled.to_integral_value() or scaled <= 0 or scaled > 10**15:
        raise ValueError(text)
    return int(scaled)


class BookForm(forms.Form):
    unit = forms.ModelChoiceField(queryset=None, label=_("哪个单位的账"))
    name = forms.CharField(label=_("账套名称"), help_text=_("例如“村集体”“积分”“路灯项目”。"), max_length=80)
    opened_on = forms.DateField(label=_("从哪天记起"), widget=DateInput(), initial=clock.today)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class AccountForm(forms.Form):
    code = forms.RegexField(
        r"^[A-Za-z0-9.\-]{1,20}$", label=_("科目编号"), error_messages={"invalid": _("编号用数字、字母、点和短横。")}
    )
    name = forms.CharField(label=_("科目名称"), max_length=80)
    kind = forms.ChoiceField(label=_("类别"), choices=Kind.choices, help_text=_("银行、库存、应付款等不能记成负数。"))
    measure = forms.ChoiceField(label=_("单位"), choices=Measure.choices)


class PeriodForm(forms.Form):
    through = forms.DateField(
        label=_("结到哪天"), widget=DateInput(), help_text=_("结账以后，这天和以前不能再记；错账用冲销。")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=150)


class CloseAccountForm(ReasonForm):
    on = forms.DateField(label=_("停用日"), widget=DateInput(), initial=clock.today, help_text=_("这天以后不能再记。"))

    field_order = ("on", "reason")


class VoucherForm(forms.Form):
    """A day, words, and up to ``ROWS`` lines, each an account with a debit or a credit."""

    on = forms.DateField(label=_("日期"), widget=DateInput(), initial=clock.today)
    words = forms.CharField(label=_("摘要"), help_text=_("什么事、和谁。"), max_length=200)

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self._accounts = {str(account.pk): account for account in accounts}
        choices = [("", "—"), *((key, str(account)) for key, account in self._accounts.items())]
        for number in range(ROWS):
            self.fields[f"account_{number}"] = forms.ChoiceField(choices=choices, required=False, label=_("科目"))
            for side in ("debit", "credit"):
                label = _("借方") if side == "debit" else _("贷方")
                self.fields[f"{side}_{number}"] = forms.CharField(
                    required=False, max_length=20, label=label, widget=forms.TextInput({"inputmode": "decimal"})
                )

    def head(self):
        return [self["on"], self["words"]]

    def rows(self):
        """The bound fields of each line."""
        return [[self[f"{name}_{number}"] for name in ("account", "debit", "credit")] for number in range(ROWS)]

    def clean(self):
        data = super().clean()
        data["lines"] = [line for number in range(ROWS) if (line := self._line(data, number))]
        return data

    def _line(self, data, number):
        account = self._accounts.get(data.get(f"account_{number}", ""))
        debit, credit = data.get(f"debit_{number}", ""), data.get(f"credit_{number}", "")
        if not (account or debit or credit):
            return None
        if account is None:
            return self.add_error(f"account_{number}", _("这一行写了金额，请选科目。"))
        if bool(debit) == bool(credit):
            return self.add_error(f"debit_{number}", _("每一行只写借方或贷方中的一个。"))
        side = "debit" if debit else "credit"
        try:
            amount = whole(debit or credit, account.measure)
        except ValueError:
            return self.add_error(f"{side}_{number}", _("金额写大于零的数，元写到分，积分写整数。"))
        return account, amount if debit else -amount
