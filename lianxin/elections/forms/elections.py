"""What an election asks, one form a step."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.elections import presenters, selectors
from lianxin.elections.calc import calendar
from lianxin.elections.vocabulary import BallotOrder, DeclineCause, ElectionKind, Method
from lianxin.kit import clock
from lianxin.kit.forms import DateInput, filled
from lianxin.kit.steps import StepForm, picked, words
from lianxin.organisations import selectors as organisations


def _day(label, hint=""):
    return forms.DateField(label=label, widget=DateInput(), help_text=hint)


class PlanForm(StepForm):
    kind = forms.ChoiceField(label=_("什么选举"), choices=ElectionKind)
    method = forms.ChoiceField(label=_("谁来选"), choices=Method)
    poll_on = _day(_("投票日"), _("其他日子都从这一天往前、往后算。"))
    committee = words(
        _("选举委员会"),
        400,
        hint=_(
            "一行一个：姓名，知道人口档案编号的空一格写在后面，系统才能核对近亲属。候选人和近亲属不能在里面。党组织、村民小组、按户推选和会上选的可以不写。"
        ),
        required=False,
    )

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.fields["method"].choices = [(way.value, way.label) for way in selectors.ways_open_to(about)]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in selectors.kinds_open_to(about)]
        self.initial |= {
            "method": selectors.usual_method(about), "poll_on": clock.today() + timedelta(days=calendar.LIST_DAYS + 25),
        }  # fmt: skip

    def clean(self):
        data = super().clean()
        lines = [_member(line) for line in filled(data.get("committee", ""))]
        refs = {name: ref for name, ref in lines if ref}
        return data | {"committee": [name for name, _ref in lines], "committee_refs": refs}


def _member(line):
    """``(name, number of the person's record or empty)``."""
    name, _blank, ref = line.rpartition(" ")
    return (name.strip(), ref) if name and ref.isascii() and ref.isalnum() and len(ref) <= 12 else (line, "")


class LeaveCommitteeForm(StepForm):
    name = forms.ChoiceField(label=_("谁退出"))
    reason = forms.CharField(
        label=_("原因"), max_length=200, help_text=_("本人当候选人，或者近亲属当候选人等。不写病情，不写案情。")
    )
    instead = forms.CharField(
        label=_("谁接替"),
        max_length=40,
        required=False,
        help_text=_("按原来推选的结果依次递补，或者另外推选。没有的不写。"),
    )
    instead_ref = forms.CharField(
        label=_("接替的人的人口档案编号"), max_length=12, required=False, help_text=_("写了，系统才能核对近亲属。")
    )

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.fields["name"].choices = [(name, name) for name in about.committee]


class MovePollForm(StepForm):
    poll_on = _day(_("新的投票日"))
    reason = forms.CharField(label=_("原因"), max_length=200)


class RunOffForm(StepForm):
    run_off_on = _day(_("再选的日子"), _("写在再选的选票和投票公告上。"))


class ReasonForm(StepForm):
    reason = forms.CharField(label=_("原因"), max_length=200)


class ListForm(StepForm):
    listed_on = _day(_("名单公布日"))
    listed = forms.IntegerField(label=_("名单上的人数"), min_value=1, max_value=100_000)
    roll = picked(_("通过的选民名单"), (), required=False, help_text=_("在“人口”里编好、通过了的，选一份。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"listed_on": clock.today()}
        self._say_voters(about)
        rolls = {each.public_id: each for each in selectors.rolls_for(about)}
        self.fields["roll"].choices = [("", _("没有")), *((key, str(each)) for key, each in rolls.items())]
        self.fields["roll"].coerce = rolls.get
        if not rolls:
            del self.fields["roll"]
        elif about.method == Method.MEMBER_ASSEMBLY:
            self.fields["listed"].help_text = _("名册上还有孩子：写其中有完全民事行为能力的有多少人。")
        else:
            self.fields["listed"].required = False
            self.fields["listed"].help_text = _("选了下面一份名单的，不用写。")

    def _say_voters(self, election):
        """Where the members of the branch elect, how many of its list may."""
        if election.is_plenum:
            self.initial |= {"listed": len(selectors.committee_members(election.unit, election.poll_on))}
            self.fields["listed"].label = _("委员的人数")
        elif voters := selectors.voters_known(election):
            self.initial |= {"listed": voters}
            self.fields["listed"].help_text = _(
                "“党员名单”上有选举权的正式党员 {n} 人。预备党员和留党察看期间的党员不算。"
            ).format(n=voters)


class ObjectionForm(StepForm):
    name = forms.CharField(label=_("谁提的"), max_length=40)
    words = words(_("哪里不对"), 300)
    raised_on = _day(_("哪天提的"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"raised_on": clock.today()}


class DecideForm(StepForm):
    is_upheld = forms.TypedChoiceField(
        label=_("属实吗"), choices=[("1", _("属实，改名单")), ("0", _("不属实"))], coerce=lambda value: value == "1"
    )
    listed = forms.IntegerField(
        label=_("改正以后名单上有多少人"), min_value=1, max_value=100_000, required=False, help_text=_("属实的才填。")
    )
    answer = words(_("怎么处理"), 300)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"listed": about.election.listed}


class CorrectListForm(StepForm):
    listed = forms.IntegerField(label=_("名单上的人数"), min_value=1, max_value=100_000)
    reason = forms.CharField(label=_("原因"), max_length=200, help_text=_("大家都看得到，不写名字。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"listed": about.listed}


class DeclineForm(StepForm):
    on = _day(_("哪天声明的"))
    cause = forms.ChoiceField(label=_("为什么不就任"), choices=DeclineCause)
    reason = forms.CharField(label=_("补充说明"), max_length=200, required=False, help_text=_("不写病情，不写案情。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"on": clock.today()}
        self.fields["cause"].help_text = presenters.after_declining(about)


class CandidateForm(StepForm):
    post = forms.ModelChoiceField(label=_("岗位"), queryset=None, to_field_name="public_id", empty_label=_("请选岗位"))
    name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(label=_("账号"), max_length=60, required=False, help_text=_("有账号的写用户名。"))
    holder_ref = forms.CharField(
        label=_("人口档案编号"), max_length=12, required=False,
        help_text=_("没有账号的写编号，系统才能核对近亲属回避。"),
    )  # fmt: skip
    nominated_by = forms.CharField(label=_("谁提名"), max_length=120, help_text=_("党组织，或者哪些选民。"))
    is_screened = forms.BooleanField(label=_("已联审，没有不得作为候选人的情形"), required=False)
    warning_words = forms.CharField(
        label=_("提示后的说明"), max_length=300, required=False, help_text=_("系统提示“一般不”时，写明为什么仍然可以。")
    )

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        if about.is_plenum:
            members = selectors.committee_members(about.unit, about.poll_on)
            names = [(each.holder_name, each.holder_name) for each in members]
            self.fields["name"] = forms.ChoiceField(label=_("哪位委员"), choices=names)
            for name in ("username", "holder_ref", "is_screened"):
                del self.fields[name]
        posts = [post.pk for post in selectors.seats_of(about)]
        self.fields["post"].queryset = about.unit.posts.filter(pk__in=posts).select_related("unit__division")

    def clean(self):
        data = super().clean()
        username = data.pop("username", "")
        data["user"] = organisations.user_named(username) if username else None
        if username and data["user"] is None:
            self.add_error("username", _("没有这个用户名的账号，请核对，或留空。"))
        return data


class PlainForm(StepForm):
    """Nothing to fill in: the button is enough."""


class OrderForm(StepForm):
    """Where each candidate stands on the ballot paper, as strokes were counted or lots were drawn."""

    order = forms.ChoiceField(label=_("按什么排"), choices=BallotOrder, help_text=_("选票和公告上会写明。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"order": about.ballot_order}
        for post, people in presenters.by_post(selectors.standing(about)):
            for number, each in enumerate(people, start=1):
                self.fields[f"place_{each.public_id}"] = forms.IntegerField(
                    label=_("{name}（{post}）排第几").format(name=each.name, post=post.title),
                    min_value=1, max_value=len(people), initial=number,
                )  # fmt: skip

    def clean(self):
        data = super().clean()
        names = [name for name in self.fields if name.startswith("place_")]
        places = {name.removeprefix("place_"): data.pop(name) for name in names if name in data}
        return data | {"places": places}


class InstallForm(StepForm):
    on = _day(_("就任日"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("选举结果报告单、当选证书等。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"on": clock.today()}


class AuditForm(StepForm):
    audited_on = _day(_("哪天审计完"))
    audited_by = forms.CharField(
        label=_("谁审计的"), max_length=80, help_text=_("乡镇、县里的审计部门，或者请的会计师事务所。")
    )
    audit_said = words(_("结果"), 300, hint=_("大家都看得到。写钱、物、债清不清楚，还有什么没有了结；不写个人的私事。"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"audited_on": clock.today()}


class HandoverForm(StepForm):
    done_on = _day(_("哪天交接"))
    words = words(_("交了什么、谁交谁接"), 300)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"done_on": clock.today()}
