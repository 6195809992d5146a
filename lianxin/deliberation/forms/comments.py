"""Saying something of a topic, reading it first, asking for another look."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation import selectors
from lianxin.deliberation.policies import can_enter_for_others
from lianxin.deliberation.vocabulary import CommentState, Ruling, Side
from lianxin.kit.steps import StepForm, words


class CommentForm(StepForm):
    side = forms.ChoiceField(label=_("哪一面"), choices=Side.choices, widget=forms.RadioSelect)
    words = words(
        _("您想说什么"), 500, rows=4,
        hint=_("一条只说一件事，只说这个议题。不写别人的姓名和隐私。审过才放上；没有放上的，公开说明理由。"),
    )  # fmt: skip
    shows_name = forms.BooleanField(label=_("放上时写我的姓名"), required=False)
    author_name = forms.CharField(
        label=_("替谁登记"), max_length=40, required=False, help_text=_("本人没有手机时，由工作人员代填他的姓名。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not can_enter_for_others(self.actor, self.about.division_path):
            del self.fields["author_name"]


class _RulingForm(StepForm):
    ruling = forms.ChoiceField(label=_("放不放上"), widget=forms.RadioSelect)
    reason = words(_("理由"), 300, required=False, rows=2, hint=_("人人看得到，原话不公开。不放上的一定要写。"))
    rulings: tuple = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ruling"].choices = [(each, each.label) for each in self.rulings]


class RuleForm(_RulingForm):
    """What is shown and nobody doubts can only be taken down."""

    rulings = (Ruling.SHOW, Ruling.HIDE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.about.state == CommentState.SHOWN and not selectors.against(self.about):
            self.fields["ruling"].choices = [(Ruling.HIDE, Ruling.HIDE.label)]
            self.fields["ruling"].initial, self.fields["reason"].required = Ruling.HIDE, True


class ReviewForm(_RulingForm):
    rulings = (Ruling.RESTORE, Ruling.UPHOLD)


class AppealForm(StepForm):
    reason = words(_("为什么应该放上"), 300, rows=3, hint=_("人人看得到；由没有审过的人再看，只能请一次。"))
