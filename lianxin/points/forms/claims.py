"""Panels, reversals, money: their forms."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.forms import filled
from lianxin.kit.steps import StepForm, picked
from lianxin.kit.steps import words as lines
from lianxin.kit.templatetags.kit import day as written
from lianxin.points import selectors
from lianxin.points.calc.caps import first_of_month
from lianxin.points.calc.prices import yuan
from lianxin.points.forms.claiming import one_person
from lianxin.points.policies import SUPERVISORS, WORKERS
from lianxin.points.vocabulary import (
    VERIFIERS,
    ClaimState,
    FundingKind,
    ReversalGround,
)


def _panel_choice(claim):
    """A claim as whoever enters a panel's word picks it: what is no longer listed says so."""
    listed = claim.state in (ClaimState.POSTED, ClaimState.SETTLED)
    words = f"{claim.public_id} · {claim.rule.title} · {claim.points}"
    return words if listed else f"{words} · {claim.get_state_display()}"


def _panelists(path):
    """``{key: (user, words)}`` of whoever of the village may be asked to sit on a panel, those who watch first; the rules of who may
    not are the service's."""
    roles = (*WORKERS, *VERIFIERS, Role.COLLECTIVE_OFFICER, Role.HOUSEHOLD_REP)
    watching = {
        str(user.pk): (user, _now("{name}（监督）").format(name=user.name))
        for user in accounts.users_with_role(SUPERVISORS, path=path)
    }
    others = {str(user.pk): (user, user.name) for user in accounts.users_with_role(roles, path=path)}
    return watching | {key: found for key, found in others.items() if key not in watching}


class NoticeReversalForm(StepForm):
    ground = forms.ChoiceField(label=_("为什么"), choices=ReversalGround.choices, widget=forms.RadioSelect)
    reason = lines(_("怎么回事"), 300, hint=_("会通知本人，本人可以申诉。"))


class AppealForm(StepForm):
    words = lines(_("为什么不同意"), 500)


class DecideForm(StepForm):
    is_upheld = forms.TypedChoiceField(
        label=_("申诉对不对"), choices=[("yes", _("对，不冲回")), ("no", _("不对，冲回"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = lines(_("决定和理由"), 500)


class DecideAppealForm(StepForm):
    is_upheld = forms.TypedChoiceField(
        label=_("申诉对不对"), coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("对，评议小组的决定改过来")), ("no", _("不对，照评议小组的决定"))],
    )  # fmt: skip
    words = lines(_("决定和理由"), 500, hint=_("会公布，不写姓名。"))


class FundForm(StepForm):
    kind = forms.ChoiceField(
        label=_("钱从哪来"),
        choices=FundingKind.choices,
        help_text=_("村（居）委会自己不向社会募捐（慈善法第二十二条）。"),
    )
    amount = forms.DecimalField(
        label=_("多少元"), min_value=Decimal("0.01"), max_digits=11, decimal_places=2, required=False,
        help_text=_("空着就是那一笔还没用来发积分的全部。"),
    )  # fmt: skip
    donor = forms.CharField(label=_("谁捐的、谁让利"), max_length=80, required=False)
    shows_donor = forms.BooleanField(label=_("可以公布是谁"), required=False, initial=True)
    words = lines(_("说明"), 200, required=False, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        entries = {each.public_id: each for each in selectors.money_to_fund(self.about)[:40] if each.fen > each.used}
        choices = [("", _("商家让利，没有记账")), *((key, _entry_words(each)) for key, each in entries.items())]
        self.fields["entry"] = picked(
            _("账本里是哪一笔"), choices, coerce=entries.get, required=False,
            help_text=_("钱要先记进账本，由两个人经手；这里选，不另写。"),
        )  # fmt: skip
        roles = (*WORKERS, *SUPERVISORS)
        users = {str(each.pk): each for each in accounts.users_with_role(roles, path=self.about.division_path)}
        seen = [("", "—"), *((key, each.name) for key, each in users.items() if each.pk != self.actor.id)]
        self.fields["checked_by"] = picked(
            _("让利的，谁一起核过"), seen, coerce=users.get, required=False, help_text=_("会通知他。")
        )
        self.order_fields(("kind", "entry", "amount", "donor", "shows_donor", "checked_by"))

    def clean(self):
        given = super().clean()
        amount = given.pop("amount", None)
        return given | {"fen": int(amount * 100) if amount else None}


class UnfundForm(StepForm):
    """Which of what was laid there was none."""

    reason = lines(_("为什么收回"), 200, rows=2, hint=_("例如“记错了户头，账要冲销”。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {str(each.pk): each for each in selectors.fundings_standing(self.about.division)}
        self.fields["funding"] = picked(
            _("哪一笔到位的钱"), [(key, _funding_words(each)) for key, each in found.items()], coerce=found.get
        )
        self.order_fields(("funding", "reason"))


def _funding_words(funding):
    return f"{written(funding.on)} · {funding.get_kind_display()} · {yuan(funding.fen)} · {funding.points}"


def _entry_words(entry):
    return f"{written(entry.on)} · {entry.words} · {yuan(entry.fen - entry.used)}"


class MonthForm(StepForm):
    month = forms.DateField(
        label=_("哪个月"), widget=forms.DateInput({"type": "month"}, format="%Y-%m"), input_formats=["%Y-%m"],
        initial=clock.today,
    )  # fmt: skip


class TotalsForm(MonthForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].initial = first_of_month(clock.today(), -1)


class PanelForm(StepForm):
    """Which objection, which claim, who decided, and what."""

    is_upheld = forms.TypedChoiceField(
        label=_("成立不成立"), choices=[("yes", _("成立，去掉这一笔；已入账的开始冲回")), ("no", _("不成立"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    words = lines(_("评议意见"), 500, rows=4, hint=_("会公布，不写姓名。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_ = {each.public_id: each for each in selectors.objections_to_judge(self.about)}
        claims = {each.public_id: each for each in selectors.claims_ever_in(self.about)}
        people = _panelists(self.about.division_path)
        self.fields["objection"] = picked(
            _("哪一件异议"),
            [(key, f"{each.serial} · {each.words[:40]}") for key, each in open_.items()],
            coerce=open_.get,
        )
        self.fields["claim"] = picked(
            _("说的是哪一笔"),
            [("", _("不是哪一笔的事")), *((key, _panel_choice(each)) for key, each in claims.items())],
            coerce=claims.get, required=False,
        )  # fmt: skip
        self.fields["members"] = forms.TypedMultipleChoiceField(
            label=_("评议的三个人"), choices=[(key, words) for key, (_user, words) in people.items()],
            coerce=lambda key: people[key][0],
            widget=forms.CheckboxSelectMultiple, help_text=_("三个人，其中一位是监督委员会的；不是核实人，也不是近亲属。"),
        )  # fmt: skip
        self.fields["villagers"] = lines(
            _("没有账号的村民"), 200, required=False, rows=2,
            hint=_("一行一个：姓名、手机号。他们的意见由您在站点记下，记录里写两个人的名字。上面的加这里的，一共三个人。"),
        )  # fmt: skip
        self.order_fields(["objection", "claim", "members", "villagers"])

    def clean_villagers(self):
        return [one_person(line, self.about.division, self.actor) for line in filled(self.cleaned_data["villagers"])]


class SpotCheckForm(StepForm):
    is_so = forms.TypedChoiceField(
        label=_("对得上吗"), choices=[("yes", _("对得上")), ("no", _("对不上"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = lines(_("问了谁、看了什么"), 200, hint=_("对不上的，这些话会写进异议，别写别人的私事。"))
