"""Forms of what the collective owns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, dated
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day
from lianxin.works import selectors
from lianxin.works.vocabulary import IN_THE_BOOKS, CardKind, CardState, Found


class CardForm(StepForm):
    kind = forms.ChoiceField(
        label=_("哪一种"), choices=[(each.value, each.label) for each in CardKind if each not in IN_THE_BOOKS]
    )
    name = forms.CharField(label=_("叫什么"), max_length=80)
    place = forms.CharField(label=_("在哪里"), max_length=120, required=False)
    amount = Hundredths(label=_("多少"), help_text=_("例如 12.5，单位写“亩”。"))
    unit = forms.CharField(label=_("单位"), max_length=12, initial=_("个"))
    proof = forms.CharField(label=_("凭什么是集体的"), max_length=200, help_text=_("证号、决议、发票、账页。"))
    original_fen = Hundredths(label=_("原值（元）"), required=False, help_text=_("资源没有原值的留空。"))
    user = forms.CharField(label=_("谁在用"), max_length=80, required=False, help_text=_("写单位或者岗位，不写姓名。"))
    state = forms.ChoiceField(
        label=_("状态"), choices=[(each.value, each.label) for each in (CardState.USED, CardState.IDLE)]
    )


class CorrectForm(CardForm):
    reason = lines(_("为什么更正"), 300, hint=_("照哪张证、哪次丈量改的。人人看得到，不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["user"], self.fields["state"]
        told = self.about
        self.initial |= {name: getattr(told, name) for name in ("kind", "name", "place", "unit", "proof")}
        numbers = {name: getattr(told, name) for name in ("amount", "original_fen")}
        self.initial |= {name: f"{number // 100}.{number % 100:02d}" for name, number in numbers.items()}


class LetForm(StepForm):
    number = forms.CharField(label=_("合同号"), max_length=60)
    lessee = forms.CharField(
        label=_("租给谁"), max_length=80, help_text=_("写单位；租给个人的写“本村一户”，不写姓名。")
    )
    purpose = forms.CharField(label=_("做什么用"), max_length=120)
    decision = forms.CharField(
        label=_("哪个会定的"), max_length=120, required=False, help_text=_("上面没有的才写：会议和日子，或者决议的号。")
    )
    starts_on = dated(_("从哪天"), initial=clock.today)
    ends_on = dated(_("到哪天"))
    rent_fen = Hundredths(label=_("每期租金（元）"))
    months = forms.IntegerField(label=_("几个月一期"), min_value=1, max_value=12, initial=12)
    terms = lines(_("还约定了什么"), 500, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(each.id, each.label) for each in selectors.decisions_on(self.about)]
        self.fields["resolution"] = forms.ChoiceField(
            label=_("哪份决议"), required=False, choices=[("", _("议事厅里没有")), *found],
            help_text=_("会上通过、已经公布，写明这件东西的决议才列在这里。"),
        )  # fmt: skip
        self.order_fields(["number", "lessee", "purpose", "resolution", "decision"])


class RentForm(StepForm):
    on = dated(_("哪天交的"), initial=clock.today)
    receipt = forms.CharField(label=_("凭据号"), max_length=80)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {
            str(due.pk): due for lease in selectors.leases_of(self.about) for due in lease.dues.all() if due.is_owed
        }
        choices = [(key, f"{day(each.due_on)} · {each.fen // 100}.{each.fen % 100:02d}") for key, each in found.items()]
        accounts = {each.public_id: each for each in selectors.rent_accounts(self.about.division)}
        books = [(key, f"{each.book} · {each}") for key, each in accounts.items()]
        self.fields = {"due": picked(_("哪一期"), choices, coerce=found.get)} | self.fields
        self.fields["account"] = picked(
            _("记到哪个收入科目"),
            books,
            coerce=accounts.get,
            help_text=_("一登记就记账。没有可选的，先在账本里开银行存款和收入科目。"),
        )


class EndLeaseForm(StepForm):
    on = dated(_("哪天结束"), initial=clock.today)
    reason = lines(_("为什么结束"), 300)


class CountForm(StepForm):
    found = forms.ChoiceField(label=_("盘点结果"), choices=Found.choices, widget=forms.RadioSelect)
    words = lines(_("看到什么"), 300, required=False, hint=_("坏了的、没有找到的一定要写。人人看得到，不写姓名。"))
    on = dated(_("哪天"), initial=clock.today)


class UseForm(StepForm):
    user = forms.CharField(label=_("谁在用"), max_length=80, help_text=_("写单位或者岗位，不写姓名。"))


class DisposeForm(StepForm):
    reason = lines(_("怎么处置的"), 180, hint=_("卖给谁、怎么定的价，或者报废了。"))
    sold_fen = Hundredths(
        label=_("卖了多少钱（元）"), required=False, help_text=_("没有卖钱的留空。卖了的一登记就记账。")
    )
    on = dated(_("哪天收到的钱"), initial=clock.today, required=False)
    receipt = forms.CharField(label=_("凭据号"), max_length=80, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(each.id, each.label) for each in selectors.decisions_on(self.about)]
        resolution = picked(_("哪份决议"), found, help_text=_("会上通过、已经公布，写明这件东西的决议才列在这里。"))
        self.fields = {"resolution": resolution} | self.fields
        accounts = {each.public_id: each for each in selectors.rent_accounts(self.about.division)}
        books = [("", "—"), *((key, f"{each.book} · {each}") for key, each in accounts.items())]
        self.fields["account"] = picked(_("记到哪个收入科目"), books, coerce=accounts.get, required=False)

    def clean(self):
        given = super().clean()
        return given | {"sold_fen": given.get("sold_fen") or 0}
