"""Budgets that residents decide on: starting one, an idea, its judgement, the vote, what one's vote paid for."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.forms.paper_sheets import ticked
from lianxin.deliberation.policies import can_enter_for_others
from lianxin.deliberation.vocabulary import BallotKind, BudgetRule
from lianxin.kit.forms import DateTimeInput
from lianxin.kit.steps import StepForm, picked, words


def _yuan(label, **more):
    return forms.DecimalField(label=label, min_value=Decimal("0.01"), max_digits=12, decimal_places=2, **more)


class StartBudgetForm(StepForm):
    title = forms.CharField(label=_("叫什么"), max_length=60, help_text=_("比如：今年三万元办什么事"))
    amount = _yuan(_("一共多少钱（元）"))
    about = words(_("钱从哪里来、能做什么"), 2000, rows=4, hint=_("人人看得到。"))
    rule = forms.ChoiceField(
        label=_("怎么算结果"), choices=BudgetRule.choices, initial=BudgetRule.EQUAL_SHARES, widget=forms.RadioSelect,
        help_text=_("先定规则再征集点子，定了就不能改。"),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("怎么投"), choices=[(each, each.label) for each in (BallotKind.APPROVAL, BallotKind.POINTS)],
        initial=BallotKind.APPROVAL, widget=forms.RadioSelect,
    )  # fmt: skip
    points_each = forms.IntegerField(
        label=_("每人多少点"), min_value=1, max_value=100, required=False, help_text=_("分点数才填，比如 10。")
    )
    ideas_until = forms.DateTimeField(label=_("点子征集到"), widget=DateTimeInput())

    def clean(self):
        given = super().clean()
        if given.get("kind") == BallotKind.POINTS and not given.get("points_each"):
            self.add_error("points_each", _("分点数要写明每人多少点。"))
        if "amount" in given:
            given["amount_fen"] = int(given.pop("amount") * 100)
        return given


class IdeaForm(StepForm):
    title = forms.CharField(label=_("做什么"), max_length=40, help_text=_("几个字，比如：村东头装六盏路灯"))
    words = words(_("为什么、在哪里"), 1000, rows=4, hint=_("答复以前只有看行不行的人看得到；不写别人的隐私。"))
    shows_name = forms.BooleanField(label=_("上票时可以写我的姓名"), required=False)
    author_name = forms.CharField(
        label=_("替谁登记"), max_length=40, required=False, help_text=_("本人没有手机时，由工作人员代填他的姓名。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not can_enter_for_others(self.actor, self.about.division_path):
            del self.fields["author_name"]


class AcceptIdeaForm(StepForm):
    cost = _yuan(_("要花多少钱（元）"), help_text=_("按报价或者同类项目估，写清楚。"))
    reason = words(_("理由"), 500, hint=_("人人看得到：谁来办、价钱怎么来的、要注意什么。"))

    def clean(self):
        given = super().clean()
        if "cost" in given:
            given["cost_fen"] = int(given.pop("cost") * 100)
        return given


class RefuseIdeaForm(StepForm):
    reason = words(_("理由"), 500, hint=_("人人看得到：为什么办不了，能不能换个办法。"))


class BudgetVoteForm(StepForm):
    closes_at = forms.DateTimeField(label=_("截止时间"), widget=DateTimeInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.body.held_to.roll:
            found = {roll.public_id: roll for roll in self.about.rolls}
            choices = [(key, str(roll)) for key, roll in found.items()]
            self.fields["roll"] = picked(_("用哪本名册"), choices, coerce=found.get)


class PaidForm(forms.Form):
    """The tracker of a vote, or, of a paper sheet, what was ticked on it."""

    tracker = forms.CharField(
        label=_("查询码"), max_length=20, required=False, help_text=_("投完时给您的十二位，大小写都行。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    ticks = forms.CharField(
        label=_("投的是纸票：勾了哪几号"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args, ballot, **kwargs):
        super().__init__(*args, **kwargs)
        self.ballot, points = ballot, ballot.kind == BallotKind.POINTS
        self.fields["ticks"].help_text = (
            _("写“号码 点数”，用顿号分开，比如：1 5、3 2") if points else _("用顿号分开，比如：1、3")
        )

    def clean(self):
        """``choice``: of the ticks."""
        given = super().clean()
        tracker, said = given.get("tracker", "").strip(), given.pop("ticks", "").strip()
        if bool(tracker) == bool(said):
            raise forms.ValidationError(_("填查询码；投的是纸票，没有查询码，就写勾了哪几号。填一样就行。"))
        given["choice"] = ticked(self.ballot, said) if said else None
        if said and (given["choice"] is None or (fault := selectors.fault_of(self.ballot.rule, given["choice"]))):
            self.add_error("ticks", _("看不懂。写成：1 5、3 2") if given["choice"] is None else fault)
        return given
