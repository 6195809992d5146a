"""Forms of the file and of what leads into the pool."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.cadres import selectors
from lianxin.cadres.vocabulary import Answer, CheckKind, Source
from lianxin.kit import clock
from lianxin.kit.forms import DateInput, PhotosField
from lianxin.kit.steps import NoticeForm, StepForm, picked
from lianxin.kit.steps import words as lines


def dated(label, **more):
    return forms.DateField(label=label, widget=DateInput(), **more)


def short(label, length=40, *, hint="", required=True):
    return forms.CharField(label=label, max_length=length, help_text=hint, required=required)


class ConfirmForm(StepForm):
    """Nothing to fill in."""


class FactsForm(StepForm):
    is_member = forms.BooleanField(label=_("是党员"), required=False)
    education = short(_("学历、学什么的"), 80, required=False)
    skills = short(_("会什么"), 200, hint=_("例如“会记账，会修水泵，带过施工队”。"), required=False)
    languages = short(_("会说什么话"), 80, hint=_("本地话、普通话、少数民族语言、手语。"), required=False)
    places_served = short(_("在哪里干过"), 200, required=False)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {name: getattr(about, name) for name in self.fields}


class NominateSelfForm(StepForm):
    source = forms.ChoiceField(label=_("哪一类"), choices=Source)
    words = lines(_("为什么想干"), 300)


class OpenFileForm(StepForm):
    name = short(_("给谁建"), hint=_("写全名。同名的在后面空一格写户编号。"))


class NominateForm(StepForm):
    name = short(_("推荐谁"), hint=_("写全名。同名的在后面空一格写户编号。"))
    source = forms.ChoiceField(label=_("哪一类"), choices=Source)
    words = lines(_("为什么推荐"), 300, hint=_("写做过的事。本人看得到。"))


class ConsentForm(StepForm):
    on = dated(_("哪天同意的"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"on": clock.today()}


class WordsForm(StepForm):
    words = lines(_("说明"), 300, hint=_("哪次会、多少人、看了什么。本人看得到。不写病情、案情和别人的姓名。"))


class AccompanyForm(StepForm):
    mentor = short(_("帮带人"))
    plan = lines(_("怎么培养"), 500)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"mentor": about.mentor, "plan": about.plan}


class AskCheckForm(StepForm):
    kind = forms.ChoiceField(
        label=_("审了做什么用"),
        choices=CheckKind,
        widget=forms.RadioSelect,
        help_text=_("拟任职的，没有问题也要公示期满才算。"),
    )
    purpose = short(_("为什么审"), 80, hint=_("例如“拟任村党支部书记”。"))
    declared_on = dated(_("本人签承诺书的日子"))
    due_on = dated(_("请在哪天前答复"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"declared_on": clock.today(), "due_on": clock.today() + timedelta(days=7)}


class AnswerForm(StepForm):
    answer = forms.ChoiceField(
        label=_("怎么答复的"), widget=forms.RadioSelect, choices=[each for each in Answer.choices if each[0] != Answer.NONE],
        help_text=_("只记这一句。原因不写、不存，也没有地方写。"),
    )  # fmt: skip
    answered_on = dated(_("答复的日子"))
    signer = short(_("谁签的"))
    look_due_on = dated(_("要再核实的：哪天前核实完"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        users = {user.public_id: user for user in selectors.lookers(self.about.asked.file.division)}
        self.fields["looks_by"] = picked(
            _("要再核实的：谁去核实"), [("", _("不用再核实")), *((key, user.name) for key, user in users.items())],
            coerce=users.get, required=False,
        )  # fmt: skip
        self.order_fields(["answer", "answered_on", "signer", "looks_by", "look_due_on"])
        self.initial |= {"answered_on": clock.today()}


class LetterForm(StepForm):
    scans = PhotosField(
        label=_("盖了章的函"), max_count=2, help_text=_("拍清楚章和打勾的那一栏。函上写了原因的，盖住再拍。")
    )


class CheckNoticeForm(NoticeForm):
    body = lines(
        _("正文"),
        800,
        hint=_("写谁、做什么、到哪里提意见。不写部门怎么答复的。名字写在[[ ]]里，网上自动遮住。"),
        rows=6,
    )


class ReadingForm(StepForm):
    reason = short(_("为什么看"), 200, hint=_("例如“登记派出所的答复”。本人看得到谁看过、为什么。"))


class ChangeForm(StepForm):
    words = lines(_("变了什么"), 300, hint=_("职务、学历、奖惩等。不写案情。"))


class PapersForm(StepForm):
    papers = lines(_("随报材料"), 300, hint=_("一行一样：简历、学历证明、党团材料、任职文件、历年考核。"))


class OpinionForm(StepForm):
    opinion = lines(_("县里的意见"), 300)
