"""Forms of a venture: how it is opened, what is put in, contracts, links, payments."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.harvests import selectors
from lianxin.harvests.forms.households import OfHousehold
from lianxin.harvests.vocabulary import ContractKind, DueWay, InputKind, Return, Vehicle
from lianxin.kit import clock
from lianxin.kit.forms import Hundredths, dated
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day
from lianxin.ledger import selectors as ledger

_OPEN_TO_ALL = _("人人看得到，不写姓名。")
_LAND = _("要租农户多少亩地")
_ALL_LAND = _("企业办的，镇里照这个数审查；养殖的也写。不租地的留空。")


def _resolution_at(division):
    decided = {each.id: each for each in selectors.resolutions_at(division)}
    return picked(
        _("哪份决议"), [("", _("议事厅里没有")), *((key, each.label) for key, each in decided.items())], coerce=decided.get, required=False
    )  # fmt: skip


class VentureForm(StepForm):
    name = forms.CharField(label=_("叫什么"), max_length=40)
    product = forms.CharField(label=_("种什么、养什么"), max_length=40)
    vehicle = forms.ChoiceField(label=_("谁来办"), choices=Vehicle.choices)
    runner = forms.CharField(label=_("办的单位"), max_length=80)
    scale = Hundredths(label=_("多大"))
    unit = forms.CharField(label=_("单位"), max_length=12, initial=_("亩"))
    land_mu = Hundredths(label=_LAND, required=False, help_text=_ALL_LAND)
    plan = lines(_("打算怎么办"), 1000, hint=_OPEN_TO_ALL)
    support = forms.CharField(label=_("谁来指导技术"), max_length=120, required=False)
    decision = forms.CharField(
        label=_("哪个会定的"), max_length=120, required=False,
        help_text=_("上面没有的才写：会议和日子，或者决议的号。"),
    )  # fmt: skip
    begun_on = dated(_("哪天开始"), initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in ledger.books_at(self.about)}
        choices = [(key, f"{each.unit} · {each.name}") for key, each in found.items()]
        self.fields["resolution"] = _resolution_at(self.about)
        before = [name for name in self.fields if name != "decision"][:8]
        self.order_fields([*before, "support", "resolution", "decision"])
        self.fields["book"] = picked(
            _("记在哪本账上"), choices, coerce=found.get, help_text=_("没有可选的，先在账本里给集体经济组织开账。")
        )


class CheckForm(StepForm):
    words = lines(_("看了怎么说"), 300, hint=_("同意的写看了什么；退回的写哪里要改。人人看得到。"))


class ReviseForm(StepForm):
    plan = lines(_("打算怎么办"), 1000, hint=_OPEN_TO_ALL, rows=6)
    scale = Hundredths(label=_("多大"))
    land_mu = Hundredths(label=_LAND, required=False, help_text=_ALL_LAND)
    support = forms.CharField(label=_("谁来指导技术"), max_length=120, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = self.about
        self.initial |= {
            "plan": told.plan,
            "scale": f"{told.scale // 100}.{told.scale % 100:02d}",
            "land_mu": f"{told.land_mu // 100}.{told.land_mu % 100:02d}" if told.land_mu else "",
            "support": told.support,
        }


class InputForm(OfHousehold):
    kind = forms.ChoiceField(label=_("投入什么"), choices=InputKind.choices)
    what = forms.CharField(label=_("哪一块、哪一件"), max_length=80, help_text=_("地块写四至或承包合同上的名字。"))
    amount = Hundredths(label=_("多少"), required=False, help_text=_("土地写到百分之一亩；资金不用写。"))
    unit = forms.CharField(label=_("单位"), max_length=12, initial=_("亩"), required=False)
    gets = forms.ChoiceField(label=_("得什么"), choices=Return.choices)
    value_fen = Hundredths(label=_("作价（元）"), required=False)
    rent_fen = Hundredths(label=_("每年租金（元）"), required=False, help_text=_("收租金的才写。"))
    grade = forms.CharField(label=_("地力等级"), max_length=20, required=False, help_text=_("土地才写，下面三项也是。"))
    use = forms.CharField(label=_("用途"), max_length=40, required=False, help_text=_("照合同写：种什么、养什么。"))
    held_until = dated(_("本户承包期到哪天"), required=False)
    filed = forms.CharField(
        label=_("报发包方备案"), max_length=60, required=False, help_text=_("备案的号，或者哪天报的。")
    )
    valued_by = forms.CharField(label=_("谁评的价"), max_length=80)
    valued_on = dated(_("哪天评的"), initial=clock.today)
    meeting = forms.CharField(
        label=_("哪个会认的"), max_length=120, required=False, help_text=_("上面没有的才写：会议和日子，或者决议的号。")
    )
    contract = forms.CharField(label=_("合同号"), max_length=60)
    signed_by = forms.CharField(
        label=_("谁签的字"), max_length=80, help_text=_("夫妻都是承包人的，两个人都签。不能替别人签，不能逼着签。")
    )
    starts_on = dated(_("从哪天"), initial=clock.today)
    ends_on = dated(_("到哪天"), help_text=_("不能超过承包期剩下的年限。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        before = list(self.fields)
        place = before.index("meeting")
        self.fields["resolution"] = _resolution_at(self.about.division)
        self.order_fields([*before[:place], "resolution", "meeting"])


def _of_inputs(venture):
    found = {str(each.pk): each for each in selectors.inputs_in(venture)}
    choices = [(key, f"{each.household} · {each.get_kind_display()} · {each.what}") for key, each in found.items()]
    return picked(_("哪一笔投入"), choices, coerce=found.get)


class LeaveForm(StepForm):
    on = dated(_("哪天退出"), initial=clock.today)
    fen = Hundredths(
        label=_("退多少（元）"), required=False, help_text=_("退股金的才写。借的钱到期全还，土地、设备退回本户。")
    )
    meeting = forms.CharField(label=_("哪个会认的"), max_length=120, required=False, help_text=_("退股金的才写。"))
    reason = lines(_("为什么退出"), 300, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {"put_in": _of_inputs(self.about)} | self.fields


class ContractForm(StepForm):
    kind = forms.ChoiceField(label=_("哪一种"), choices=ContractKind.choices)
    number = forms.CharField(label=_("合同号"), max_length=60)
    party = forms.CharField(label=_("和谁签的"), max_length=80, help_text=_("写单位；个人的写“本村一户”，不写姓名。"))
    terms = lines(
        _("约定了什么"), 1000,
        hint=_("保底和分红、最低收购价、亏了怎么分担、违约、不可抗力、到期恢复。人人看得到，不写姓名。"),
    )  # fmt: skip
    fen = Hundredths(label=_("金额（元）"), required=False, help_text=_("保险写保额。"))
    starts_on = dated(_("从哪天"), initial=clock.today)
    ends_on = dated(_("到哪天"))
    way = forms.ChoiceField(
        label=_("分期付的，谁付"), choices=[("", _("不分期")), *DueWay.choices], required=False,
        help_text=_("到期以前和过期以后，都在“今日要办”里提醒管账的。"),
    )  # fmt: skip
    due_fen = Hundredths(label=_("每期多少（元）"), required=False)
    months = forms.IntegerField(label=_("几个月一期"), min_value=1, max_value=120, required=False)

    def clean_months(self):
        return self.cleaned_data["months"] or 0


class DueForm(StepForm):
    on = dated(_("哪天付的、收的"), initial=clock.today)
    receipt = forms.CharField(label=_("凭据号"), max_length=80)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.open_dues(self.about)}
        choices = [
            (
                key,
                _now("{contract} · {day} · {way} {yuan} 元").format(
                    contract=each.contract, day=day(each.due_on), way=each.get_way_display(), yuan=money(each.fen)
                ),
            )
            for key, each in found.items()
        ]
        self.fields = {"due": picked(_("哪一期"), choices, coerce=found.get)} | self.fields


class EndContractForm(StepForm):
    on = dated(_("哪天了结"), initial=clock.today)
    reason = lines(_("怎么了结的"), 300, rows=2, hint=_("到期结清、续签了哪一份、提前解除。人人看得到，不写姓名。"))
    way = forms.ChoiceField(
        label=_("了结时还要付的，谁付"), choices=[("", _("两清，没有要付的")), *DueWay.choices], required=False,
        help_text=_("违约金、退押金、结尾款。到期没付的各期不算在这里，照旧提醒。"),
    )  # fmt: skip
    owed_fen = Hundredths(label=_("多少（元）"), required=False)
    owed_on = dated(_("哪天前付"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.open_contracts(self.about)}
        choices = [(key, f"{each.get_kind_display()} · {each} · {each.party}") for key, each in found.items()]
        self.fields = {"contract": picked(_("哪一份合同"), choices, coerce=found.get)} | self.fields


class PayoutForm(StepForm):
    fen = Hundredths(label=_("付多少（元）"))
    receipt = forms.CharField(label=_("回单、收条"), max_length=80)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = selectors.accounts_of(self.about)
        self._known = {f"{home or ''}|{party}": (home, party) for home, party in found.owed}
        choices = [
            (
                f"{home or ''}|{party}",
                _now("{who}，欠 {yuan} 元").format(who=found.codes.get(home) or party, yuan=money(fen)),
            )
            for (home, party), fen in found.owed.items()
            if fen > 0
        ]
        self.fields = {"to": picked(_("付给谁"), choices, coerce=self._known.get)} | self.fields


class ReleaseForm(StepForm):
    on = dated(_("哪天付的"), initial=clock.today)


class UndoInputForm(StepForm):
    reason = lines(_("为什么划掉"), 300, rows=2, hint=_("例如“写错了户”。这一户看得到。划掉以后重新登记。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {"put_in": _of_inputs(self.about)} | self.fields


class CloseForm(StepForm):
    """Of a company also what its liquidation leaves for who put money in."""

    reason = lines(_("原因"), 300, hint=_OPEN_TO_ALL)
    fen = Hundredths(
        label=_("清算以后退股金一共多少（元）"), required=False,
        help_text=_("债都还清以后余下的，按各家出的钱分，分到分。没有余下的写 0。"),
    )  # fmt: skip
    meeting = forms.CharField(label=_("哪次股东会确认的清算方案"), max_length=120, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.vehicle != Vehicle.COMPANY:
            del self.fields["fen"], self.fields["meeting"]


class ReasonForm(StepForm):
    reason = lines(_("原因"), 300, hint=_OPEN_TO_ALL)


class ConfirmForm(StepForm):
    """Nothing to fill in."""


class RefuseForm(StepForm):
    """Read by who drafts and who releases alone."""

    reason = lines(_("原因"), 300)
