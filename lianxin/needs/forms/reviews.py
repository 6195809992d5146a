"""Whether a bad mark is the unit's: what the unit says, the requester, and who decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.needs.forms.acting import ActionForm
from lianxin.needs.vocabulary import NotAttributable


def _words(label, length, *, hint=""):
    return forms.CharField(label=label, help_text=hint, max_length=length, widget=forms.Textarea(attrs={"rows": 3}))


class AskReviewForm(ActionForm):
    reason = forms.ChoiceField(label=_("为什么不可归责"), choices=NotAttributable)
    words = _words(_("情况"), 500, hint=_("只说事情，不评价诉求人。诉求人看得到。"))
    evidence = _words(_("凭据"), 300, hint=_("文件号、时间、谁可以证明。"))


class ReviewWordsForm(ActionForm):
    words = _words(_("您的意见"), 500)


class FindingForm(ActionForm):
    finding = forms.TypedChoiceField(
        label=_("认定"),
        choices=[("yes", _("不可归责：不算进承办单位的解决率、满意率")), ("no", _("可以归责：照算"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = _words(_("理由"), 300, hint=_("双方都看得到。"))
