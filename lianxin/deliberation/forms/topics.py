"""Bringing a topic, and its steps."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.affected import most_seats
from lianxin.deliberation.forms.bodies import rows_of
from lianxin.deliberation.policies import can_enter_for_others
from lianxin.deliberation.vocabulary import (
    TALKED,
    AffectedGround,
    AffectedKind,
    Followed,
    Handled,
    TopicOrigin,
    TopicRoute,
)
from lianxin.kit.forms import DateTimeInput, GroupedForm
from lianxin.kit.steps import StepForm, picked, words
from lianxin.territory.fields import DivisionField

_ORIGINS = [
    (TopicOrigin.RESIDENT, _("我自己提")),
    (TopicOrigin.SIGNATURES, _("找人一起提（联名）")),
]


class TopicForm(GroupedForm, forms.Form):
    division = DivisionField(label=_("哪个村（社区）的事"))
    title = forms.CharField(label=_("想议什么"), max_length=60, help_text=_("一句话，比如：村口停车位怎么分"))
    words = words(_("为什么要议"), 2000, hint=_("公布之前只有筛选的人看得到。不写别人的隐私。"), rows=4)
    origin = forms.ChoiceField(
        label=_("怎么提"), choices=_ORIGINS, initial=TopicOrigin.RESIDENT, widget=forms.RadioSelect
    )
    shows_name = forms.BooleanField(label=_("公布时可以写我的姓名"), required=False)
    proposer_name = forms.CharField(
        label=_("替谁登记"), max_length=40, required=False, help_text=_("本人没有手机时，由工作人员代填他的姓名。")
    )

    def __init__(self, *args, is_staff=False, visits=False, **kwargs):
        super().__init__(*args, **kwargs)
        if visits:
            self.fields["origin"].choices += [(TopicOrigin.LIAISON, TopicOrigin.LIAISON.label)]
        if is_staff:
            self.fields["origin"].choices += [(TopicOrigin.BODY, _("组织提出"))]
        else:
            del self.fields["proposer_name"]


class TopicSheetForm(StepForm):
    """One paper sheet with its names."""

    sheet = forms.CharField(label=_("第几张签名单"), max_length=20, help_text=_("在纸上也写上这个编号，比如：1"))
    signers = words(
        _("签了名的人"), 4000, rows=8,
        hint=_("一行一位：姓名，空一格，户编号（没有同名的可以不写）。要住在本地、满十八岁。"),
    )  # fmt: skip

    def clean_signers(self):
        rows = [line.split(maxsplit=1) for line in self.cleaned_data["signers"].splitlines() if line.strip()]
        return [(name, code[0].strip() if code else "") for name, *code in rows]


class CheckSheetForm(StepForm):
    """A sheet somebody else has entered, beside the paper."""

    sheet = forms.ChoiceField(label=_("核对哪一张"))
    wrong = forms.MultipleChoiceField(
        label=_("纸上没有、或者认不出的"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("对着纸一个一个看。都对的一个也不勾；勾上的不算联名。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheets = selectors.sheets_to_check(self.about)
        told = _now("第 {sheet} 张，{number} 人，{who}登记的")
        self.fields["sheet"].choices = [
            (sheet, told.format(sheet=sheet, number=len(rows), who=rows[0].entered_by_name))
            for sheet, rows in self.sheets.items()
        ]
        self.fields["wrong"].choices = [
            (str(each.pk), f"{sheet} · {each.name} {each.household}".strip())
            for sheet, rows in self.sheets.items()
            for each in rows
        ]

    def clean(self):
        given = super().clean()
        rows = self.sheets.get(given.get("sheet"), [])
        given["wrong"] = [each for each in rows if str(each.pk) in given.get("wrong", ())]
        return given


class ScreenForm(StepForm):
    reason = words(_("理由"), 500, hint=_("提的人看得到；写清为什么、接下来怎样。"))


class PublishForm(StepForm):
    materials = words(
        _("要知道的情况"), 4000, hint=_("用大白话写：现在怎样、有哪些办法、各要花多少。人人看得到，不写姓名。"), rows=6
    )
    discuss_at = forms.DateTimeField(label=_("什么时候议"), widget=DateTimeInput())
    discuss_where = forms.CharField(label=_("在哪里议"), max_length=120)
    seats = forms.IntegerField(label=_("一共请多少人来议"), min_value=3, max_value=500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        affected = sum(each.seats for each in selectors.affected_of(self.about))
        self.fields["seats"].help_text = _now(
            "名单上和这件事有关的请 {affected} 人，至少占三分之一，所以一共最多请 {most} 人。"
        ).format(affected=affected, most=most_seats(affected))


class AffectedForm(StepForm):
    kind = forms.ChoiceField(label=_("和谁有关"), choices=AffectedKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("叫什么"),
        max_length=40,
        help_text=_("一户写户主姓名；一个小组写“二组”；外来的商户、企业也可以写。姓名只有工作人员看得到。"),
    )
    household = forms.CharField(label=_("户编号"), max_length=30, required=False, help_text=_("有同名的要写。"))
    seats = forms.IntegerField(label=_("请他们来几个人"), min_value=1, max_value=99, initial=1)
    reason = words(_("为什么和他们有关"), 200, rows=2, hint=_("人人看得到，不写姓名。比如：车位划在他家门口。"))


class GroupNamesForm(StepForm):
    affected = picked(_("哪一个小组、哪一群人"), ())
    members = words(
        _("来的是谁"), 4000, rows=5,
        hint=_("一行一位：姓名，空一格写户编号（有同名的要写）。姓名只有工作人员看得到，一起议事的人看到姓。"),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("怎么有关"), choices=AffectedGround.choices, widget=forms.RadioSelect,
        help_text=_("几位怎么有关不一样的，分几次写。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.affected_of(self.about) if each.kind == AffectedKind.GROUP}
        listed = [
            (key, _now("{group}（请 {seats} 人）").format(group=each.name, seats=each.seats))
            for key, each in found.items()
        ]
        self.fields["affected"].choices = [("", _("请选一个")), *listed]
        self.fields["affected"].coerce = found.get

    def clean_members(self):
        return [(name, household) for name, household, _votes in rows_of(self.cleaned_data["members"])]


class StrikeNameForm(StepForm):
    named = picked(_("去掉哪一位"), ())
    reason = words(_("为什么去掉"), 200, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {
            each.public_id: each for group in selectors.affected_of(self.about) for each in selectors.names_of(group)
        }
        listed = [(key, f"{each.name} {each.household_code}".strip()) for key, each in found.items()]
        self.fields["named"].choices = [("", _("请选一位")), *listed]
        self.fields["named"].coerce = found.get


class StrikeForm(StepForm):
    affected = picked(_("去掉哪一个"), ())
    reason = words(_("为什么去掉"), 200, rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = {each.public_id: each for each in selectors.affected_of(self.about)}
        listed = [(key, f"{each.get_kind_display()} {each.name} {each.household_code}") for key, each in found.items()]
        self.fields["affected"].choices = [("", _("请选一个")), *listed]
        self.fields["affected"].coerce = found.get


class FollowForm(StepForm):
    followed = forms.ChoiceField(label=_("后来照定的办了吗"), choices=Followed.choices, widget=forms.RadioSelect)
    handled = forms.ChoiceField(
        label=_("这件事议得、办得，您满意吗"), choices=Handled.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("替谁登记"), max_length=40, required=False, help_text=_("您自己说就空着；纸上、口头说的，填他的姓名。")
    )
    household = forms.CharField(label=_("哪一户"), max_length=30, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not can_enter_for_others(self.actor, self.about.division_path):
            del self.fields["name"], self.fields["household"]


class ConcludeForm(StepForm):
    outcome = forms.ChoiceField(
        label=_("议的结果"), choices=[(each, each.label) for each in TALKED], widget=forms.RadioSelect
    )
    outcome_words = words(_("议成了什么"), 2000, hint=_("人人看得到，不写姓名。"), rows=5)
    came = forms.IntegerField(label=_("来了多少人"), min_value=1, max_value=5000)
    affected_came = forms.IntegerField(
        label=_("来的人里和这件事有关的"), min_value=0, max_value=5000, help_text=_("不到三分之一的，不能算谈成。")
    )
    route = forms.ChoiceField(label=_("接下来"), choices=TopicRoute.choices, widget=forms.RadioSelect)
