"""Asking for opinions, writing one, reading it first, and the printed sheet."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import Opinion, StatementState
from lianxin.kit.forms import DateTimeInput
from lianxin.kit.steps import StepForm, words

LONGEST, FEWEST, MOST = 140, 3, 40


class AskForm(StepForm):
    question = forms.CharField(
        label=_("想听什么"), max_length=200, help_text=_("一句话，比如：村口停车位怎么分，您怎么看")
    )
    statements = words(
        _("先放哪几条意见"), 6000, rows=8,
        hint=_("一行一条，每条只说一件事，别人能答“同意”或“不同意”。正反两面都要有。居民还可以自己添。"),
    )  # fmt: skip
    closes_at = forms.DateTimeField(
        label=_("截止时间"), widget=DateTimeInput(), help_text=_("截止以前可以改答案；结果截止以后才统计、才公布。")
    )

    def clean_statements(self):
        rows = [line.strip() for line in self.cleaned_data["statements"].splitlines() if line.strip()]
        if not FEWEST <= len(rows) <= MOST or len(set(rows)) < len(rows):
            raise forms.ValidationError(_now("写 {fewest} 到 {most} 条，每条不重样。").format(fewest=FEWEST, most=MOST))
        for number, row in enumerate(rows, 1):
            if len(row) > LONGEST:
                raise forms.ValidationError(
                    _now("第 {number} 条太长，请改到 {most} 字以内。").format(number=number, most=LONGEST)
                )
        return rows


class SuggestForm(StepForm):
    words = words(
        _("您的意见"), LONGEST, rows=3,
        hint=_("一条只说一件事。不写别人的姓名和隐私。审过才放上，不署名；没有放上的，公开说明理由。"),
    )  # fmt: skip


class ShowForm(StepForm):
    """One that was declined is put back with a reason."""

    reason = words(_("说明（可不写）"), 200, required=False, rows=2, hint=_("人人看得到。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.state == StatementState.DECLINED:
            self.fields["reason"].required, self.fields["reason"].label = True, _("理由")


class DeclineForm(StepForm):
    reason = words(_("理由"), 200, rows=2, hint=_("人人看得到，原话不公开。比如：写了别人的姓名；和这个议题无关。"))


class SheetForm(StepForm):
    """A printed sheet that somebody has filled in."""

    name = forms.CharField(label=_("谁填的"), max_length=40, help_text=_("只用来看他有没有在手机上答过，不存下来。"))
    household = forms.CharField(label=_("户编号"), max_length=40, required=False, help_text=_("有同名的人才要写。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = {f"answer_{each.public_id}": each for each in self.about.shown}
        for name, statement in self.asked.items():
            self.fields[name] = forms.TypedChoiceField(
                label=f"{statement.number}. {statement.words}", choices=[*Opinion.choices], coerce=int,
                empty_value=None, required=False, widget=forms.RadioSelect,
            )  # fmt: skip

    def clean(self):
        given = super().clean()
        told = [(statement, given.pop(name, None)) for name, statement in self.asked.items()]
        return given | {"answers": [(statement, value) for statement, value in told if value is not None]}
