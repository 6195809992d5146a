"""What a recall asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.elections import selectors
from lianxin.elections.vocabulary import BY_PRESENT, RecallGround
from lianxin.kit import clock
from lianxin.kit.forms import DateInput
from lianxin.kit.steps import StepForm, picked, words


def _number(label, low=0, hint=""):
    return forms.IntegerField(label=label, min_value=low, max_value=100_000, help_text=hint)


class RaiseForm(StepForm):
    tenure = picked(_("罢免谁"), ())
    ground = forms.ChoiceField(label=_("谁提的"), choices=RecallGround)
    method = forms.ChoiceField(label=_("谁来表决"), choices=(), help_text=_("选他的人来表决。"))
    asked = _number(_("签名的人数"), 1)
    total = _number(_("一共有多少人"), 1, _("有选举权的村（居）民，或者代表，一共有多少。"))
    raised_on = forms.DateField(label=_("哪天提的"), widget=DateInput())
    reason = words(_("理由"), 300)

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        self.initial |= {"raised_on": clock.today()}
        serving = {each.public_id: each for each in selectors.who_may_be_recalled(about)}
        self.fields["tenure"].choices = [
            (key, f"{each.holder_name}（{each.post.title}）") for key, each in serving.items()
        ]
        self.fields["tenure"].coerce = serving.get
        ways = selectors.methods_of(about)
        self.fields["method"].choices = [(way.value, way.label) for way in ways]
        if len(ways) == 1:
            del self.fields["method"]


class CallForm(StepForm):
    vote_on = forms.DateField(label=_("投票日"), widget=DateInput(), help_text=_("定了就拟公告，让大家早知道。"))


class MoveForm(CallForm):
    reason = forms.CharField(label=_("为什么改"), max_length=200)


class AnswerForm(StepForm):
    answer = words(_("本人的申辩"), 500, hint=_("投票以前当众念。"))


class CountRecallForm(StepForm):
    listed = _number(_("名单上的人数"), 1)
    present = _number(_("到会的有选举权的人"), 0, _("没有交票的也算到会。"))
    cast = _number(_("收回选票"))
    in_favour = _number(_("同意罢免"))

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, about=about, actor=actor, **kwargs)
        if about.method not in BY_PRESENT:
            del self.fields["present"]
