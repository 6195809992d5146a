"""Contracts with those who handle personal data for the county."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import dated
from lianxin.kit.steps import words


class ContractForm(forms.Form):
    party = forms.CharField(label=_("受托方"), max_length=120, help_text=_("单位全称；居民会看到。"))
    purpose = words(_("处理目的"), 300, rows=2)
    way = words(_("处理方式"), 1000)
    kinds = words(_("个人信息的种类"), 300, rows=2)
    measures = words(_("保护措施"), 1000)
    ending = words(_("期满怎么返还、删除"), 1000)
    checking = words(_("怎么监督检查"), 1000)
    starts_on = dated(_("从哪天起"))
    ends_on = dated(_("到哪天止"))

    def __init__(self, *args, clauses, **kwargs):
        today = clock.today()
        initial = vars(clauses) | {"starts_on": today, "ends_on": today + timedelta(days=364)}
        super().__init__(*args, initial=initial, **kwargs)


class SignForm(forms.Form):
    signed_on = dated(_("哪天签的"), help_text=_("双方在打印的合同上签字盖章的那天。"))


class ReturnForm(forms.Form):
    returned_on = dated(_("哪天还清、删完"))
    returned_how = words(_("怎么还的、怎么删的，看过什么证明"), 300)
